import type { Reason } from '../model/span.ts';
import type { MustRule, Story } from '../model/story.ts';
import type { PartWithHits } from './score-story.ts';
import { type GroupHit, shortestStretch } from './sentence-hits.ts';

/**
 * What kept an article out that nearly came in, for whoever asks why: the words that took a rule back, or else the one group that
 * a rule did not find, or the distance of its words. Nothing where no rule came near.
 */
export function nearMiss(story: Story, parts: readonly (readonly [string, PartWithHits | undefined])[]): Reason[] {
  let nearest: Reason | undefined;
  for (const [prefix, withHits] of parts) {
    if (!withHits) continue;
    const { part, hits } = withHits;
    for (const inSentence of hits.bySentence.values()) {
      const groups = new Set(inSentence.map(({ group }) => group));
      for (const rule of story.must) {
        const missing = rule.all.filter((group) => !groups.has(group));
        const found = rule.all.length - missing.length;
        if (missing.length > 1 || found < 2) continue;
        if (missing.length === 0) {
          const reason = takenBack(rule, inSentence, part.source, prefix);
          if (reason) return [reason];
        }
        nearest ??= lacking(rule, missing, inSentence, part.source, prefix);
      }
    }
  }
  return nearest ? [nearest] : [];
}

/** The first hit of a group that the rule forbids. */
function takenBack(
  { name, none = [] }: MustRule,
  hits: readonly GroupHit[],
  source: string,
  prefix: string,
): Reason | undefined {
  const hit = hits.find(({ group }) => none.includes(group));
  if (!hit) return undefined;
  const words = source.slice(...hit.span);
  return { rule: `${prefix}blocked:${name}`, text: `"${words}" (${hit.group}) takes the rule back`, span: hit.span };
}

function lacking(
  { name, all, withinTokens }: MustRule,
  missing: readonly string[],
  hits: readonly GroupHit[],
  source: string,
  prefix: string,
): Reason | undefined {
  const present = all.filter((group) => !missing.includes(group));
  const span = shortestStretch(present, hits, Number.POSITIVE_INFINITY);
  if (!span) return undefined;
  const [group] = missing;
  const why = group === undefined ? `more than ${withinTokens} words apart` : `without a word of "${group}" beside it`;
  return { rule: `${prefix}missed:${name}`, text: `${source.slice(...span)}: ${why}`, span };
}
