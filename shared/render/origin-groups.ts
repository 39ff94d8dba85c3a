import { compareKeys, groupBy } from '../developments/order.ts';
import type { StoryArticle } from '../model/development.ts';
import type { Origin } from '../model/origin.ts';

export type OriginMember = { article: StoryArticle; origin: Origin; at: string };

/** Articles that go back to one text. */
export type OriginGroup = {
  id: string;
  /** The original first, then by time. */
  members: OriginMember[];
  /** The outlet that the texts credit, where its own article was not seen. */
  unseen?: { outlet: string; url?: string };
  outlets: number;
  firstAt: string;
  lastAt: string;
};

/** Largest group first, then the newest. An article that nobody grouped stands alone. */
export function findOriginGroups(
  articles: readonly StoryArticle[],
  origins: ReadonlyMap<string, Origin>,
): OriginGroup[] {
  const members = articles.map((article): OriginMember => {
    const origin = origins.get(article.articleId) ?? {
      groupId: article.articleId,
      relation: 'original' as const,
      reasons: [],
    };
    return { article, origin, at: article.publishedAt ?? article.firstSeenAt };
  });
  return [...groupBy(members, ({ origin }) => origin.groupId)]
    .map(([id, group]) => createGroup(id, group))
    .sort(
      (a, b) =>
        b.members.length - a.members.length ||
        Number(b.unseen !== undefined) - Number(a.unseen !== undefined) ||
        -compareKeys([a.lastAt, b.id], [b.lastAt, a.id]),
    );
}

function createGroup(id: string, group: OriginMember[]): OriginGroup {
  const isOriginal = ({ origin }: OriginMember) => origin.relation === 'original';
  const members = [...group].sort(
    (a, b) =>
      Number(isOriginal(b)) - Number(isOriginal(a)) ||
      compareKeys([a.at, a.article.articleId], [b.at, b.article.articleId]),
  );
  const times = members.map(({ at }) => at).sort();
  const credited = members.map(({ origin }) => origin.credited).find((credit) => credit !== undefined);
  return {
    id,
    members,
    unseen: members.some(isOriginal) ? undefined : credited,
    outlets: new Set(members.map(({ article }) => article.outletHost)).size,
    firstAt: times[0] ?? '',
    lastAt: times.at(-1) ?? '',
  };
}
