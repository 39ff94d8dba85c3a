import type { MustRule, Story } from '../model/story.ts';
import { competing, type Judged } from './score-story.ts';
import { type GroupHit, type RuleHit, shortestStretch } from './sentence-hits.ts';

/**
 * The sentences of a text, where those of the lead may leave groups of a rule with `inLead` to the title. A title that has a
 * rule of the same weight itself, or is about another event, lends nothing.
 */
export function bridgeTitle(story: Story, [title]: readonly Judged[], sentences: readonly Judged[]): readonly Judged[] {
  if (!title || competing(story, title.hits)) return sentences;
  const rules = story.must.filter(({ inLead, weight }) => inLead !== undefined && weight > (title.best?.weight ?? 0));
  if (rules.length === 0) return sentences;
  const inTitle = new Set(title.hits.map(({ group }) => group));
  return sentences.map((judged) => {
    if (judged.best || judged.sentence.field !== 'lead' || competing(story, judged.hits)) return judged;
    for (const rule of rules) {
      const best = bridged(rule, inTitle, judged.hits);
      if (best) return { ...judged, best: { ...best, isBackground: false } };
    }
    return judged;
  });
}

/** The rule, when the sentence has its share of the groups and the title all others. */
function bridged(rule: MustRule, inTitle: ReadonlySet<string>, hits: readonly GroupHit[]): RuleHit | undefined {
  const { name, all, none = [], inLead = [], weight, withinTokens = Number.POSITIVE_INFINITY } = rule;
  const here = new Set(hits.map(({ group }) => group));
  const isMet =
    inLead.every((group) => here.has(group)) &&
    all.every((group) => here.has(group) || inTitle.has(group)) &&
    !none.some((group) => here.has(group) || inTitle.has(group));
  const span = isMet ? shortestStretch(inLead, hits, withinTokens) : undefined;
  return span && { rule: `${name} with the title`, weight, span };
}
