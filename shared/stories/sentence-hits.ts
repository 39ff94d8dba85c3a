import type { Span } from '../model/span.ts';
import type { MustRule } from '../model/story.ts';

/** A term found in a sentence: its group, its words, and its place in tokens and in the text. */
export type GroupHit = { readonly group: string; readonly start: number; readonly end: number; readonly span: Span };

/** A rule that holds in a sentence, and the shortest stretch that shows it. */
export type RuleHit = { readonly rule: string; readonly weight: number; readonly span: Span };

/** The heaviest rule that holds among the hits of one sentence; undefined when none does. Hits come in text order. */
export function bestRule(rules: readonly MustRule[], hits: readonly GroupHit[]): RuleHit | undefined {
  const present = new Set(hits.map(({ group }) => group));
  let best: RuleHit | undefined;
  for (const rule of rules) {
    if (best !== undefined && rule.weight <= best.weight) continue;
    if (!rule.all.every((group) => present.has(group))) continue;
    if (rule.none?.some((group) => present.has(group))) continue;
    const span = shortestStretch(rule.all, hits, rule.withinTokens ?? Number.POSITIVE_INFINITY);
    if (span !== undefined) best = { rule: rule.name, weight: rule.weight, span };
  }
  return best;
}

/** The shortest stretch with a hit of every group, when it is no longer than `maxTokens`; one pass with two ends. */
export function shortestStretch(
  groups: readonly string[],
  hits: readonly GroupHit[],
  maxTokens: number,
): Span | undefined {
  const wanted = new Set(groups);
  const inside = hits.filter(({ group }) => wanted.has(group));
  const counts = new Map<string, number>();
  let best: { tokens: number; span: Span } | undefined;
  let left = 0;
  for (const [right, hit] of inside.entries()) {
    counts.set(hit.group, (counts.get(hit.group) ?? 0) + 1);
    for (let first = inside[left]; counts.size === wanted.size && first !== undefined; first = inside[left]) {
      const tokens = Math.max(hit.end, first.end) - first.start;
      if (tokens <= maxTokens && (best === undefined || tokens < best.tokens)) {
        best = { tokens, span: [first.span[0], Math.max(first.span[1], inside[right]?.span[1] ?? 0)] };
      }
      const left1 = (counts.get(first.group) ?? 1) - 1;
      if (left1 === 0) counts.delete(first.group);
      else counts.set(first.group, left1);
      left++;
    }
  }
  return best?.span;
}
