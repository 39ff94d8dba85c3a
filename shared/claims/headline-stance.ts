import type { HeadlineStance } from '../model/claim.ts';
import type { Reason } from '../model/span.ts';
import { headlineClauses } from './headline-clauses.ts';
import { readHeadlineDenial } from './headline-denial.ts';
import { readHeadlineDistance } from './headline-distance.ts';
import { readTopic } from './headline-topic.ts';

/** Longer texts are read up to here: stance shows in the lead. UTF-16 units. */
const MAX_READ = 2000;

/** How a headline stands to a claim, and the words that show it. */
export type HeadlineReading = { readonly stance: HeadlineStance; readonly reasons: Reason[] };

/**
 * What a headline or text does with a claim: `for` says it as a fact, `against` calls it false, `observing` reports that it is
 * said. What calls it false decides first; then what keeps it at a distance; a headline about the claim that does neither is for it,
 * and has no reason but that. One about something else observes.
 */
export function headlineStance(claim: string, text: string): HeadlineReading {
  const topic = readTopic(claim.slice(0, MAX_READ));
  const clauses = headlineClauses(text.slice(0, MAX_READ));
  const denial = readHeadlineDenial(topic, clauses);
  if (denial) return { stance: 'against', reasons: [denial] };
  const distance = readHeadlineDistance(topic, clauses);
  if (distance) return { stance: 'observing', reasons: [distance] };
  return { stance: 'for', reasons: [] };
}
