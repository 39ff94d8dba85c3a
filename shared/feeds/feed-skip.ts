import type { FeedSkip } from '../model/feed.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** All 24 hours, spelt at length, take less; in UTF-16 units. */
const MAX_LENGTH = 2048;

/**
 * When a feed asks not to be read, from what stands in `skipHours` and `skipDays` (RSS 2.0): hours of the day in UTC, where
 * RSS 0.91 writes 24 for midnight, and English weekdays. Undefined where nothing is asked for.
 */
export function readSkip(hoursMarkup: string | undefined, daysMarkup: string | undefined): FeedSkip | undefined {
  const numbers = hoursMarkup?.slice(0, MAX_LENGTH).match(/\d{1,9}/g) ?? [];
  const hours = [...new Set(numbers.map(Number).filter((hour) => hour <= 24))].map((hour) => hour % 24);
  const words =
    daysMarkup
      ?.slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[a-z]{3,9}/g) ?? [];
  const days = [...new Set(words.map((word) => WEEKDAYS.indexOf(word)).filter((day) => day >= 0))];
  return hours.length + days.length === 0 ? undefined : { hours, days };
}
