import { z } from 'zod';
import { OriginRecord, OutletHabits } from '../model/origin.ts';
import type { Json } from '../ports.ts';
import { toJson } from './row.ts';

/**
 * How origins lie in their rows: lists of small things as lines of words, because a row is paid by the kilobyte and the names of the
 * attributes would be most of it.
 */
type Link = OriginRecord['links'][number];
type Recent = OutletHabits['recent'][number];

const words = (line: string): string[] => line.split(' ');
const int = (text: string | undefined): number => Number.parseInt(text ?? '', 36);
const decimal = (text: string | undefined): number => Number(text ?? Number.NaN);
const instant = (text: string | undefined): string => {
  const time = new Date(int(text));
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
};

function packLink({ to, toMark, overlap, titles, anchors, likeness }: Link): string {
  const { shared, ordered, excess } = anchors;
  const figures = [overlap.words, overlap.share, overlap.longestRun, titles, shared, ordered, excess, likeness];
  return [to, toMark, ...figures].join(' ');
}

function unpackLink(line: string): object {
  const [to, toMark, ...figures] = words(line);
  const [overlapWords, share, longestRun, titles, shared, ordered, excess, likeness] = figures.map(decimal);
  const overlap = { words: overlapWords, share, longestRun };
  return { to, toMark, overlap, titles, anchors: { shared, ordered, excess }, likeness };
}

function packRecent({ articleId, version, outletHost, firstSeenAt, at, edges }: Recent): string {
  const times = [firstSeenAt, at].map((time) => Date.parse(time).toString(36));
  return [articleId, version, outletHost, ...times, ...edges.map((key) => key.toString(36))].join(' ');
}

function unpackRecent(line: string): object {
  const [articleId, version, outletHost, firstSeenAt, at, ...edges] = words(line);
  return {
    articleId,
    version,
    outletHost,
    firstSeenAt: instant(firstSeenAt),
    at: instant(at),
    edges: edges.map(int),
  };
}

export const StoredOrigin: z.ZodType<OriginRecord> = z
  .looseObject({ links: z.array(z.string().transform(unpackLink)) })
  .pipe(OriginRecord);

export const StoredHabits: z.ZodType<OutletHabits> = z
  .looseObject({ recent: z.array(z.string().transform(unpackRecent)) })
  .pipe(OutletHabits);

export function packOrigin(record: OriginRecord): Json {
  return toJson({ ...record, links: record.links.map(packLink) });
}

export function packHabits(habits: OutletHabits): Json {
  return toJson({ ...habits, recent: habits.recent.map(packRecent) });
}
