import { StoreError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import type { StoryId } from '../model/ids.ts';
import type { OutletHabits } from '../model/origin.ts';
import { candidateKeys, packKeys, unpackKeys } from '../origins/candidate-keys.ts';
import { chooseCandidates } from '../origins/choose-candidates.ts';
import { namedSource, SOURCE_WINDOW } from '../origins/credit-keys.ts';
import { nameKey } from '../origins/credits.ts';
import { creditLookUps, postedKeys, wordLookUps } from '../origins/index-keys.ts';
import { type CandidateText, originRecord, type ReadText } from '../origins/origin-record.ts';
import { edgesOf, furnitureOf, rememberArticle } from '../origins/outlet-habits.ts';
import { readOriginText } from '../origins/read-text.ts';
import { createArticleStore } from '../stores/article-store.ts';
import { createOriginIndex, HABIT_DAYS } from '../stores/origin-index.ts';
import { createStoryStore } from '../stores/story-store.ts';
import type { StepDeps } from './deps.ts';
import { loadText, readText } from './origin-texts.ts';

/** How often a lost race for an outlet's habits is run again before it counts as a fault. */
const MAX_RACES = 8;

export type OriginDeps = Pick<StepDeps, 'articleBlobs' | 'articleTable' | 'storyTable' | 'now'>;

/**
 * Compares an article of a story with those that may be its kin, and keeps what they have in common. Where its outlet's
 * habits come to light with it, the articles that show them are compared anew. What another order would have found besides is left
 * to `settleOrigins`. The habits are written last: a run that dies before is made up for by the next.
 */
export async function keepOrigin(deps: OriginDeps, storyId: StoryId, article: Article): Promise<void> {
  const index = createOriginIndex(deps.storyTable);
  const outlet = nameKey(article.outlet) || article.outletHost;
  const text = readOriginText(article);
  const { version, outletHost, firstSeenAt } = article;
  const source = { articleId: article.id, version, outletHost, firstSeenAt, at: text.at, edges: edgesOf(text) };
  for (let race = 0; race < MAX_RACES; race += 1) {
    const before = await index.getHabits(storyId, outlet);
    const habits = rememberArticle(before?.habits, source, HABIT_DAYS);
    const furniture = furnitureOf(habits);
    for (const other of changedBy(habits, before?.habits, article)) {
      const known = await loadArticle(deps, other);
      if (known) await compareWithKin(deps, storyId, known, furniture.get(known.id) ?? []);
    }
    await compareWithKin(deps, storyId, article, furniture.get(article.id) ?? []);
    if (JSON.stringify(before?.habits) === JSON.stringify(habits)) return;
    if (await index.putHabits(storyId, outlet, habits, before, deps.now())) return;
  }
  throw new StoreError('row-contended', `${article.id}: ${MAX_RACES} writes of its outlet's habits lost a race`, {
    retryable: true,
  });
}

/** The other articles of an outlet of which something else is furniture than before. */
function changedBy(after: OutletHabits, before: OutletHabits | undefined, article: Article): OutletHabits['recent'] {
  const [now, then] = [furnitureOf(after), before ? furnitureOf(before) : undefined];
  return after.recent.filter(
    ({ articleId }) =>
      articleId !== article.id && (now.get(articleId) ?? []).join() !== (then?.get(articleId) ?? []).join(),
  );
}

/** Posts the article before it looks for others: of two that run at the same time one finds the other. */
async function compareWithKin(
  deps: OriginDeps,
  storyId: StoryId,
  article: Article,
  removed: readonly number[],
): Promise<void> {
  const index = createOriginIndex(deps.storyTable);
  const stories = createStoryStore(deps.storyTable);
  const own = readText(article, removed);
  const keys = candidateKeys(own.text);
  const posted = postedKeys(own.text, keys);
  const before = await stories.getOrigin(storyId, article.id);
  if (before) {
    const isMoved = before.node.at !== own.text.at;
    const gone = postedKeys(before.node, unpackKeys(before.keys)).filter((key) => isMoved || !posted.includes(key));
    await index.withdraw(storyId, before.node, gone);
  }
  const { version, outletHost, firstSeenAt } = article;
  const place = { articleId: article.id, version, outletHost, firstSeenAt, at: own.text.at, removed: [...removed] };
  await index.post(storyId, { ...place, keys: packKeys(keys) }, posted, deps.now());

  const byWords = (await index.lookUp(storyId, wordLookUps(keys), own.text.at)).map((entry) => ({
    ...entry,
    keys: unpackKeys(entry.keys),
  }));
  const byCredit = [
    ...(await index.lookUp(storyId, creditLookUps(own.text), own.text.at)),
    ...(await textsOfNamedSource(deps, storyId, own)),
  ];
  const others: ReadText[] = [];
  for (const candidate of chooseCandidates<CandidateText>(
    { articleId: article.id, at: own.text.at, keys },
    byWords,
    byCredit,
  )) {
    const other = await loadText(deps, candidate, candidate.removed);
    if (other) others.push(other);
  }
  const record = originRecord(own, others);
  if (JSON.stringify(before) !== JSON.stringify(record)) await stories.putOrigin(storyId, record);
}

/** What the outlet that a text names as its source published shortly before. */
async function textsOfNamedSource(deps: OriginDeps, storyId: StoryId, { text }: ReadText): Promise<CandidateText[]> {
  const name = namedSource(text);
  const known = name === undefined ? undefined : await createOriginIndex(deps.storyTable).getHabits(storyId, name);
  if (!known) return [];
  const furniture = furnitureOf(known.habits);
  const lead = (at: string) => Date.parse(at) - Date.parse(text.at);
  return known.habits.recent
    .filter(({ at }) => lead(at) >= SOURCE_WINDOW.fromMs && lead(at) <= SOURCE_WINDOW.toMs)
    .map(({ edges: _, ...place }) => ({ ...place, removed: furniture.get(place.articleId) ?? [] }));
}

async function loadArticle(
  deps: OriginDeps,
  { articleId, firstSeenAt, outletHost, version }: OutletHabits['recent'][number],
): Promise<Article | undefined> {
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  return articles.getVersion({ id: articleId, firstSeenAt, outletHost }, version);
}
