import { createHash } from 'node:crypto';
import type { StorySet } from '#shared/developments/build-ledger.ts';
import { type Claim, type Correction, type Speaker, Stance } from '#shared/model/claim.ts';
import type { StoryArticle, StoryClaim } from '#shared/model/development.ts';
import { ArticleId, ClaimId, StoryId, VersionId } from '#shared/model/ids.ts';
import type { Origin } from '#shared/model/origin.ts';
import { Story } from '#shared/model/story.ts';

/** An invented story: does the Harlan dam leak? */
export const DAM: Story = Story.parse({
  id: 'harlan-dam',
  title: 'The Harlan dam',
  description: 'Who says that the Harlan dam leaks, and how many people have to leave.',
  window: { from: '2031-03-01' },
  groups: { dam: { terms: ['harlan dam'] } },
  must: [{ name: 'the dam', all: ['dam'], weight: 1 }],
  thresholds: { main: 0.5, mentions: 0.2 },
  parties: [
    { id: 'valley', name: 'The valley' },
    { id: 'capital', name: 'The capital' },
    { id: 'builders', name: 'The builders' },
  ],
  entities: [
    { id: 'valley-council', name: 'Valley Council', kind: 'organisation', party: 'valley' },
    {
      id: 'okoro',
      name: 'Ada Okoro',
      kind: 'person',
      aliases: ['Okoro'],
      role: 'Mayor of Harlan',
      party: 'valley',
      speaksFor: 'valley-council',
    },
    { id: 'republic', name: 'Republic', kind: 'state', aliases: ['the capital'], party: 'capital' },
    {
      id: 'water-ministry',
      name: 'Water Ministry',
      kind: 'organisation',
      aliases: ['MOW'],
      party: 'capital',
      speaksFor: 'republic',
    },
    {
      id: 'lindqvist',
      name: 'Pär Lindqvist',
      kind: 'person',
      aliases: ['Par Lindqvist', 'Lindqvist'],
      role: 'Water Minister',
      party: 'capital',
      speaksFor: 'water-ministry',
    },
    {
      id: 'bauer',
      name: 'Jo Bauer',
      kind: 'person',
      role: 'Government spokeswoman',
      party: 'capital',
      speaksFor: 'republic',
    },
    { id: 'stonework', name: 'Stonework Ltd', kind: 'organisation', party: 'builders' },
  ],
  propositions: [
    {
      key: 'leaks',
      label: 'The dam leaks',
      text: 'Water leaks through the Harlan dam.',
      patterns: [{ all: ['leaks'] }],
    },
    {
      key: 'evacuated',
      label: 'People were moved out',
      text: 'People living below the dam have been moved out.',
      patterns: [{ all: ['moved'] }],
      quantity: { label: 'people', units: ['people', 'residents'] },
    },
    {
      key: 'flooded',
      label: 'The town is flooded',
      text: 'Water from the dam stands in Harlan.',
      implies: ['leaks'],
      patterns: [{ all: ['flooded'] }],
    },
    { key: 'repair', label: 'It must be repaired', text: 'The dam must be repaired.', patterns: [{ all: ['repair'] }] },
  ],
});

export type ClaimSpec = {
  speaker?: string | null;
  /** As the text has it, where that is not the name. */
  surface?: string;
  affiliation?: string;
  kind?: Speaker['kind'];
  certainty?: Claim['certainty'];
  on: string;
  stance?: string;
  said?: string;
  words?: string;
  quotes?: string[];
  figures?: Partial<Claim['quantities'][number]>[];
  via?: string[];
  sub?: Claim['sub'];
  /** Of which version; the current one when absent. */
  version?: string;
  id?: string;
};

export type ArticleSpec = {
  id: string;
  outlet?: string;
  title?: string;
  url?: string;
  published?: string | null;
  seen?: string;
  backfill?: boolean;
  tier?: StoryArticle['tier'];
  origin?: Partial<Origin>;
  versions?: { version: string; seenAt: string; textFrom?: 'feed' | 'page' }[];
  claims?: ClaimSpec[];
};

