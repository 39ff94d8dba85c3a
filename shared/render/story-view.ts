import type { StorySet } from '../developments/build-ledger.ts';
import { speakerKeyOf } from '../developments/development-scope.ts';
import { compareKeys, greatest, groupBy } from '../developments/order.ts';
import { createSpeakerIndex, type SpeakerIndex } from '../developments/speaker-index.ts';
import { answersTruth } from '../developments/stance-words.ts';
import type { Correction } from '../model/claim.ts';
import type {
  AlertEntry,
  Carrier,
  Development,
  Ledger,
  Position,
  StoryArticle,
  StoryClaim,
} from '../model/development.ts';
import type { Proposition, Story } from '../model/story.ts';
import { shorten } from './clean-text.ts';
import { findOriginGroups, type OriginGroup } from './origin-groups.ts';
import { anchorId, siteKeys } from './site-keys.ts';

/** Characters of a title; longer ones are no titles. */
const MAX_TITLE_LENGTH = 400;

/** One speaker with all positions, oldest first. */
export type SpeakerView = {
  key: string;
  /** Of the page's name. */
  id: string;
  name: string;
  /** A speaker without a name has no page, and stands below the others. */
  isNamed: boolean;
  role?: string;
  party?: string;
  positions: Position[];
};

/** What every page of a story reads: looked up once. */
export type StoryView = {
  story: Story;
  siteBaseUrl: string;
  ledger: Ledger;
  /** Newest day first, and within a day what was known last. */
  developments: Development[];
  /** Days that have a page, newest first: those of developments, and those that published entries point at. */
  days: string[];
  /** Published entries whose development is found on another day now, or nowhere. */
  moved: AlertEntry[];
  /** Articles about the story or that mention it, newest first. */
  articles: StoryArticle[];
  /** The articles that have a page: these, and those that an edit took out of the story. */
  pages: StoryArticle[];
  origins: StorySet['origins'];
  /** What people corrected, by claim; the last one counts. */
  corrections: ReadonlyMap<string, Correction>;
  groups: OriginGroup[];
  speakers: SpeakerView[];
  /** Propositions that somebody takes a position on, in the order of the story file. */
  propositions: Proposition[];
  updatedAt?: string;
  developmentsOn(day: string): readonly Development[];
  findDevelopment(id: string): Development | undefined;
  /** The article of that id, where it has a page. */
  findPage(articleId: string | undefined): StoryArticle | undefined;
  label(proposition: string): string;
  partyName(party: string | undefined): string;
  speakerPage(position: Position): string | undefined;
  /** A claim's speaker as the story knows it, and the page, where there is one. */
  findSpeaker(speaker: Parameters<SpeakerIndex['identify']>[0], articleId: string): { name: string; page?: string };
  /** Claims of all versions of an article, in a fixed order. */
  claimsOf(articleId: string): readonly StoryClaim[];
  /** Key and anchor of the sentence that a carrier rests on. */
  evidence(carrier: Carrier): { key: string; anchor: string };
};

