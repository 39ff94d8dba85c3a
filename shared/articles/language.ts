import { detect } from 'tinyld';
import { englishShare } from '../text/detect-language.ts';

/** Languages of the default feeds, and those that news of the stories comes in. */
const LANGUAGES = [
  'en',
  'ru',
  'uk',
  'ko',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'ar',
  'fa',
  'he',
  'tr',
  'pl',
  'cs',
  'nl',
  'ja',
  'zh',
  'vi',
  'id',
  'ro',
  'hu',
  'sv',
  'fi',
  'el',
  'bg',
  'sr',
  'hi',
  'be',
  'da',
  'no',
];
/** As much as a sure answer takes. */
const SAMPLE_LENGTH = 1500;
/** As much as shows the script. */
const SCRIPT_SAMPLE_LENGTH = 400;
/** Shorter texts are not enough to guess from. */
const MIN_SAMPLE_LENGTH = 30;

/** As many characters tell English from other languages by its small words alone; headlines and lists have few of them. */
const MIN_ENGLISH_SAMPLE = 300;
/** Shares of small English words (see `englishShare`): below the one no text of that length is English, above the other each is. */
const NO_ENGLISH = 0.01;
const PLAIN_ENGLISH = 0.08;

type Script = 'latin' | 'cyrillic' | 'arabic' | 'hebrew' | 'greek' | 'hangul' | 'kana' | 'han' | 'devanagari';
const SCRIPTS: readonly [script: Script, pattern: RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['han', /\p{Script=Han}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
];
/** Languages that are not written in Latin letters. */
const SCRIPTS_OF: Readonly<Record<string, readonly Script[]>> = {
  ru: ['cyrillic'],
  uk: ['cyrillic'],
  be: ['cyrillic'],
  bg: ['cyrillic'],
  mk: ['cyrillic'],
  kk: ['cyrillic', 'latin'],
  sr: ['cyrillic', 'latin'],
  ar: ['arabic'],
  fa: ['arabic'],
  ur: ['arabic'],
  he: ['hebrew'],
  el: ['greek'],
  ko: ['hangul'],
  ja: ['kana', 'han'],
  zh: ['han'],
  hi: ['devanagari'],
};

/**
 * The language of a text as BCP 47, `und` when nobody can tell. What is declared goes first, in the order given, unless the
 * text says otherwise, by its letters or by the small words of English: systems declare one language for whatever is
 * written in them.
 */
export function languageOf(text: string, declared: readonly (string | undefined)[]): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const script = scriptOf(sample.slice(0, SCRIPT_SAMPLE_LENGTH));
  for (const tag of declared) {
    const primary = tag?.toLowerCase().split('-')[0];
    if (!tag || !primary || primary === 'und' || primary === 'mul') continue;
    if (script !== undefined && !(SCRIPTS_OF[primary] ?? ['latin']).includes(script)) continue;
    if (!deniesByWords(sample, script, primary)) return tag;
  }
  if (script === 'hangul') return 'ko';
  if (script === 'kana') return 'ja';
  if (sample.length < MIN_SAMPLE_LENGTH && script !== 'han') return 'und';
  // Letters alone mislead where a text is full of foreign names.
  if (script === 'latin' && englishShare(sample) > PLAIN_ENGLISH) return 'en';
  return detect(sample, { only: LANGUAGES }) || 'und';
}

/** Only a text that is long enough, in Latin letters, says whether it is English. */
function deniesByWords(sample: string, script: Script | undefined, primary: string): boolean {
  if (script !== 'latin' || sample.length < MIN_ENGLISH_SAMPLE) return false;
  const share = englishShare(sample);
  return primary === 'en' ? share < NO_ENGLISH : share > PLAIN_ENGLISH;
}

/** The script of most letters; Japanese is told from Chinese by its kana. */
function scriptOf(sample: string): Script | undefined {
  let best: Script | undefined;
  let most = 0;
  for (const [script, pattern] of SCRIPTS) {
    const count = sample.match(pattern)?.length ?? 0;
    if (script === 'kana' && count > 0 && count * 10 > sample.length) return 'kana';
    if (count > most) {
      most = count;
      best = script;
    }
  }
  return best;
}
