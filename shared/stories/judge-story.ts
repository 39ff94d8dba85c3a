import type { Reason } from '../model/span.ts';
import type { LoadedStory, Story } from '../model/story.ts';
import type { Tag, Tier } from '../model/tag.ts';
import type { PartHits } from './find-groups.ts';
import type { DocumentPart, DocumentSentence } from './read-document.ts';
import { bestRule, type GroupHit, type RuleHit, shortestStretch } from './sentence-hits.ts';
import { isInWindow } from './story-window.ts';

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
/** `should` groups alone never make a field worth more than half a hit. */
const MAX_SHOULD = 0.5;
/** Reasons of one kind that a tag carries: enough to judge by, not the whole article. */
const MAX_REASONS = 3;

/** A sentence with what a story finds in it. */
type Judged = {
  sentence: DocumentSentence;
  hits: readonly GroupHit[];
  best: (RuleHit & { isBackground: boolean }) | undefined;
};

/**
 * The tag of one story. Score: the weighted mean of title, lead and body (a missing title weighs nothing), where the title
 * is worth its best rule, the lead its best rule by position, the body the share of all sentences with a rule.
 */
export function judgeStory({ story, hash }: LoadedStory, evidence: Evidence): Tag {
  const tag = (tier: Tier, score: number, reasons: Reason[]): Tag => ({
    storyId: story.id,
    storyHash: hash,
    tier,
    score: Math.round(score * 1000) / 1000,
    reasons,
  });
  const title = evidence.title ? judgeSentences(story, evidence.title) : [];
  const text = judgeSentences(story, evidence.text);
  const strongest = Math.max(0, ...[...title, ...text].map(({ best }) => best?.weight ?? 0));
  const blocked = guardReasons(evidence);
  if (strongest < story.thresholds.mentions || strongest === 0) return tag('none', 0, blocked);
  if (!isInWindow(story.window, evidence.publishedAt)) {
    const { from, to } = story.window;
    const text = `published ${evidence.publishedAt}, outside ${from} to ${to ?? 'today'}`;
    return tag('none', 0, [{ rule: 'window', text }]);
  }
  const score = scoreOf(story, evidence, title, text);
  const rival = competingTitle(story, evidence, title, text);
  const reasons = [...ruleReasons(evidence, title, text), ...(rival ? [rival] : []), ...blocked];
  const { main } = story.thresholds;
  if (score >= main && !rival) return tag('main', score, reasons);
  if (!rival) reasons.push({ rule: 'threshold', text: `score ${score.toFixed(2)} is below ${main} for main` });
  return tag('mentions', score, reasons);
}

function judgeSentences(story: Story, { part, hits }: PartWithHits): Judged[] {
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

function scoreOf(
  story: Story,
  { title, text }: Evidence,
  inTitle: readonly Judged[],
  inText: readonly Judged[],
): number {
  const { fieldWeights: weights } = story;
  const solid = text.part.sentences.filter(({ isFurniture }) => !isFurniture);
  let lead = 0;
  let hits = 0;
  for (const judged of inText) {
    const place = Math.max(0, solid.indexOf(judged.sentence));
    if (judged.sentence.field === 'lead') lead = Math.max(lead, worth(story, judged) * (1 - LEAD_DECAY * place));
    hits += judged.best?.weight ?? 0;
  }
  const body = Math.min(1, hits / Math.max(1, solid.length) / FULL_BODY_SHARE);
  const titleWorth = Math.max(0, ...inTitle.map((judged) => worth(story, judged)));
  const titleWeight = title ? weights.title * (inTitle.length > 0 ? 1 : NEUTRAL_TITLE) : 0;
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

function competing(story: Story, hits: readonly GroupHit[]) {
  for (const { name, all } of story.competing) {
    const span = shortestStretch(all, hits, Number.POSITIVE_INFINITY);
    if (span) return { name, span };
  }
  return undefined;
}

/** Another event in the title, or without a title in the first sentence, where that has no hit of its own. */
function competingTitle(
  story: Story,
  { title, text }: Evidence,
  inTitle: Judged[],
  inText: Judged[],
): Reason | undefined {
  const opening = title
    ? inTitle[0]
    : inText.find(({ sentence }) => sentence === text.part.sentences.find(({ isFurniture }) => !isFurniture));
  if (!opening || (opening.best && !opening.best.isBackground)) return undefined;
  const rival = competing(story, opening.hits);
  if (!rival) return undefined;
  const source = (title ?? text).part.source;
  return {
    rule: `${title ? 'title:' : 'lead:'}competing:${rival.name}`,
    text: source.slice(...rival.span),
    span: rival.span,
  };
}

function ruleReasons({ title, text }: Evidence, inTitle: readonly Judged[], inText: readonly Judged[]): Reason[] {
  const reasons: Reason[] = [];
  const counts = { title: 0, lead: 0, body: 0 };
  for (const [part, judged] of [
    [title, inTitle],
    [text, inText],
  ] as const) {
    for (const { sentence, best } of judged) {
      if (!best || !part || ++counts[sentence.field] > MAX_REASONS) continue;
      reasons.push({
        rule: `${sentence.field}:${best.rule}`,
        text: part.part.source.slice(...best.span),
        span: best.span,
      });
    }
  }
  return reasons;
}

function guardReasons({ title, text }: Evidence): Reason[] {
  const reasons: Reason[] = [];
  for (const [prefix, part] of [
    ['title:', title],
    ['', text],
  ] as const) {
    for (const { term, guard, span } of part?.hits.blocked.slice(0, MAX_REASONS) ?? []) {
      reasons.push({ rule: `${prefix}guard`, text: `"${term}" does not count beside "${guard}"`, span });
    }
  }
  return reasons.slice(0, MAX_REASONS);
}
