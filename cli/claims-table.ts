import type { Claim, Stance } from '#shared/model/claim.ts';
import type { Colour, Paint } from './output.ts';

export type Answer = { claims: readonly Claim[]; skipped?: string };

export const STANCE_COLOURS: Readonly<Record<Stance, Colour>> = {
  asserts: 'blue',
  denies: 'red',
  'cannot-confirm': 'yellow',
  warns: 'magenta',
  demands: 'magenta',
  'reported-by-others': 'dim',
};

type Column = {
  head: string;
  cell(claim: Claim, row: number): string;
  /** Widest it gets, in characters; absent for the last one, which takes what the others leave. */
  max?: number;
  colour?(claim: Claim): Colour;
};

const COLUMNS: readonly Column[] = [
  { head: '#', cell: (_, row) => String(row), max: 5, colour: () => 'dim' },
  { head: 'speaker', cell: speakerOf, max: 30, colour: () => 'cyan' },
  { head: 'stance', cell: stanceOf, max: 31, colour: ({ stance }) => STANCE_COLOURS[stance] },
  { head: 'about', cell: ({ proposition }) => proposition.key ?? '–', max: 16 },
  { head: 'cue', cell: ({ cue }) => cue?.text ?? '–', max: 20 },
  { head: 'said', cell: ({ said }) => said.at ?? '–', max: 10 },
  { head: 'sure', cell: ({ confidence }) => confidence.toFixed(2), max: 4 },
  { head: 'content', cell: ({ content }) => content.map(({ text }) => text).join(' … '), colour: () => 'green' },
];
/** What gives way to the content where there is no room, in this order; the text above shows it as well, or JSON does. */
const GIVING_WAY = ['cue', 'sure', 'said'];
/** What the content gets where no width is given. */
const CONTENT = 90;
/** The content keeps so much; on a terminal that is narrower still, lines break. */
const MIN_CONTENT = 32;
const GAP = '  ';

/** One row a claim, numbered as the cues of the text are; cut to `columns` where a width is given. */
export function claimsTable({ claims, skipped }: Answer, paint: Paint, columns?: number): string {
  if (skipped) return 'Not read: the text is not in English.';
  if (claims.length === 0) return 'No claims found.';
  let shown = COLUMNS;
  for (const head of GIVING_WAY) {
    if (columns === undefined || columns - widthBefore(shown, claims) >= MIN_CONTENT) break;
    shown = shown.filter((column) => column.head !== head);
  }
  const left = columns === undefined ? CONTENT : Math.max(MIN_CONTENT, columns - widthBefore(shown, claims));
  const widths = shown.map((column) => widthOf(column, claims));
  const line = (cellOf: (column: Column) => string, colourOf: (column: Column) => Colour | undefined) =>
    shown
      .map((column, index) => {
        const isLast = index === shown.length - 1;
        const cell = shorten(cellOf(column), isLast ? left : column.max);
        const padded = isLast ? cell : cell + ' '.repeat((widths[index] ?? 0) - lengthOf(cell));
        const colour = colourOf(column);
        return colour ? paint(colour, padded) : padded;
      })
      .join(GAP)
      .trimEnd();
  const head = line(
    (column) => column.head,
    () => 'bold',
  );
  const body = claims.map((claim, index) =>
    line(
      (column) => column.cell(claim, index + 1),
      (column) => column.colour?.(claim),
    ),
  );
  return [head, ...body].join('\n');
}

/** What all but the last column take, with the gaps behind them. */
function widthBefore(shown: readonly Column[], claims: readonly Claim[]): number {
  return shown.slice(0, -1).reduce((sum, column) => sum + widthOf(column, claims) + GAP.length, 0);
}

function widthOf({ head, cell, max }: Column, claims: readonly Claim[]): number {
  return claims.reduce(
    (widest, claim, index) => Math.max(widest, lengthOf(shorten(cell(claim, index + 1), max))),
    head.length,
  );
}

function speakerOf({ speaker, via }: Claim): string {
  const name = speaker?.name ?? '–';
  return via.length > 0 ? `${name} (via ${via.join(', ')})` : name;
}

/** The stance with its finer word: `asserts (possible)`. */
function stanceOf({ stance, sub, certainty }: Claim): string {
  const finer = sub ?? certainty;
  return finer ? `${stance} (${finer})` : stance;
}

function lengthOf(cell: string): number {
  return [...cell].length;
}

/** In one line, without control characters, at most `max` characters. */
function shorten(text: string, max = Number.POSITIVE_INFINITY): string {
  const plain = [...text.replace(/\s+/gu, ' ').replace(/\p{Cc}/gu, '\ufffd')];
  return plain.length > max ? `${plain.slice(0, max - 1).join('')}…` : plain.join('');
}
