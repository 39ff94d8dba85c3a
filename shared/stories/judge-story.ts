import type { Reason } from '../model/span.ts';
import type { LoadedStory, Story } from '../model/story.ts';
import type { Tag, Tier } from '../model/tag.ts';
import { bridgeTitle } from './bridge-title.ts';
import { nearMiss } from './near-miss.ts';
import { competing, type Evidence, type Judged, judgeSentences, scoreOf } from './score-story.ts';
import { isInWindow } from './story-window.ts';

/** Reasons of one kind that a tag carries: enough to judge by, not the whole article. */
const MAX_REASONS = 3;

/**
 * The tag of one story: `none` without a sentence that a rule holds in, or outside the window; `main` from the story's threshold
 * on, unless the title is about another event; else `mentions`. Reasons name the rules, the guards and what held it back.
 */
export function judgeStory({ story, hash }: LoadedStory, evidence: Evidence): Tag {
  const tag = (tier: Tier, score: number, reasons: Reason[]): Tag => ({
    storyId: story.id,
    storyHash: hash,
    tier,
    score: Math.round(score * 1000) / 1000,
    reasons,
  });
  if (!hasHits(evidence.title) && !hasHits(evidence.text)) return tag('none', 0, []);
  const title = evidence.title ? judgeSentences(story, evidence.title) : [];
  const text = bridgeTitle(story, title, judgeSentences(story, evidence.text));
  const strongest = heaviest(title, heaviest(text, 0));
  const blocked = guardReasons(evidence);
  const { main, mentions } = story.thresholds;
  if (strongest === 0) {
    const missed = nearMiss(story, [
      ['title:', evidence.title],
      ['', evidence.text],
    ]);
    return tag('none', 0, [...blocked, ...missed]);
  }
  if (strongest < mentions) {
    const weight = `one sentence weighs ${strongest}, below ${mentions} for mentions`;
    return tag('none', 0, [...ruleReasons(evidence, title, text), ...blocked, { rule: 'threshold', text: weight }]);
  }
  if (!isInWindow(story.window, evidence.publishedAt)) {
    const { from, to } = story.window;
    const text = `published ${evidence.publishedAt}, outside ${from} to ${to ?? 'today'}`;
    return tag('none', 0, [{ rule: 'window', text }]);
  }
  const score = scoreOf(story, evidence, title, text);
  const rival = competingTitle(story, evidence, title, text);
  const reasons = [...ruleReasons(evidence, title, text), ...(rival ? [rival] : []), ...blocked];
  if (score >= main && !rival) return tag('main', score, reasons);
  if (!rival) reasons.push({ rule: 'threshold', text: `score ${score.toFixed(2)} is below ${main} for main` });
  return tag('mentions', score, reasons);
}

/** Whether anything of the story occurs at all: most articles have nothing of most stories. */
function hasHits(part: Evidence['title']): boolean {
  return part !== undefined && (part.hits.bySentence.size > 0 || part.hits.blocked.length > 0);
}

function heaviest(sentences: readonly Judged[], least: number): number {
  return sentences.reduce((weight, { best }) => Math.max(weight, best?.weight ?? 0), least);
}

/** Another event in the title, or without a title in the first sentence, where that has no hit of its own. */
function competingTitle(
  story: Story,
  { title, text }: Evidence,
  inTitle: readonly Judged[],
  inText: readonly Judged[],
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
