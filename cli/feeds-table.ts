import type { FeedHealth } from '#shared/model/feed.ts';
import { type Colour, renderTable } from './output.ts';

const HEAD = ['feed', 'state', 'since', 'last new', 'next', 'a day', '304'];
/** The id column of a narrow terminal, in characters. */
const LEAST_ID_WIDTH = 12;
const COLOURS: Readonly<Record<FeedHealth['condition'], Colour | undefined>> = {
  failing: 'red',
  odd: 'yellow',
  unread: 'dim',
  well: undefined,
};
const FULL_YEAR_MS = 300 * 86_400_000;

export type TableLook = {
  /** Columns of the terminal; undefined where nothing has to fit. */
  columns?: number;
  paint: (colour: Colour, text: string) => string;
};

/**
 * How the feeds stand, in the given order: one line each, a second one with the reason under a feed that fails, and a line
 * that counts. Times are UTC, as of the last attempt.
 */
export function feedsTable(feeds: readonly FeedHealth[], { columns, paint }: TableLook): string {
  if (feeds.length === 0) return 'no feeds yet';
  const asOf = feeds.map(({ lastAttemptAt }) => lastAttemptAt ?? '').reduce((a, b) => (a > b ? a : b));
  const rows = feeds.map((feed) => rowOf(feed, asOf));
  const [head = '', ...lines] = tableLines(rows, columns);
  const table = feeds.flatMap((feed, index) => {
    const colour = COLOURS[feed.condition];
    const text = [lines[index] ?? '', ...notes(feed).map((note) => cut(`  ${note}`, columns))];
    return text.map((line) => (colour ? paint(colour, line) : line));
  });
  return [paint('bold', head), ...table, paint('dim', countLine(feeds, asOf))].join('\n');
}

function rowOf(feed: FeedHealth, asOf: string): string[] {
  const share = feed.notModifiedShare;
  return [
    feed.id,
    feed.state ?? 'unread',
    shortTime(feed.since, asOf),
    shortTime(feed.lastNewEntryAt ?? feed.newestEntryAt, asOf),
    shortTime(feed.nextAttemptAt, asOf),
    rate(feed.entriesADay),
    share === undefined ? '' : `${Math.round(100 * share)}%`,
  ];
}

function rate(entriesADay: number | undefined): string {
  if (entriesADay === undefined) return '';
  return entriesADay < 0.05 ? '<0.1' : entriesADay.toFixed(entriesADay < 10 ? 1 : 0);
}

/** Ids give way where the terminal is narrow. */
function tableLines(rows: string[][], columns: number | undefined): string[] {
  const whole = renderTable(HEAD, rows).split('\n');
  const excess = Math.max(...whole.map((line) => line.length)) - (columns ?? Number.POSITIVE_INFINITY);
  if (excess <= 0) return whole;
  const longest = Math.max(...rows.map(([id = '']) => id.length));
  const width = Math.max(LEAST_ID_WIDTH, longest - excess);
  const narrow = rows.map(([id = '', ...rest]) => [cut(id, width), ...rest]);
  return renderTable(HEAD, narrow).split('\n');
}

function notes(feed: FeedHealth): string[] {
  const moved = feed.listedUrl === undefined ? [] : [`moved for good to ${feed.url}: put that address in the list`];
  return [...(feed.reason === undefined ? [] : [feed.reason]), ...moved].map((note) =>
    note.replace(/\p{Cc}/gu, '\ufffd'),
  );
}

function cut(text: string, width: number | undefined): string {
  return width === undefined || text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** `10-24 06:00`, or the day with its year where it lies far from `asOf`. */
function shortTime(at: string | undefined, asOf: string): string {
  if (at === undefined) return 'never';
  const isFar = Math.abs(Date.parse(asOf) - Date.parse(at)) > FULL_YEAR_MS;
  return isFar ? at.slice(0, 10) : at.slice(5, 16).replace('T', ' ');
}

function countLine(feeds: readonly FeedHealth[], asOf: string): string {
  const count = (condition: FeedHealth['condition']) => feeds.filter((feed) => feed.condition === condition).length;
  const states = (['failing', 'odd', 'unread', 'well'] as const).filter((each) => count(each) > 0);
  const last = asOf === '' ? 'nothing read yet' : `last attempt ${asOf.slice(0, 16).replace('T', ' ')} UTC`;
  return `${feeds.length} feeds: ${states.map((each) => `${count(each)} ${each}`).join(', ')}; ${last}`;
}
