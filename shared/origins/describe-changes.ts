import type { AnchorMatch, OriginNode, Overlap } from '../model/origin.ts';
import type { Reason } from '../model/span.ts';
import { timeOf, UNKNOWN_TIME } from './rank-texts.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long before a text its source was there; nothing where one of them has no date. */
export function leadReasons(source: OriginNode, text: OriginNode): Reason[] {
  const [at, copiedAt] = [timeOf(source), timeOf(text)];
  if (at === UNKNOWN_TIME || copiedAt === UNKNOWN_TIME) return [];
  const leadMs = copiedAt - at;
  const from = source.outlet === '' ? 'its source' : source.outlet;
  if (Math.abs(leadMs) < MINUTE_MS) return [{ rule: 'lead-time', text: `dated as ${from} is` }];
  const order = leadMs > 0 ? 'after' : 'before';
  return [{ rule: 'lead-time', text: `dated ${duration(Math.abs(leadMs))} ${order} ${from}` }];
}

/** What a copy left out of its source's narration, and what it put to it. */
export function copyChanges(source: OriginNode, text: OriginNode, { words }: Overlap): Reason {
  const [cut, added] = [Math.max(0, source.words - words), Math.max(0, text.words - words)];
  if (cut === 0 && added === 0) return { rule: 'changes', text: 'nothing cut, nothing added' };
  return { rule: 'changes', text: `${cut} words of the source cut or changed, ${added} of its own` };
}

/** The same for a retelling, by words that a text uses in one place only. */
export function rewriteChanges(source: OriginNode, text: OriginNode, { shared }: AnchorMatch): Reason {
  const [kept, added] = [Math.min(shared, source.anchors), Math.max(0, text.anchors - shared)];
  return {
    rule: 'changes',
    text: `${kept} of ${source.anchors} telling words of the source kept, ${added} of its own`,
  };
}

function duration(timeMs: number): string {
  if (timeMs < HOUR_MS) return `${Math.round(timeMs / MINUTE_MS)} min`;
  if (timeMs < 2 * DAY_MS) return `${Math.round(timeMs / HOUR_MS)} h`;
  return `${Math.round(timeMs / DAY_MS)} days`;
}
