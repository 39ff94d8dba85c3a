import { readFileSync } from 'node:fs';
import { buildLedger, type StorySet } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import type { AlertEntry, Development, Ledger } from '#shared/model/development.ts';
import { FeedHealth } from '#shared/model/feed.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import type { SiteFile } from '#shared/render/page-frame.ts';
import { renderSharedSite } from '#shared/render/shared-site.ts';
import { renderStorySite } from '#shared/render/story-site.ts';
import { storySummary } from '#shared/render/story-summary.ts';
import { type ArticleSpec, buildSet, DAM } from '../developments/story-set-builder.ts';

export const BASE_URL = 'https://claims.example/';

const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2031, 2, day, hour, minute)).toISOString();
const reprint = (of: string, text: string, score = 1) => ({
  groupId: of,
  relation: 'reprint' as const,
  of,
  score,
  reasons: [{ rule: 'credit-line', text }],
});

/** Invented news of an invented dam: every kind of development, of stance and of origin. */
export const EXAMPLE: ArticleSpec[] = [
  {
    id: 'gazette-1',
    outlet: 'Harlan Gazette',
    title: 'Mayor says water is coming through the old dam',
    published: at(2, 7, 10),
    backfill: true,
    claims: [
      {
        on: 'leaks',
        speaker: 'Ada Okoro',
        quotes: ['“There is water where no water should be”'],
        words: 'there is water where no water should be',
      },
      { on: 'repair', speaker: 'Ada Okoro', stance: 'demands', words: 'the capital send engineers before the weekend' },
      {
        on: 'leaks',
        speaker: 'Valley Council',
        stance: 'warns',
        words: 'a further crack would put the lower town under water',
      },
    ],
  },
  {
    id: 'gazette-1-copy',
    outlet: 'Valley Today',
    title: 'Mayor says water is coming through the old dam',
    published: at(2, 8, 2),
    backfill: true,
    origin: reprint('gazette-1', 'credit line “from the Harlan Gazette”'),
    claims: [{ on: 'leaks', speaker: 'Ada Okoro', words: 'there is water where no water should be' }],
  },
  {
    id: 'capital-1',
    outlet: 'Capital Courier',
    title: 'Government: no confirmation of a leak at Harlan',
    published: at(3, 9),
    claims: [
      {
        on: 'leaks',
        speaker: 'Jo Bauer',
        stance: 'cannot-confirm',
        said: '2031-03-03',
        words: 'she could not confirm the reports from Harlan',
        quotes: ['“We have no report of our own from the site”'],
      },
      {
        on: 'repair',
        speaker: 'Pär Lindqvist',
        stance: 'cannot-confirm',
        sub: 'withholds',
        words: 'what the ministry would do',
      },
      { on: 'evacuated', speaker: 'Jo Bauer', stance: 'denies', words: 'anybody had been moved', said: '2031-03-03' },
    ],
  },
  ...['Northern Star', 'Daily Beacon', 'River Times', 'Morning Wire'].map(
    (outlet, index): ArticleSpec => ({
      id: `capital-1-copy-${index}`,
      outlet,
      title: 'Government: no confirmation of a leak at Harlan',
      published: at(3, 10 + index, 13),
      origin: reprint('capital-1', '98 % of the text word for word', 0.98),
      claims: [
        {
          on: 'leaks',
          speaker: 'Jo Bauer',
          stance: 'cannot-confirm',
          words: 'she could not confirm the reports from Harlan',
        },
      ],
    }),
  ),
  {
    id: 'stone-1',
    outlet: 'Builders’ Weekly',
    title: 'Stonework Ltd rejects “scare stories” about its dam',
    published: at(4, 6, 30),
    claims: [
      {
        on: 'leaks',
        speaker: 'Stonework Ltd',
        stance: 'denies',
        said: '2031-03-04',
        words: 'the reports were scare stories',
        quotes: ['“Scare stories by people who have never seen a spillway”'],
      },
      { on: 'repair', speaker: 'Stonework Ltd', stance: 'denies', words: 'that anything needed mending' },
    ],
  },
  {
    id: 'gazette-2',
    outlet: 'Harlan Gazette',
    title: 'Nine hundred people spend the night in the school',
    published: at(4, 20),
    versions: [
      { version: 'v1', seenAt: at(4, 20) },
      { version: 'v2', seenAt: at(5, 1) },
    ],
    claims: [
      {
        on: 'evacuated',
        speaker: 'Ada Okoro',
        said: '2031-03-04',
        words: 'about 900 people had been brought to the school',
        figures: [{ text: 'about 900', value: 900, approx: true }],
      },
      {
        on: 'evacuated',
        speaker: 'Ada Okoro',
        version: 'v1',
        said: '2031-03-04',
        words: 'about 90 people had been brought to the school',
        figures: [{ text: 'about 90', value: 90, approx: true }],
      },
      { on: 'leaks', speaker: 'a engineer at the site', version: 'v1', words: 'the crack was as wide as a hand' },
    ],
  },
  {
    id: 'courier-2',
    outlet: 'Capital Courier',
    title: 'Minister: there is a leak at Harlan, and it is being watched',
    published: at(5, 12),
    claims: [
      {
        on: 'leaks',
        speaker: 'Lindqvist',
        stance: 'asserts',
        said: '2031-03-05',
        words: 'there was a leak on the eastern side',
        quotes: ['“There is a leak on the eastern side, and it is being watched day and night”'],
      },
      {
        on: 'evacuated',
        speaker: 'Lindqvist',
        words: 'between 1,200 and 1,500 people were in safety',
        said: '2031-03-05',
        figures: [{ text: 'between 1,200 and 1,500', min: 1200, max: 1500 }],
      },
      { on: 'repair', speaker: 'Lindqvist', stance: 'asserts', words: 'the dam would be repaired' },
    ],
  },
  {
    id: 'star-2',
    outlet: 'Northern Star',
    title: 'Minister admits leak in Harlan dam',
    published: at(5, 15),
    claims: [
      {
        on: 'leaks',
        speaker: 'Lindqvist',
        stance: 'asserts',
        said: '2031-03-05',
        words: 'water was passing the eastern wall',
      },
    ],
  },
  {
    id: 'abroad-1',
    outlet: 'Abroad News Agency of the Seven Rivers',
    title: 'What we know about the dam at Harlan <and what we do not>',
    published: at(6, 9),
    origin: {
      groupId: 'wire-unseen',
      relation: 'rewrite',
      credited: { outlet: 'Rivers Wire', url: 'https://rivers.example/1' },
      score: 0.81,
      reasons: [{ rule: 'same-order', text: 'same facts in the same order, no quotation kept' }],
    },
    claims: [
      {
        on: 'evacuated',
        speaker: 'Stonework Ltd',
        stance: 'asserts',
        via: ['Jo Bauer'],
        words: 'up to 2,000 people would have to go',
        figures: [{ text: 'up to 2,000', max: 2000 }],
      },
      {
        on: 'leaks',
        speaker: 'residents',
        stance: 'reported-by-others',
        words: 'that cellars have been wet since January',
      },
    ],
  },
  {
    id: 'aside-1',
    outlet: 'River Times',
    tier: 'mentions',
    title: 'Ten old dams worth a visit',
    published: at(6, 11),
    claims: [],
  },
  {
    id: 'courier-3',
    outlet: 'Capital Courier',
    title: 'Bauer: government shares the view of the minister',
    published: at(7, 8),
    claims: [
      {
        on: 'leaks',
        speaker: 'Jo Bauer',
        stance: 'asserts',
        said: '2031-03-07',
        words: 'the government shared the view of the minister',
      },
    ],
  },
];

