import type { Speaker } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import { STATE_METONYMS, STATES } from './lexicon/countries.ts';
import {
  DOCUMENT_NOUNS,
  FEMALE_TITLES,
  GROUP_NOUNS,
  HONORIFICS,
  MALE_TITLES,
  MEDIA_NAMES,
  MEDIA_NOUNS,
  ORGANISATION_NOUNS,
  ROLE_NOUNS,
} from './lexicon/speaker-nouns.ts';
import type { Word } from './tagged-words.ts';

/** A noun phrase as a possible speaker: its name without title and article, and what kind of speaker that is. */
export type NameReading = {
  readonly name: string;
  readonly kind: Speaker['kind'];
  readonly role?: string;
  readonly affiliation?: string;
  readonly gender?: 'f' | 'm';
  /** The last word of a person's name, folded; undefined for others. */
  readonly surname?: string;
};

const LEADING = /^(?:the|a|an|this|that|these|those|one|another|some)$/u;
const NAME_PART = /^[\p{Lu}][\p{L}\p{M}'’.-]*$/u;
const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'da',
  'del',
  'der',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'bin',
  'al',
  'el',
  'ibn',
  'ben',
]);

/** Reads the name out of a noun phrase: `Kremlin spokesman Dmitry Peskov` → `Dmitry Peskov`, a person, role `spokesman`. */
export function readName(words: readonly Word[]): NameReading {
  const phrase = headPhrase(words);
  const whole = joined(phrase);
  const bare = foldCase(whole.replace(/^the\s+/iu, ''));
  const state = STATE_METONYMS[bare];
  if (state) return { name: state, kind: 'state' };
  const withoutArticle = whole.replace(/^the\s+/iu, '');
  if (STATES.has(withoutArticle)) return { name: withoutArticle, kind: 'state' };
  const person = personName(phrase);
  if (person) return person;
  const head = phrase.at(-1)?.lower ?? '';
  const kind = kindOf(phrase, head);
  const name =
    kind === 'person-unnamed' || kind === 'group' || kind === 'document'
      ? whole.replace(/^(?:the|a|an)\s+/iu, '')
      : withoutArticle;
  return { name: name === '' ? whole : name, kind };
}

/** The phrase up to its first comma, bracket, preposition or relative clause: what carries the name. */
function headPhrase(words: readonly Word[]): readonly Word[] {
  let end = 1;
  while (end < words.length) {
    const word = words[end];
    if (!word || word.text === ',' || word.text === '(' || word.lower === 'who' || word.lower === 'which') break;
    const opensPhrase = word.pos === 'ADP' && !(word.text !== word.lower);
    if (opensPhrase && word.lower !== 'of') break;
    end++;
  }
  return words.slice(0, end);
}

function joined(words: readonly Word[]): string {
  let text = '';
  let last = -1;
  for (const word of words) {
    text += last >= 0 && word.start > last ? ` ${word.text}` : word.text;
    last = word.end;
  }
  return text;
}

/** The run of capitalised names at the end, where a person's title, role or a given name stands before or it looks like one. */
function personName(phrase: readonly Word[]): NameReading | undefined {
  let from = phrase.length;
  while (from > 0) {
    const word = phrase[from - 1];
    if (!word) break;
    const isJoint = (word.text === '-' || word.text === '.') && from < phrase.length;
    const isParticle = PARTICLES.has(word.lower) && from < phrase.length && from > 1;
    if (!isJoint && !isParticle && (!NAME_PART.test(word.text) || word.pos === 'DET' || word.pos === 'PRON')) break;
    if (ROLE_NOUNS.has(word.lower) || HONORIFICS.has(word.lower.replace('.', ''))) break;
    from--;
  }
  while (from < phrase.length && (phrase[from]?.text === '-' || phrase[from]?.text === '.')) from++;
  const names = phrase.slice(from);
  if (names.length === 0) return undefined;
  const title = phrase[from - 1];
  const titleWord = title?.lower.replace('.', '') ?? '';
  const hasTitle = title !== undefined && (ROLE_NOUNS.has(titleWord) || HONORIFICS.has(titleWord));
  const last = names.at(-1)?.lower ?? '';
  if (ORGANISATION_NOUNS.has(last) || DOCUMENT_NOUNS.has(last) || MEDIA_NAMES.has(last) || GROUP_NOUNS.has(last))
    return undefined;
  if (names.some((word) => ORGANISATION_NOUNS.has(word.lower) || MEDIA_NAMES.has(word.lower) || word.lower === 'of'))
    return undefined;
  const name = joined(names);
  if (STATES.has(name) || STATE_METONYMS[foldCase(name)]) return undefined;
  const startsWithArticle = LEADING.test(phrase[0]?.lower ?? '');
  if (title?.pos === 'ADP') return undefined;
  if (!hasTitle && startsWithArticle) return undefined;
  if (!hasTitle && names.every((word) => word.text === word.text.toUpperCase() && word.text.length > 1))
    return undefined;
  const role = hasTitle ? roleBefore(phrase, from) : undefined;
  const gender = FEMALE_TITLES.has(titleWord) ? 'f' : MALE_TITLES.has(titleWord) ? 'm' : undefined;
  return {
    name,
    kind: 'person',
    ...(role ? { role } : {}),
    ...(role ? affiliationOf(phrase, from) : {}),
    ...(gender ? { gender } : {}),
    surname: foldCase(last),
  };
}

/** "U.S. Defense Secretary", "Kremlin spokesman": what stands before the name; undefined for a mere form of address. */
function roleBefore(phrase: readonly Word[], from: number): string | undefined {
  const before = phrase.slice(0, from).filter((word) => word.pos !== 'DET');
  if (before.every((word) => HONORIFICS.has(word.lower.replace('.', '')) || word.text === '.')) return undefined;
  return joined(before);
}

function affiliationOf(phrase: readonly Word[], from: number): { affiliation?: string } {
  const first = phrase
    .slice(0, Math.max(0, from - 1))
    .filter((word) => word.pos === 'PROPN' || ORGANISATION_NOUNS.has(word.lower));
  return first.length > 0 && !ROLE_NOUNS.has(first[0]?.lower ?? '') ? { affiliation: joined(first) } : {};
}

function kindOf(phrase: readonly Word[], head: string): Speaker['kind'] {
  const headOf = phrase.findIndex((word) => word.lower === 'of');
  const noun = headOf > 0 ? (phrase[headOf - 1]?.lower ?? head) : head;
  if (DOCUMENT_NOUNS.has(noun)) return 'document';
  if (ROLE_NOUNS.has(noun)) return 'person-unnamed';
  if (MEDIA_NOUNS.has(noun) || phrase.some((word) => MEDIA_NAMES.has(word.lower) && word.text !== word.lower))
    return 'media';
  if (GROUP_NOUNS.has(noun) || (noun.endsWith('s') && phrase.at(-1)?.pos === 'NOUN')) return 'group';
  if (phrase.some((word) => ORGANISATION_NOUNS.has(word.lower))) return 'organisation';
  if (phrase.every((word) => word.pos === 'PROPN' || word.pos === 'DET')) return 'organisation';
  return 'other';
}
