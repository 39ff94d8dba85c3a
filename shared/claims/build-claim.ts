import type { Claim, Speaker } from '../model/claim.ts';
import type { Span, TextSpan } from '../model/span.ts';
import type { Attribution } from './attributions.ts';
import { claimId } from './claim-id.ts';
import { readConfidence } from './confidence.ts';
import { readEvidence } from './evidence.ts';
import { readQuantities } from './quantities.ts';
import type { WordRange } from './reading-units.ts';
import { readSaid } from './said.ts';
import { readStance } from './stance.ts';

export type ClaimSource = {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  readonly publishedAt: string | undefined;
  readonly sha256: string;
};

const TURNS: ReadonlySet<string> = new Set(['although', 'but', 'though']);
/** The shortest half that says something, in words. */
const MIN_HALF = 3;

/**
 * The claims of an attribution: one, or two where its content turns ("I cannot confirm it, but it is worrying") and the speaker's
 * stance with it. Both share speaker and cue.
 */
export function buildClaims(
  attribution: Attribution,
  speaker: Speaker | null,
  via: string[],
  source: ClaimSource,
): Claim[] {
  const whole = buildClaim(attribution, speaker, via, source);
  const [only, ...rest] = attribution.content;
  if (!only || rest.length > 0 || attribution.verb?.isSpeech !== true) return [whole];
  const { words } = attribution.unit;
  for (let at = only[0] + MIN_HALF; at < only[1] - MIN_HALF; at++) {
    if (!TURNS.has(words[at]?.lower ?? '') || words[at - 1]?.text !== ',') continue;
    const first = buildClaim({ ...attribution, content: [[only[0], at - 1]] }, speaker, via, source);
    const second = buildClaim({ ...attribution, content: [[at, only[1]]] }, speaker, via, source);
    const turns = (first.stance === 'cannot-confirm') !== (second.stance === 'cannot-confirm');
    return turns ? [first, second] : [whole];
  }
  return [whole];
}

/** The claim that an attribution makes, with the speaker that it was resolved to. Spans are into the article's text. */
function buildClaim(attribution: Attribution, speaker: Speaker | null, via: string[], source: ClaimSource): Claim {
  const { text } = source;
  const { unit } = attribution;
  const span = ([from, to]: WordRange): Span => [
    unit.words[from]?.start ?? unit.start,
    unit.words[to - 1]?.end ?? unit.end,
  ];
  const piece = (place: Span): TextSpan => ({ text: text.slice(...place), span: place });
  const extra = (attribution.more ?? []).map(
    ({ unit: other, range: [from, to] }): Span => [
      other.words[from]?.start ?? other.start,
      other.words[to - 1]?.end ?? other.end,
    ],
  );
  const content = [...attribution.content.map(span), ...extra].sort((a, b) => a[0] - b[0]);
  const cue = span(attribution.cue);
  const contentText = content.map((place) => text.slice(...place)).join(' ');
  const stance = readStance(attribution, text.slice(...cue), contentText, speaker);
  const quotes = quotesOf(attribution).map(piece);
  const mode = modeOf(content, quotes);
  return {
    id: claimId(source.id, source.version, cue, content),
    speaker,
    cue: piece(cue),
    ...stance,
    content: content.map(piece),
    mode,
    proposition: { text: propositionText(contentText) },
    quotes,
    said: readSaid(attribution, source.publishedAt),
    quantities: readQuantities(unit, attribution.content, text),
    via,
    evidence: readEvidence(text, evidenceSpan(attribution), source.sha256),
    confidence: readConfidence(attribution, { speaker, mode, content: contentText, isNested: via.length > 0 }),
  };
}

function quotesOf(attribution: Attribution): Span[] {
  const { unit } = attribution;
  const own = unit.quotations.filter(({ words }) =>
    attribution.content.some(([from, to]) => words[0] < to && words[1] > from),
  );
  const more = (attribution.more ?? []).flatMap(({ unit: other, range }) =>
    other.quotations.filter(({ words }) => words[0] < range[1] && words[1] > range[0]),
  );
  return [...own, ...more].map(({ start, end }) => [start, end]);
}

/** Direct when hardly a word of the content stands outside quotation marks. */
function modeOf(content: readonly Span[], quotes: readonly TextSpan[]): Claim['mode'] {
  if (quotes.length === 0) return 'indirect';
  let outside = 0;
  for (const [start, end] of content) {
    let covered = 0;
    for (const { span } of quotes) covered += Math.max(0, Math.min(end, span[1]) - Math.max(start, span[0]));
    outside += end - start - covered;
  }
  return outside <= content.length * 2 ? 'direct' : 'mixed';
}

function propositionText(content: string): string {
  return content
    .replace(/\s+/gu, ' ')
    .replace(/^(?:that|how|whether)\s/iu, '')
    .replace(/^["“”'‘’«»]|["“”'‘’«»]$/gu, '')
    .replace(/[,;:]$/u, '')
    .trim();
}

function evidenceSpan(attribution: Attribution): Span {
  const last = attribution.more?.at(-1)?.unit ?? attribution.unit;
  return [attribution.unit.start, Math.max(attribution.unit.end, last.end)];
}
