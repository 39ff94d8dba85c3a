import type { StorySet } from '../developments/build-ledger.ts';
import { groupBy } from '../developments/order.ts';
import type { Article } from '../model/article.ts';
import type { AlertEntry, Development, Ledger, Position, StoryArticle } from '../model/development.ts';
import type { LoadedStory } from '../model/story.ts';
import { renderArticlePage } from './article-page.ts';
import { renderLedgerCsv } from './ledger-csv.ts';
import { positionLine, renderLedgerJson } from './ledger-json.ts';
import { renderLedgerStix } from './ledger-stix.ts';
import type { SiteFile } from './page-frame.ts';
import { siteKeys } from './site-keys.ts';
import { markOf, renderedObject, type SiteObject, siteObject } from './site-object.ts';
import { renderSpeakerPage } from './speaker-page.ts';
import { storyFeeds } from './story-feeds.ts';
import { renderDayPage, renderStoryPage } from './story-page.ts';
import { createStoryView, type StoryView } from './story-view.ts';

const LEDGER_CACHE = 'public, max-age=60';

export type StorySiteInput = {
  story: LoadedStory;
  set: StorySet;
  ledger: Ledger;
  developments: readonly Development[];
  entries: readonly AlertEntry[];
  /** Whole texts of all versions by article id, to be shown on the article pages; short quotations where absent. */
  texts?: ReadonlyMap<string, readonly Article[]>;
  /** Absolute, with or without a closing slash. */
  siteBaseUrl: string;
};

/**
 * All objects of one story, by key: its page, days, feeds, archives, ledger, articles and speakers. A function of its input
 * alone, so that a second run changes no byte; pages that are as they were are told by their marks.
 */
export function planStorySite(input: StorySiteInput): Map<string, SiteObject> {
  const { story } = input.story;
  const view = createStoryView({ ...input, story });
  const base = [input.story.hash, input.siteBaseUrl];
  const objects = new Map<string, SiteObject>();
  const put = (key: string, inputs: readonly unknown[], render: () => SiteFile) =>
    objects.set(key, siteObject([base, inputs], render));
  objects.set(siteKeys.story(story.id), renderedObject(renderStoryPage(view)));
  const lineOf = remembered(positionLine);
  const positionMark = remembered((position: Position) => markOf(lineOf(position)));
  for (const day of view.days) {
    put(siteKeys.day(story.id, day), dayInputs(view, day, positionMark), () => renderDayPage(view, day));
  }
  for (const article of view.pages) {
    const versions = input.texts?.get(article.articleId);
    put(siteKeys.article(story.id, article.articleId), [articleInputs(view, article), versions !== undefined], () =>
      renderArticlePage(view, article, versions),
    );
  }
  const bySpeaker = developmentsBySpeaker(view);
  for (const speaker of view.speakers.filter(({ isNamed }) => isNamed)) {
    const own = bySpeaker.get(speaker.name) ?? [];
    const { positions, ...who } = speaker;
    put(siteKeys.speaker(story.id, speaker.id), [who, positions.map(positionMark), own.map(headingInputs)], () =>
      renderSpeakerPage(view, speaker, own),
    );
  }
  for (const [key, object] of storyFeeds(view, input.entries, base)) objects.set(key, object);
  const ledger = (form: 'csv' | 'json' | 'stix.json', body: string, contentType: string) =>
    objects.set(siteKeys.ledger(story.id, form), renderedObject({ body, contentType, cacheControl: LEDGER_CACHE }));
  ledger('csv', renderLedgerCsv(view), 'text/csv; charset=utf-8');
  ledger('json', renderLedgerJson(view, lineOf), 'application/json');
  ledger('stix.json', renderLedgerStix(view), 'application/stix+json;version=2.1');
  return objects;
}

/** The same with every object rendered. */
export function renderStorySite(input: StorySiteInput): Map<string, SiteFile> {
  return new Map([...planStorySite(input)].map(([key, { render }]) => [key, render()]));
}

/** One position is part of several developments, of its speaker's page and of the ledger: made once for all of them. */
function remembered(make: (position: Position) => string): (position: Position) => string {
  const made = new Map<Position, string>();
  return (position) => {
    const known = made.get(position);
    if (known !== undefined) return known;
    const fresh = make(position);
    made.set(position, fresh);
    return fresh;
  };
}

/** What the page of a day reads: its developments, and the days and pages that it links to. */
function dayInputs(view: StoryView, day: string, positionMark: (position: Position) => string): unknown[] {
  const at = view.days.indexOf(day);
  const developments = view.developmentsOn(day);
  return [
    [view.days[at - 1], view.days[at + 1]],
    developments.map(({ positions, ...rest }) => [
      rest,
      positions.map((position) => [positionMark(position), view.speakerPage(position)]),
    ]),
    view.moved
      .filter(({ development }) => development.day === day)
      .map(({ id, publishedAt, updatedAt }) => [id, publishedAt, updatedAt, view.findDevelopment(id)?.day]),
  ];
}

/** What the page of an article reads: itself, its claims, where it comes from, and the speakers' pages. */
function articleInputs(view: StoryView, article: StoryArticle): unknown[] {
  const claims = view.claimsOf(article.articleId);
  const origin = view.origins.get(article.articleId);
  const source = view.findPage(origin?.of);
  return [
    article,
    claims,
    claims.map(({ claim }) => [
      view.corrections.get(claim.id),
      claim.speaker && view.findSpeaker(claim.speaker, article.articleId),
    ]),
    origin,
    source && [source.articleId, source.title, source.outlet],
  ];
}

function headingInputs({ id, kind, day, title, positions }: Development): unknown[] {
  return [id, kind, day, title, positions.map(({ speaker, stance }) => [speaker, stance])];
}

function developmentsBySpeaker(view: StoryView): Map<string, Development[]> {
  const pairs = view.developments.flatMap((development) =>
    [...new Set(development.positions.map(({ speaker }) => speaker))].map((name) => ({ name, development })),
  );
  return new Map(
    [...groupBy(pairs, ({ name }) => name)].map(([name, own]) => [name, own.map(({ development }) => development)]),
  );
}