export type Example = {
  story: LoadedStory;
  set: StorySet;
  ledger: Ledger;
  developments: Development[];
  entries: AlertEntry[];
  siteBaseUrl: string;
};

/** An example story from its articles to its entries, all published at one time. */
export function exampleOf(articles: ArticleSpec[], corrections: Parameters<typeof buildSet>[1] = []): Example {
  const set = buildSet(articles, corrections);
  const ledger = buildLedger(set);
  const developments = findDevelopments(set, ledger);
  const { added } = planEntries({ developments, published: [], now: at(8, 12), maxPerHour: 500 });
  return { story: { story: DAM, hash: 'hash' }, set, ledger, developments, entries: added, siteBaseUrl: BASE_URL };
}

const ASSETS = {
  css: readFileSync(new URL('../../../site/style.css', import.meta.url), 'utf8'),
  js: readFileSync(new URL('../../../site/page.js', import.meta.url), 'utf8'),
};

export const FEEDS: FeedHealth[] = [
  {
    id: 'valley-today',
    outlet: 'Valley Today',
    condition: 'failing',
    state: 'http-5xx',
    reason: 'the server answered 503 four times in a row',
  },
  { id: 'capital-courier', outlet: 'Capital Courier', condition: 'well', state: 'not-modified' },
  { id: 'harlan-gazette', outlet: 'Harlan Gazette', condition: 'well', state: 'ok' },
].map((feed) =>
  FeedHealth.parse({
    ...feed,
    url: `https://${feed.id}.example/feed`,
    since: at(6, 3),
    failures: feed.condition === 'failing' ? 4 : 0,
    lastAttemptAt: at(7, 8),
    lastSuccessAt: at(7, 8),
    newestEntryAt: at(7, 7),
    nextAttemptAt: at(7, 9),
    entriesSeen: 40,
    entriesADay: 12.34,
    attempts: 12,
    notModifiedShare: 0.25,
  }),
);

/** Every object of the site around an example. */
export function exampleSite(example: Example): Map<string, SiteFile> {
  const summary = storySummary(example);
  return new Map([
    ...renderStorySite(example),
    ...renderSharedSite({
      stories: [summary],
      entries: summary.newestEntries,
      feeds: FEEDS,
      siteBaseUrl: example.siteBaseUrl,
      assets: ASSETS,
    }),
  ]);
}
