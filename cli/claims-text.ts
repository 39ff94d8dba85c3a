import type { Claim } from '#shared/model/claim.ts';
import { type Answer, STANCE_COLOURS } from './claims-table.ts';
import type { Colour, Paint } from './output.ts';

/** Narrower terminals break lines by themselves. */
const MIN_WIDTH = 40;
/** Longer lines are hard to read, however wide the terminal is. */
const MAX_WIDTH = 110;

type Mark = { at: number; end: number; colour: Colour };

/**
 * The text with speakers in cyan, contents in green and cues in the colour of their stance, each cue with the number of its row in the table;
 * where marks overlap, the shorter one shows. Broken into lines of `columns` where a width is given.
 */
export function claimsText(text: string, { claims }: Answer, paint: Paint, columns?: number): string {
  const colours = colourUnits(text, claims);
  const numbers = cueNumbers(claims);
  const width = columns === undefined ? undefined : Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns));
  const lines: string[] = [];
  let line = '';
  let column = 0;
  const breakLine = () => {
    lines.push(line.trimEnd());
    line = '';
    column = 0;
  };
  for (const { 0: piece, index } of text.matchAll(/\n\s*\n|\s|\S+/gu)) {
    if (piece.includes('\n')) {
      breakLine();
      if (piece !== '\n') breakLine();
    } else if (piece.trim() === '') {
      line += ' ';
      column++;
    } else {
      const { painted, length } = paintWord(piece, index, colours, numbers, paint);
      if (width !== undefined && column > 0 && column + length > width) breakLine();
      line += painted;
      column += length;
    }
  }
  breakLine();
  return lines.join('\n').trim();
}

/** What the colours of the text mean. */
export function claimsLegend(paint: Paint): string {
  const stances = Object.entries(STANCE_COLOURS).map(([stance, colour]) => paint(colour, stance));
  return `${paint('cyan', 'speaker')}  cue[row]: ${stances.join(' ')}  ${paint('green', 'content')}`;
}

function colourUnits(text: string, claims: readonly Claim[]): (Colour | undefined)[] {
  const marks: Mark[] = claims.flatMap(({ speaker, cue, content, stance }) => [
    ...content.map(({ span: [at, end] }) => ({ at, end, colour: 'green' as const })),
    ...(cue ? [{ at: cue.span[0], end: cue.span[1], colour: STANCE_COLOURS[stance] }] : []),
    ...(speaker ? [{ at: speaker.span[0], end: speaker.span[1], colour: 'cyan' as const }] : []),
  ]);
  const colours: (Colour | undefined)[] = new Array(text.length);
  for (const { at, end, colour } of marks.sort((a, b) => b.end - b.at - (a.end - a.at))) colours.fill(colour, at, end);
  return colours;
}

/** Rows of the table by the place where their cue ends. */
function cueNumbers(claims: readonly Claim[]): Map<number, string> {
  const numbers = new Map<number, string>();
  for (const [index, { cue }] of claims.entries()) {
    if (!cue) continue;
    const before = numbers.get(cue.span[1]);
    numbers.set(cue.span[1], before === undefined ? `${index + 1}` : `${before},${index + 1}`);
  }
  return numbers;
}

/** A word with its colours, and how many columns it takes. */
function paintWord(
  word: string,
  start: number,
  colours: readonly (Colour | undefined)[],
  numbers: ReadonlyMap<number, string>,
  paint: Paint,
): { painted: string; length: number } {
  let painted = '';
  let length = 0;
  for (let at = 0; at < word.length; ) {
    let end = at + 1;
    const colour = colours[start + at];
    while (end < word.length && colours[start + end] === colour && !numbers.has(start + end)) end++;
    const piece = clean(word.slice(at, end));
    painted += colour ? paint(colour, piece) : piece;
    length += piece.length;
    const number = numbers.get(start + end);
    if (number !== undefined) {
      painted += paint('dim', `[${number}]`);
      length += number.length + 2;
    }
    at = end;
  }
  return { painted, length };
}

/** A terminal obeys control characters; a text may not use them. */
function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
