import type { AlertEntry, Development, DevelopmentKind, Position } from '../model/development.ts';
import { DevelopmentId } from '../model/ids.ts';
import { derivedId } from './derived-id.ts';
import { compareKeys, compareText } from './order.ts';

export type EntryPlan = { added: AlertEntry[]; updated: AlertEntry[] };

/** The time over which new entries are counted, in ms: an hour. */
const CAP_WINDOW_MS = 3_600_000;

/** Carriers kept in a published entry; outlets and origins are counted over all. An item of the table holds 400 KB. */
const MAX_ENTRY_CARRIERS = 40;

/**
 * What to publish of the developments. Backfilled ones make no entry. What has been published stays as it was, but for
 * who carries it. Above `maxPerHour` the rest joins one entry of the hour that names each of them.
 */
export function planEntries(input: {
  developments: Development[];
  published: AlertEntry[];
  now: string;
  maxPerHour: number;
}): EntryPlan {
  const { now, maxPerHour } = input;
  const published = new Map<string, AlertEntry>(input.published.map((entry) => [entry.id, entry]));
  const rolledUp = new Set<string>(input.published.flatMap((entry) => entry.rolledUp?.map(({ id }) => id) ?? []));
  const developments = [...input.developments].sort((a, b) => compareKeys([a.at, a.id], [b.at, b.id]));

  const updated = developments.flatMap((development) => {
    const entry = published.get(development.id);
    const next = entry && refreshEntry(entry, development, now);
    return next ? [next] : [];
  });
  const fresh = developments.filter(({ id, backfill }) => !backfill && !published.has(id) && !rolledUp.has(id));
  const since = new Date(Date.parse(now) - CAP_WINDOW_MS).toISOString();
  const recent = input.published.filter(({ publishedAt }) => publishedAt > since);
  const room = Math.max(0, maxPerHour - recent.filter((entry) => entry.rolledUp === undefined).length);
  const added = fresh.slice(0, room).map((development) => createEntry(development, input.published, now));
  const rest = fresh.slice(room);
  if (rest.length > 0) {
    const open = recent
      .filter((entry) => entry.rolledUp !== undefined)
      .sort((a, b) => compareText(a.publishedAt, b.publishedAt))
      .at(-1);
    if (open) updated.push(rollUp([...(open.rolledUp ?? []), ...rest.map(lineOf)], open, now, maxPerHour));
    else added.push(rollUp(rest.map(lineOf), createRollUp(rest, now), now, maxPerHour));
  }
  return { added, updated };
}

/** Kinds that tell of something told before. */
const TAKES_BACK: ReadonlySet<DevelopmentKind> = new Set(['correction', 'claim-edited', 'claim-withdrawn']);

function createEntry(development: Development, published: readonly AlertEntry[], now: string): AlertEntry {
  return {
    schema: 1,
    id: development.id,
    storyId: development.storyId,
    development: trimmed(development),
    publishedAt: now,
    updatedAt: now,
    replaces: TAKES_BACK.has(development.kind) ? entryOn(development, published) : undefined,
  };
}

/** The newest entry that rests on what a person corrected, or what an edit changed or took out. */
function entryOn({ claims }: Development, published: readonly AlertEntry[]): AlertEntry['replaces'] {
  const resting = published
    .filter(({ development, rolledUp }) => !TAKES_BACK.has(development.kind) && rolledUp === undefined)
    .filter(({ development }) => development.claims.some((claim) => claims.includes(claim)))
    .sort((a, b) => compareKeys([a.publishedAt, a.id], [b.publishedAt, b.id]));
  return resting.at(-1)?.id;
}

/** The entry with those who carry it now, or undefined where nobody joined or left. */
function refreshEntry(entry: AlertEntry, development: Development, now: string): AlertEntry | undefined {
  if (entry.rolledUp) return undefined;
  const latest = trimmed(development);
  const positions = entry.development.positions.map((position) => {
    const same =
      latest.positions.find(({ id }) => id === position.id) ??
      latest.positions.findLast((each) => isSameStand(each, position));
    if (!same) return position;
    return {
      ...position,
      carriers: same.carriers,
      outlets: same.outlets,
      origins: same.origins,
      backfill: same.backfill,
    };
  });
  const next: Development = {
    ...entry.development,
    positions,
    claims: latest.claims,
    outlets: latest.outlets,
    origins: latest.origins,
    why: entry.development.why.map((reason) => {
      const fresh = reason.rule === 'sources' && latest.why.find(({ rule }) => rule === 'sources');
      return fresh || reason;
    }),
  };
  if (sources(next) === sources(entry.development)) return undefined;
  return { ...entry, development: next, updatedAt: now };
}

/** The same on another day: a later text has named the day on which it was said. */
function isSameStand(a: Position, b: Position): boolean {
  return a.speaker === b.speaker && a.proposition === b.proposition && a.stance === b.stance;
}

function sources({ positions, outlets, origins }: Development): string {
  const carriers = positions.map((position) => [
    position.outlets,
    position.origins,
    position.carriers.map(({ articleId, originId }) => [articleId, originId]),
  ]);
  return JSON.stringify([outlets, origins, carriers]);
}

function trimmed(development: Development): Development {
  return {
    ...development,
    positions: development.positions.map((position) => ({
      ...position,
      carriers: position.carriers.slice(0, MAX_ENTRY_CARRIERS),
    })),
  };
}

type RolledUp = NonNullable<AlertEntry['rolledUp']>[number];

function lineOf({ id, kind, title, day }: Development): RolledUp {
  return { id, kind, title, day };
}

function createRollUp(rest: readonly Development[], now: string): AlertEntry {
  const [first] = rest;
  if (!first) throw new RangeError('nothing to roll up');
  const id = DevelopmentId.parse(derivedId('rollup', [first.storyId, first.id]));
  return {
    schema: 1,
    id,
    storyId: first.storyId,
    development: { ...trimmed(first), id },
    publishedAt: now,
    updatedAt: now,
    rolledUp: [],
  };
}

function rollUp(lines: RolledUp[], entry: AlertEntry, now: string, maxPerHour: number): AlertEntry {
  return {
    ...entry,
    updatedAt: now,
    rolledUp: lines,
    development: {
      ...entry.development,
      title: `${lines.length} more ${lines.length === 1 ? 'development' : 'developments'} in this hour, in one entry`,
      why: [
        { rule: 'rolled-up', text: `more than ${maxPerHour} new entries in an hour: the rest is listed in one` },
        ...lines.map(({ kind, title }) => ({ rule: kind, text: title })),
      ],
    },
  };
}
