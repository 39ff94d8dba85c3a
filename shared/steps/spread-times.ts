import type { EntryPlan } from '../developments/plan-entries.ts';
import type { AlertEntry } from '../model/development.ts';

/**
 * A time of its own for every entry, a millisecond after the one before: readers order entries by it, and the W3C feed
 * validator warns of two with the same `updated`. Later than whatever has been published at, also where the clock stands.
 */
export function spreadTimes(plan: EntryPlan, published: readonly AlertEntry[], now: Date): EntryPlan {
  const latest = published.reduce((most, { updatedAt }) => Math.max(most, Date.parse(updatedAt)), 0);
  let next = Math.max(now.getTime(), latest + 1);
  const take = () => {
    const at = new Date(next).toISOString();
    next += 1;
    return at;
  };
  return {
    added: plan.added.map((entry) => {
      const at = take();
      return { ...entry, publishedAt: at, updatedAt: at };
    }),
    updated: plan.updated.map((entry) => ({ ...entry, updatedAt: take() })),
  };
}
