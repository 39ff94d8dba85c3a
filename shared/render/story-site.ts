import type { StorySet } from '../developments/build-ledger.ts';
import type { Article } from '../model/article.ts';
import type { AlertEntry, Development, Ledger } from '../model/development.ts';
import type { LoadedStory } from '../model/story.ts';
import { renderArticlePage } from './article-page.ts';
import { renderLedgerCsv } from './ledger-csv.ts';
import { renderLedgerJson } from './ledger-json.ts';
import { renderLedgerStix } from './ledger-stix.ts';
import type { SiteFile } from './page-frame.ts';
import { siteKeys } from './site-keys.ts';
import { renderSpeakerPage } from './speaker-page.ts';
import { storyFeeds } from './story-feeds.ts';
import { renderDayPage, renderStoryPage } from './story-page.ts';
import { createStoryView } from './story-view.ts';

const LEDGER_CACHE = 'public, max-age=60';

/**
 * All objects of one story, by key: its page, days, feeds, archives, ledger, articles and speakers. A function of its input
 * alone, so that a second run changes no byte.
 */
export function renderStorySite(input: {
  story: LoadedStory;
  set: StorySet;
  ledger: Ledger;
  developments: readonly Development[];
  entries: readonly AlertEntry[];
  /** Whole texts by article id, to be shown on the article pages; short quotations where absent. */
  texts?: ReadonlyMap<string, Article>;
  /** Absolute, with or without a closing slash. */
  siteBaseUrl: string;
}): Map<string, SiteFile> {
  const { story } = input.story;
  const view = createStoryView({ ...input, story });
  const files = new Map<string, SiteFile>();
  files.set(siteKeys.story(story.id), renderStoryPage(view));
  for (const day of view.days) files.set(siteKeys.day(story.id, day), renderDayPage(view, day));
  for (const article of view.pages) {
    const key = siteKeys.article(story.id, article.articleId);
    files.set(key, renderArticlePage(view, article, input.texts?.get(article.articleId)));
  }
  for (const speaker of view.speakers.filter(({ isNamed }) => isNamed))
    files.set(siteKeys.speaker(story.id, speaker.id), renderSpeakerPage(view, speaker));
  for (const [key, file] of storyFeeds(view, input.entries)) files.set(key, file);
  const ledger = (form: 'csv' | 'json' | 'stix.json', body: string, contentType: string) =>
    files.set(siteKeys.ledger(story.id, form), { body, contentType, cacheControl: LEDGER_CACHE });
  ledger('csv', renderLedgerCsv(view), 'text/csv; charset=utf-8');
  ledger('json', renderLedgerJson(view), 'application/json');
  ledger('stix.json', renderLedgerStix(view), 'application/stix+json;version=2.1');
  return files;
}
