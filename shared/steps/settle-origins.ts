import type { ArticleId, StoryId } from '../model/ids.ts';
import type { OriginRecord } from '../model/origin.ts';
import { missingKin, originRecord, type ReadText } from '../origins/origin-record.ts';
import { settledFurniture } from '../origins/outlet-habits.ts';
import { settledKin } from '../origins/settled-kin.ts';
import { HABIT_DAYS } from '../stores/origin-index.ts';
import { createStoryStore } from '../stores/story-store.ts';
import type { StepDeps } from './deps.ts';
import { loadText } from './origin-texts.ts';

/** Texts kept at hand, so that the head of a group is read once: some megabytes. */
const MAX_TEXTS = 100;

/**
 * Makes up for the order in which a story's articles came: what the set asks for and no article found on its arrival is compared
 * now, once. Where all came in the order of their publication that is nothing. Answers the records as they stand then.
 */
export async function settleOrigins(
  deps: Pick<StepDeps, 'articleBlobs' | 'articleTable' | 'storyTable'>,
  storyId: StoryId,
  records: readonly OriginRecord[],
): Promise<OriginRecord[]> {
  const load = createTextLoader(deps);
  const furniture = settledFurniture(records, HABIT_DAYS);
  const settled = new Map<string, OriginRecord>();
  for (const record of records) {
    const removed = furniture.get(record.node.articleId) ?? [];
    const text = removed.join() === record.removed.join() ? undefined : await load(record, removed);
    settled.set(record.node.articleId, text ? originRecord(text, []) : record);
  }
  for (const [id, missing] of missingKin([...settled.values()])) {
    const record = settled.get(id);
    const own = record && (await load(record, record.removed));
    if (!own) continue;
    const others: ReadText[] = [];
    for (const other of missing) {
      const known = settled.get(other);
      const text = known && (await load(known, known.removed));
      if (text) others.push(text);
    }
    const links = originRecord(own, others).links;
    const renewed = new Set<ArticleId>(links.map(({ to }) => to));
    settled.set(id, { ...record, links: [...record.links.filter(({ to }) => !renewed.has(to)), ...links] });
  }
  const stories = createStoryStore(deps.storyTable);
  const kin = settledKin([...settled.values()]);
  for (const before of records) {
    const after = settled.get(before.node.articleId);
    if (!after || after === before) continue;
    const own = new Set(kin.get(after.node.articleId));
    await stories.putSettledOrigin(storyId, { ...after, links: after.links.filter(({ to }) => own.has(to)) });
  }
  return [...settled.values()];
}

type TextLoader = (record: OriginRecord, removed: readonly number[]) => Promise<ReadText | undefined>;

function createTextLoader(deps: Pick<StepDeps, 'articleBlobs' | 'articleTable'>): TextLoader {
  const texts = new Map<string, ReadText | undefined>();
  return async ({ node: { articleId, outletHost }, firstSeenAt, version }, removed) => {
    const name = `${articleId} ${removed.join()}`;
    if (texts.has(name)) return texts.get(name);
    const text = await loadText(deps, { articleId, outletHost, firstSeenAt, version }, removed);
    if (texts.size >= MAX_TEXTS) texts.clear();
    texts.set(name, text);
    return text;
  };
}