/** A story set in a few lines; whatever is left out has a plain value. */
export function buildSet(
  articles: ArticleSpec[],
  corrections: Omit<Correction, 'schema' | 'storyId'>[] = [],
  story = DAM,
): StorySet {
  const origins = new Map<string, Origin>();
  const built = articles.map((spec) => articleOf(spec, story));
  for (const { id, origin } of articles) {
    origins.set(id, { groupId: id, relation: 'original', reasons: [], ...origin });
  }
  return {
    story,
    articles: built,
    claims: articles.flatMap((spec, index) => {
      const article = built[index];
      return article ? (spec.claims ?? []).map((claim, at) => claimOf(article, claim, at)) : [];
    }),
    origins,
    corrections: corrections.map((correction) => ({ schema: 1, storyId: story.id, ...correction })),
  };
}

function articleOf(spec: ArticleSpec, story: Story): StoryArticle {
  const outlet = spec.outlet ?? `Outlet ${spec.id}`;
  const host = `${outlet.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
  const seen = spec.seen ?? spec.published ?? '2031-03-02T08:00:00.000Z';
  const versions = (spec.versions ?? [{ version: 'v1', seenAt: seen }]).map((each) => ({
    version: VersionId.parse(each.version),
    seenAt: each.seenAt,
    textFrom: each.textFrom ?? ('page' as const),
  }));
  return {
    schema: 1,
    storyId: StoryId.parse(story.id),
    storyHash: 'hash',
    articleId: ArticleId.parse(spec.id),
    version: versions.at(-1)?.version ?? VersionId.parse('v1'),
    versions,
    outletHost: host,
    outlet,
    url: spec.url ?? `https://${host}/${spec.id}`,
    title: spec.title ?? `News of ${spec.id}`,
    language: 'en',
    publishedAt: spec.published === null ? undefined : (spec.published ?? seen),
    firstSeenAt: seen,
    backfill: spec.backfill ?? false,
    tier: spec.tier ?? 'main',
    tagReasons: [{ rule: 'title:the dam', text: 'Harlan dam' }],
    score: 0.9,
  };
}

function claimOf(article: StoryArticle, spec: ClaimSpec, at: number): StoryClaim {
  const version = VersionId.parse(spec.version ?? article.version);
  const name = spec.speaker === undefined ? 'Ada Okoro' : spec.speaker;
  const words = spec.words ?? `words on ${spec.on}`;
  const start = at * 200;
  const sentence = `${name ?? 'It is'} said: ${words}.`;
  const stance = Stance.parse(spec.stance ?? 'asserts');
  return {
    schema: 1,
    storyId: article.storyId,
    articleId: article.articleId,
    version,
    proposition: spec.on,
    claim: {
      id: ClaimId.parse(spec.id ?? `${article.articleId}-${version}-${at}`),
      speaker: name === null ? null : speakerOf(spec, name, start),
      cue: { text: 'said', span: [start + 10, start + 14] },
      stance,
      sub: spec.sub,
      certainty: spec.certainty,
      content: [{ text: words, span: [start + 16, start + 16 + words.length] }],
      mode: 'indirect',
      proposition: { text: words, key: spec.on },
      quotes: (spec.quotes ?? []).map((text) => ({ text, span: [start + 16, start + 16 + text.length] })),
      said: spec.said === undefined ? {} : { at: spec.said, precision: 'day' },
      quantities: (spec.figures ?? []).map((figure) => ({
        text: 'a figure',
        span: [start, start + 8],
        unit: 'people',
        ...figure,
      })),
      via: spec.via ?? [],
      evidence: {
        span: [start, start + sentence.length],
        sha256: createHash('sha256').update(article.articleId).digest('hex'),
        exact: sentence,
        prefix: 'What came before. ',
        suffix: ' What came after.',
      },
      confidence: 0.8,
    },
  };
}

function speakerOf({ surface, affiliation, kind }: ClaimSpec, name: string, start: number): Speaker {
  return { surface: surface ?? name, span: [start, start + name.length], name, kind: kind ?? 'person', affiliation };
}
