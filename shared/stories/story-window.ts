import type { Story } from '../model/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether an article of that date may belong to the story. The days of grace are added at both ends; no date, or one that
 * cannot be read, passes: losing an article for a broken date would be worse than reading one too many.
 */
export function isInWindow(window: Story['window'], publishedAt: string | undefined): boolean {
  if (publishedAt === undefined) return true;
  const at = Date.parse(publishedAt);
  if (Number.isNaN(at)) return true;
  const graceMs = window.graceDays * DAY_MS;
  if (at < Date.parse(window.from) - graceMs) return false;
  return window.to === undefined || at < Date.parse(window.to) + DAY_MS + graceMs;
}
