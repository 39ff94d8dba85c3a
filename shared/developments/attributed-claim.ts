import type { Correction } from '../model/claim.ts';
import type { Position, StoryArticle, StoryClaim } from '../model/development.ts';
import { correctClaims } from './corrected-claims.ts';
import { compareKeys, compareText, groupBy } from './order.ts';
import { createSpeakerIndex, type SpeakerIdentity } from './speaker-index.ts';
import type { StorySet } from './story-set.ts';

/** A claim with an accountable speaker, in the article that carries it. */
export type AttributedClaim = {
  article: StoryArticle;
  claim: StoryClaim;
  speaker: SpeakerIdentity;
  /** Speakers through whom it reaches the article, under the names that the story gives them; never the speaker. */
  via: string[];
  originId: string;
  day: string;
  dayFrom: Position['dayFrom'];
  /** When the claim could first be read there: first sight of the first version that has it. */
  knownAt: string;
  /** True when it was there at the first sight of a backfilled article. */
  backfill: boolean;
  correction?: Correction;
};

/** Claims of all versions of the story's articles, and those that a person has dropped. */
export type AttributedClaims = { kept: AttributedClaim[]; dropped: AttributedClaim[] };

/** A pronoun that nobody resolved names nobody, and neither does a word that only counts. */
const PRONOUNS: ReadonlySet<string> = new Set([
  ...['what', 'no', 'none', 'neither', 'either', 'all', 'each', 'several', 'nothing', 'everybody', 'anyone', 'anybody'],
  ...['i', 'we', 'you', 'he', 'she', 'it', 'they', 'one', 'who', 'which', 'that', 'this', 'these', 'those', 'some'],
  ...['others', 'many', 'both', 'someone', 'somebody', 'everyone', 'nobody', 'him', 'her', 'them', 'us', 'me'],
]);

/** "According to its foreign ministry" is the speaker's own word. */
const OWN = /^(his|her|its|their)\s/i;

function isPronoun(name: string): boolean {
  return PRONOUNS.has(name.trim().toLowerCase());
}

/** Claims without a speaker carry no position. An article whose edit took it out of the story is still in the list. */
export function attributeClaims(set: StorySet): AttributedClaims {
  const speakers = createSpeakerIndex(set.story);
  const articles = new Map(set.articles.map((each) => [each.articleId, each]));
  const result: AttributedClaims = { kept: [], dropped: [] };
  const inOrder = [...set.claims].sort((a, b) => compareKeys(placeOf(a), placeOf(b)));
  for (const { read, claim, correction } of correctClaims(inOrder, set.corrections)) {
    const article = articles.get(read.articleId);
    const spoken = (claim ?? read).claim.speaker;
    if (!article || !spoken || isPronoun(spoken.name)) continue;
    const originId = set.origins.get(article.articleId)?.groupId ?? article.articleId;
    const speaker = speakers.identify(spoken, originId);
    const attributed: AttributedClaim = {
      article,
      claim: claim ?? read,
      speaker,
      via: (claim ?? read).claim.via
        .filter((name) => !isPronoun(name) && !OWN.test(name))
        .map((name) => speakers.identify({ name }, originId).name)
        .filter((name) => name !== speaker.name),
      originId,
      ...dayOf(claim ?? read, article),
      knownAt: article.firstSeenAt,
      backfill: article.backfill,
      correction,
    };
    (claim ? result.kept : result.dropped).push(attributed);
  }
  dateFirstSight(result.kept);
  dateFirstSight(result.dropped);
  return result;
}

/** Where a claim stands: an order that does not depend on the list. */
function placeOf({ articleId, version, proposition, claim }: StoryClaim): string[] {
  return [articleId, version, String(claim.evidence.span[0]).padStart(9, '0'), claim.id, proposition];
}

/** A day that the text names; else of publication; else of first sight. A day after publication is a misreading. */
function dayOf({ claim }: StoryClaim, article: StoryArticle): Pick<AttributedClaim, 'day' | 'dayFrom'> {
  const published = article.publishedAt?.slice(0, 10);
  const seen = article.firstSeenAt.slice(0, 10);
  const said = claim.said.precision === undefined || claim.said.precision === 'day' ? claim.said.at : undefined;
  if (said !== undefined && isDay(said) && said <= nextDay(published ?? seen)) return { day: said, dayFrom: 'said' };
  return published ? { day: published, dayFrom: 'published' } : { day: seen, dayFrom: 'seen' };
}

/** The said day is local, publication is UTC: one day of difference is no contradiction. */
function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Sets `knownAt` and `backfill` by the first version of the article that has this speaker's stance on this proposition. */
function dateFirstSight(claims: AttributedClaim[]): void {
  const same = groupBy(claims, ({ article, claim, speaker }) =>
    JSON.stringify([article.articleId, speaker.key, claim.proposition, claim.claim.stance]),
  );
  for (const group of same.values()) {
    const versions = new Set<string>(group.map(({ claim }) => claim.version));
    const { article } = group[0] ?? {};
    const seen = article?.versions
      .filter(({ version }) => versions.has(version))
      .map(({ seenAt }) => seenAt)
      .sort(compareText)[0];
    if (!article || seen === undefined) continue;
    const firstSight = article.versions.map(({ seenAt }) => seenAt).sort(compareText)[0];
    for (const claim of group) {
      claim.knownAt = seen === firstSight ? article.firstSeenAt : seen;
      claim.backfill = article.backfill && seen === firstSight;
    }
  }
}
