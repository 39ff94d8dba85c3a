import { STANCE_WORDS } from '../developments/stance-words.ts';
import { STANCES, type Stance } from '../model/claim.ts';
import type { Carrier, Development, DevelopmentKind, Position } from '../model/development.ts';
import { shorten } from './clean-text.ts';
import { type Html, html, joinHtml } from './html.ts';
import { safeUrl } from './safe-url.ts';
import { anchorId, siteKeys } from './site-keys.ts';
import { stanceLabel } from './stance-mark.ts';

export const KIND_WORDS: Readonly<Record<DevelopmentKind, string>> = {
  'first-position': 'First position',
  'changed-position': 'Position changed',
  'new-figure': 'New figure',
  contradiction: 'Contradiction',
  'claim-edited': 'Claim edited',
  'claim-withdrawn': 'Claim withdrawn',
  'independent-report': 'Independent report',
  correction: 'Correction',
};

/** Longest quotation on a page, in characters. */
export const MAX_QUOTE_LENGTH = 320;

export function developmentAnchor(id: string): string {
  return anchorId('d', id);
}

/** Where an entry is found again: key and anchor of the page of its day. */
export function developmentLink(storyId: string, { day, id }: { day: string; id: string }): string {
  return `${siteKeys.day(storyId, day)}#${developmentAnchor(id)}`;
}

/** The position that is new. */
export function freshPosition({ positions }: Development): Position {
  const fresh = positions.at(-1);
  if (!fresh) throw new RangeError('a development has a position');
  return fresh;
}

/** The title with a mark before each stance: shape, colour and word say the same. */
export function developmentHeading(development: Development): Html {
  const { title, positions, kind } = development;
  const cut = title.lastIndexOf(': ');
  if (cut === -1) return html`${title}`;
  const tail = title.slice(cut + 2);
  if (kind === 'contradiction') {
    const [first, second] = [freshPosition(development), positions[0] ?? freshPosition(development)];
    return html`${first.speaker} ${stanceLabel(first.stance)} what ${second.speaker} ${stanceLabel(second.stance)}: ${tail}`;
  }
  return html`${title.slice(0, cut)}: ${joinHtml(tail.split(' → ').map(markStance), ' <span class="to">→</span> ')}`;
}

function markStance(words: string): Html {
  const also = 'now also ';
  const bare = words.startsWith(also) ? words.slice(also.length) : words;
  const stance = STANCES.find((each: Stance) => STANCE_WORDS[each] === bare);
  if (stance === undefined) return html`<b>${words}</b>`;
  return html`${bare === words ? '' : also}${stanceLabel(stance)}`;
}

/** The speaker's own words where the text quotes them, or else the text's words. */
export function quotation(carrier: Carrier): Html {
  const spoken = carrier.quotes.filter((quote) => quote.trim().split(/\s+/).length >= 3);
  const words = shorten(spoken.length > 0 ? spoken.join(' … ') : carrier.content, MAX_QUOTE_LENGTH);
  const cite = safeUrl(carrier.url);
  return html`<blockquote dir="auto"${cite !== undefined && html` cite="${cite}"`}>${words}</blockquote>`;
}
