import type { Span } from '../model/span.ts';
import type { Story } from '../model/story.ts';
import type { PartHits } from './find-groups.ts';
import { type DocumentPart, type DocumentSentence, LEAD_SENTENCES } from './read-document.ts';
import { bestRule, type GroupHit, type RuleHit, shortestStretch } from './sentence-hits.ts';

export type PartWithHits = { readonly part: DocumentPart; readonly hits: PartHits };
export type Evidence = {
  readonly publishedAt?: string | undefined;
  readonly title?: PartWithHits | undefined;
  readonly text: PartWithHits;
};

/** Every sentence of the lead counts less than the one before. */
const LEAD_DECAY = 0.2;
/** A body of which half the sentences are about the story counts in full. */
const FULL_BODY_SHARE = 0.5;
/** A title without any word of the story says little either way ("What we know so far"): it weighs less. */
const NEUTRAL_TITLE = 2 / 3;
/** What a sentence is worth in the body that goes on about the story with other words ("the men"). */
const FOLLOW_UP = 0.8;
/** `should` groups alone never make a field worth more than half a hit. */
const MAX_SHOULD = 0.5;
/** A sentence with what a story finds in it. */
export type Judged = {
  sentence: DocumentSentence;
  hits: readonly GroupHit[];
  best: (RuleHit & { isBackground: boolean }) | undefined;
};

/** The sentences in which the story finds anything, each with its heaviest rule. */
export function judgeSentences(story: Story, { part, hits }: PartWithHits): Judged[] {
  const judged: Judged[] = [];
  for (const [index, inSentence] of hits.bySentence) {
    const sentence = part.sentences[index];
    if (!sentence) continue;
    const best = bestRule(story.must, inSentence);
    judged.push({
      sentence,
      hits: inSentence,
      best: best && { ...best, isBackground: isAside(story, best, inSentence) },
    });
  }
  return judged;
}

/**
 * 0 to 1: the weighted mean of title, lead and body (a missing title weighs nothing), where the title is worth its best rule,
 * the lead its best rule by position, the body the share of all sentences with a rule or, behind the first of them, with words
 * that go on about it.
 */
export function scoreOf(
  story: Story,
  { title, text }: Evidence,
  inTitle: readonly Judged[],
  inText: readonly Judged[],
): number {
  const { fieldWeights: weights } = story;
  const solid = text.part.sentences.filter(({ isFurniture }) => !isFurniture);
  const leads = solid.slice(0, LEAD_SENTENCES);
  let lead = 0;
  let hits = 0;
  let isTold = inTitle.some(({ best }) => best && !best.isBackground);
  for (const judged of inText) {
    const place = Math.max(0, leads.indexOf(judged.sentence));
    if (judged.sentence.field === 'lead') lead = Math.max(lead, worth(story, judged) * (1 - LEAD_DECAY * place));
    hits += judged.best?.weight ?? (isTold ? followUpWorth(story, judged) : 0);
    isTold ||= judged.best !== undefined && !judged.best.isBackground;
  }
  const body = Math.min(1, hits / Math.max(1, solid.length) / FULL_BODY_SHARE);
  const titleWorth = Math.max(0, ...inTitle.map((judged) => worth(story, judged)));
  const titleWeight = title ? weights.title * (inTitle.some(({ hits }) => speaks(story, hits)) ? 1 : NEUTRAL_TITLE) : 0;
  const whole = titleWeight + weights.lead + weights.body;
  return whole === 0 ? 0 : (titleWeight * titleWorth + weights.lead * lead + weights.body * body) / whole;
}

/** What a title or lead sentence is worth: its best rule, or else its `should` groups unless it is about another event. */
function worth(story: Story, { best, hits }: Judged): number {
  if (best) return best.isBackground ? 0 : best.weight;
  if (competing(story, hits)) return 0;
  const present = new Set(hits.map(({ group }) => group));
  const should = story.should.reduce((sum, { group, weight }) => sum + (present.has(group) ? weight : 0), 0);
  return Math.min(MAX_SHOULD, should);
}

/** A sentence without a rule, behind one: "the men" or the like, or else what its `should` groups are worth. */
function followUpWorth(story: Story, judged: Judged): number {
  if (competing(story, judged.hits)) return 0;
  return judged.hits.some(({ group }) => story.followUp.includes(group)) ? FOLLOW_UP : worth(story, judged);
}

/** Whether a hit is of a group that decides anything: propositions have groups of their own. */
function speaks({ must, should, competing: others }: Story, hits: readonly GroupHit[]): boolean {
  return hits.some(
    ({ group }) =>
      should.some((it) => it.group === group) ||
      must.some(({ all }) => all.includes(group)) ||
      others.some(({ all }) => all.includes(group)),
  );
}

/** Whether another event opens the sentence and the hit only follows behind "amid" or the like. */
function isAside(story: Story, best: RuleHit, hits: readonly GroupHit[]): boolean {
  const opener = hits.find(({ group, span }) => group === story.background && span[1] <= best.span[0]);
  return (
    opener !== undefined &&
    competing(
      story,
      hits.filter(({ span }) => span[1] <= opener.span[0]),
    ) !== undefined
  );
}

/** The other event that the hits name, and the stretch that shows it. */
export function competing(story: Story, hits: readonly GroupHit[]): { name: string; span: Span } | undefined {
  for (const { name, all } of story.competing) {
    const span = shortestStretch(all, hits, Number.POSITIVE_INFINITY);
    if (span) return { name, span };
  }
  return undefined;
}