/** Puts in order what the pages of a story show; nothing in it depends on the time of the run. */
export function createStoryView(input: {
  story: Story;
  set: StorySet;
  ledger: Ledger;
  developments: readonly Development[];
  entries: readonly AlertEntry[];
  siteBaseUrl: string;
}): StoryView {
  const { story, set, ledger } = input;
  const withClaims = new Set<string>(set.claims.map(({ articleId }) => articleId));
  const withPage = set.articles
    .filter(({ tier, articleId }) => tier !== 'none' || withClaims.has(articleId))
    .map((article) => ({
      ...article,
      title: shorten(article.title.trim() || article.url || 'untitled', MAX_TITLE_LENGTH),
    }))
    .sort((a, b) => compareNewest(articleTime(a), a.articleId, articleTime(b), b.articleId));
  const articles = withPage.filter(({ tier }) => tier !== 'none');
  const speakers = speakersOf(story, ledger);
  const pages = new Map(
    speakers.filter(({ isNamed }) => isNamed).map(({ key, id }) => [key, siteKeys.speaker(story.id, id)]),
  );
  const index = createSpeakerIndex(story);
  const claims = groupBy(
    [...set.claims].sort((a, b) =>
      compareKeys([a.version, a.claim.id, a.proposition], [b.version, b.claim.id, b.proposition]),
    ),
    ({ articleId }) => articleId,
  );
  const labels = new Map(story.propositions.map(({ key, label }) => [key, label]));
  const parties = new Map(story.parties.map(({ id, name }) => [id, name]));
  const used = new Set(ledger.positions.map(({ proposition }) => proposition));
  const byId = new Map<string, Development>(input.developments.map((development) => [development.id, development]));
  const moved = input.entries.filter(
    ({ id, rolledUp, development }) => !rolledUp && byId.get(id)?.day !== development.day,
  );
  const days = [...input.developments, ...moved.map(({ development }) => development)].map(({ day }) => day);
  const seen = greatest(articles.flatMap(({ versions }) => versions.map(({ seenAt }) => seenAt)));
  const developments = [...input.developments].sort(
    (a, b) => compareNewest(a.day, '', b.day, '') || compareNewest(a.at, a.id, b.at, b.id),
  );
  const byDay = groupBy(developments, ({ day }) => day);
  const pageById = new Map<string, StoryArticle>(withPage.map((article) => [article.articleId, article]));
  return {
    story,
    siteBaseUrl: input.siteBaseUrl,
    ledger,
    developments,
    days: [...new Set(days)].sort().reverse(),
    moved,
    articles,
    pages: withPage,
    origins: set.origins,
    corrections: new Map(
      [...set.corrections].sort((a, b) => (a.at < b.at ? -1 : 1)).map((each) => [each.claimId, each]),
    ),
    groups: findOriginGroups(articles, set.origins),
    speakers,
    propositions: story.propositions.filter(({ key }) => used.has(key)),
    updatedAt: seen === '' ? undefined : seen,
    developmentsOn: (day) => byDay.get(day) ?? [],
    findDevelopment: (id) => byId.get(id),
    findPage: (articleId) => (articleId === undefined ? undefined : pageById.get(articleId)),
    label: (key) => labels.get(key) ?? key,
    partyName: (party) => (party === undefined ? 'Others' : (parties.get(party) ?? party)),
    speakerPage: (position) => pages.get(speakerKeyOf(position)),
    findSpeaker: (speaker, articleId) => {
      const { key, name } = index.identify(speaker, set.origins.get(articleId)?.groupId ?? articleId);
      return { name, page: pages.get(key) };
    },
    claimsOf: (articleId) => claims.get(articleId) ?? [],
    evidence: ({ articleId, claimId }) => ({
      key: siteKeys.article(story.id, articleId),
      anchor: anchorId('claim', claimId),
    }),
  };
}

/** Publication, or else first sight. */
export function articleTime({ publishedAt, firstSeenAt }: StoryArticle): string {
  return publishedAt ?? firstSeenAt;
}

/** The positions on the truth of a proposition, the day's weightiest only where one day has several; oldest first. */
export function truthHistory(speaker: SpeakerView, proposition: string): Position[] {
  const own = speaker.positions.filter((each) => each.proposition === proposition && answersTruth(each));
  return [...groupBy(own, ({ day }) => day).values()].flatMap((day) =>
    [...day].sort((a, b) => b.origins - a.origins || b.outlets - a.outlets || (a.id < b.id ? -1 : 1)).slice(0, 1),
  );
}

/** Those with a name first; by party in the order of the story file, then those with most positions. */
function speakersOf(story: Story, ledger: Ledger): SpeakerView[] {
  const speakers = [...groupBy(ledger.positions, speakerKeyOf)].flatMap(([key, positions]): SpeakerView[] => {
    const first = positions[0];
    if (!first) return [];
    const ordered = [...positions].sort((a, b) => -compareNewest(a.day, a.id, b.day, b.id));
    return [
      {
        key,
        id: first.entityId ?? key.slice('name:'.length),
        name: first.speaker,
        isNamed: !first.unnamed,
        role: ordered.map(({ role }) => role).find((role) => role !== undefined),
        party: ordered.map(({ party }) => party).find((party) => party !== undefined),
        positions: ordered,
      },
    ];
  });
  const rank = new Map(story.parties.map(({ id }, index) => [id, index]));
  const place = ({ party }: SpeakerView) => (party === undefined ? undefined : rank.get(party)) ?? story.parties.length;
  return speakers.sort(
    (a, b) =>
      Number(b.isNamed) - Number(a.isNamed) ||
      place(a) - place(b) ||
      b.positions.length - a.positions.length ||
      (a.key < b.key ? -1 : 1),
  );
}

function compareNewest(a: string, aId: string, b: string, bId: string): number {
  if (a !== b) return a < b ? 1 : -1;
  return aId < bId ? -1 : aId > bId ? 1 : 0;
}
