import type { Claim } from '#shared/model/claim.ts';
import { type Colour, renderTable } from './output.ts';

type Answer = { claims: readonly Claim[]; skipped?: string };
type Mark = { at: number; end: number; colour: Colour };

const NOTHING = 'No claims found.';
/** Longest content that a row of the table shows, in UTF-16 units. */
const MAX_CONTENT = 90;

/** The text with speakers, cues and contents in colour; where they overlap, the shorter one shows. */
export function claimsText(text: string, { claims }: Answer, paint: (colour: Colour, text: string) => string): string {
  const marks: Mark[] = claims.flatMap(({ speaker, cue, content }) => [
    ...content.map(({ span }) => ({ at: span[0], end: span[1], colour: 'green' as const })),
    ...(cue ? [{ at: cue.span[0], end: cue.span[1], colour: 'yellow' as const }] : []),
    ...(speaker ? [{ at: speaker.span[0], end: speaker.span[1], colour: 'cyan' as const }] : []),
  ]);
  const colours: (Colour | undefined)[] = new Array(text.length);
  for (const { at, end, colour } of marks.sort((a, b) => b.end - b.at - (a.end - a.at))) colours.fill(colour, at, end);
  let out = '';
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    while (end < text.length && colours[end] === colours[at]) end++;
    const colour = colours[at];
    const piece = clean(text.slice(at, end));
    out += colour ? paint(colour, piece) : piece;
    at = end;
  }
  return out;
}

/** One row a claim: speaker, stance, cue, content, day. */
export function claimsTable({ claims, skipped }: Answer): string {
  if (skipped) return 'Not read: the text is not in English.';
  if (claims.length === 0) return NOTHING;
  return renderTable(
    ['speaker', 'stance', 'cue', 'said', 'content'],
    claims.map((claim) => [
      claim.via.length > 0
        ? `${claim.speaker?.name ?? '–'} (via ${claim.via.join(', ')})`
        : (claim.speaker?.name ?? '–'),
      claim.proposition.key ? `${claim.stance} ${claim.proposition.key}` : claim.stance,
      claim.cue?.text ?? '–',
      claim.said.at ?? '–',
      shorten(claim.content.map(({ text }) => text).join(' … ')),
    ]),
  );
}

/** A terminal obeys control characters; a text may not use them. */
function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : '\ufffd'));
}

function shorten(text: string): string {
  const plain = text.replace(/\s+/gu, ' ');
  return plain.length > MAX_CONTENT ? `${plain.slice(0, MAX_CONTENT)}…` : plain;
}
