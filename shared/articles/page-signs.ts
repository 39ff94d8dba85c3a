import type { PageRefusal } from '../model/article.ts';
import { scanMarkup } from './scan-markup.ts';

/** As much of a page's words as its notice to a visitor may take. */
const MAX_NOTICE_LENGTH = 6000;
/** Below this many characters of text a page may be a notice instead of an article. */
const MAX_NOTICE_TEXT = 900;
/** A paragraph or two in front of a wall. */
const MAX_TEASER_TEXT = 1500;
/** Fewer letters are no article in any script. */
const MIN_LETTERS = 25;

export type Refusal = { reason: PageRefusal; message: string };

type Sign = { reason: PageRefusal; message: string; maxText: number; title?: RegExp; words?: RegExp };

/** In the order in which they are tried: the more particular first. Plain words in the languages of the default feeds. */
const SIGNS: readonly Sign[] = [
  {
    reason: 'challenge',
    message: 'the page asks for proof that a person is reading',
    maxText: MAX_NOTICE_TEXT,
    title:
      /^(?:just a moment|attention required|access denied|please wait|security check|ddos-guard|one more step|robot check|are you (?:a robot|human)|captcha|human verification|проверка браузера)/iu,
    words:
      /\b(?:verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser before|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|are you a robot|complete the captcha|access to this page has been denied|performance (?:&|and) security by cloudflare)\b/iu,
  },
  {
    reason: 'soft-404',
    message: 'the page says that it does not exist',
    maxText: MAX_NOTICE_TEXT,
    title:
      /(?:^|\b)(?:404|(?:page|article|story|content|error).{0,20}not found|not found|page (?:unavailable|doesn['’]t exist|does not exist|no longer)|seite nicht gefunden|nicht gefunden|page introuvable|página no encontrada|página não encontrada|pagina non trovata|страница не найдена|не найдена|сторінку не знайдено|не знайдено|nie znaleziono|찾을 수 없습니다|ページが見つかりません|页面不存在)/iu,
    words:
      /(?:\b(?:the|this) (?:page|article|story) (?:you(?:['’]re| are| were)? (?:requested|looking for|trying to reach) )?(?:could not be found|cannot be found|can['’]t be found|does(?: not|n['’]t) exist|is no longer available|has been (?:removed|deleted)|was not found)\b|запрашиваемая страница не|такой страницы (?:нет|не существует)|la página que busca no|la page demandée n|die angeforderte seite)/iu,
  },
  {
    reason: 'paywall',
    message: 'the text is for subscribers',
    maxText: MAX_TEASER_TEXT,
    words:
      /(?:\b(?:subscribe|sign up|register|pay|upgrade|create (?:a|an) (?:free )?account)(?: now| today)? to (?:continue|keep|read|unlock|access)\b|\bto (?:continue|keep) reading(?: this)?\b|\b(?:article|story|content) is (?:for|available (?:only )?to|reserved for|exclusive to|exclusively for|locked for) (?:our |paying |premium )?(?:subscribers|members)\b|\bsubscriber[- ]only\b|\breached your (?:monthly |free )?(?:article )?limit\b|\bremaining free articles?\b|réservé aux abonnés|il vous reste \d|weiterlesen mit|nur für abonnenten|mit .{0,20}plus weiterlesen|contenido exclusivo para suscriptores|suscríbete para|exclusivo para assinantes|contenuto riservato agli abbonati|только для подписчиков|доступна? (?:только )?по подписке|лише для передплатників|유료 회원|会員限定|有料会員)/iu,
  },
  {
    reason: 'login',
    message: 'the page wants a visitor to log in',
    maxText: MAX_NOTICE_TEXT,
    title: /^(?:log ?in|sign ?in|login required|anmelden|connexion|iniciar sesión|вход|увійти|로그인)\b/iu,
    words:
      /\b(?:(?:log|sign) ?in to (?:continue|view|read|access|see|your account)|you must (?:be logged in|log in|sign in) to|please (?:log|sign) ?in to|members only)\b|войдите, чтобы|увійдіть, щоб/iu,
  },
  {
    reason: 'consent-wall',
    message: 'the page shows only a request for consent to cookies',
    maxText: MAX_NOTICE_TEXT,
    title:
      /^(?:before you continue|your privacy|privacy (?:settings|preferences|choices)|cookie (?:consent|settings)|consent|we value your privacy|datenschutzeinstellungen|bevor sie)/iu,
    words:
      /\b(?:(?:we|our partners|websites?|vendors)\b.{0,120}\bcookies\b.{0,400}\b(?:accept|agree|consent|reject|manage)|accept (?:all )?cookies|(?:mit werbung|cookies) .{0,40}(?:zustimmen|akzeptieren)|accepter et continuer|aceptar y continuar)/isu,
  },
];

/**
 * Why a page that gave little or no text is no article; `undefined` for an article. `html` is looked at only where the
 * text is short. `isPaid`: the page's own structured data says that the text is not free.
 */
export function refusalOf(page: { text: string; title: string; html: string; isPaid: boolean }): Refusal | undefined {
  const length = page.text.length;
  if (length >= MAX_TEASER_TEXT) return undefined;
  const words = wordsOf(page.html);
  for (const sign of SIGNS) {
    if (length >= sign.maxText) continue;
    if (sign.title?.test(page.title) || isNotice(sign, words, page.text)) {
      return { reason: sign.reason, message: sign.message };
    }
  }
  if (page.isPaid && length < MAX_NOTICE_TEXT)
    return { reason: 'paywall', message: 'the page says that its text is not free' };
  if (countLetters(page.text) < MIN_LETTERS)
    return { reason: 'no-text', message: 'there is no article text on the page' };
  return undefined;
}

/** Words of a wall count only where they stand at or behind the text, or there is none: headers offer log-ins on every page. */
function isNotice(sign: Sign, words: string, text: string): boolean {
  if (sign.words === undefined) return false;
  if (sign.reason === 'paywall') return sign.words.test(words);
  return text.length < MAX_NOTICE_TEXT / 3 ? sign.words.test(words) : sign.words.test(text);
}

function wordsOf(html: string): string {
  const parts: string[] = [];
  let length = 0;
  for (const token of scanMarkup(html)) {
    if (token.kind !== 'text') continue;
    const text = html.slice(token.start, Math.min(token.end, token.start + MAX_NOTICE_LENGTH)).replace(/\s+/g, ' ');
    if (text === ' ') continue;
    parts.push(text);
    length += text.length;
    if (length > MAX_NOTICE_LENGTH) break;
  }
  return parts.join(' ');
}

function countLetters(text: string): number {
  let count = 0;
  for (const char of text.slice(0, 4 * MIN_LETTERS)) {
    // A Chinese, Japanese or Korean sign says as much as two letters and more.
    if (/\p{L}/u.test(char)) count += char > '\u2e80' ? 2.5 : 1;
  }
  return count;
}
