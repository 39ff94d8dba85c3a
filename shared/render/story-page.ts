import { groupBy } from '../developments/order.ts';
import type { Development } from '../model/development.ts';
import { renderFigures } from './chart-figures.ts';
import { renderStances } from './chart-stances.ts';
import { longDay, shortDay, shortInstant } from './dates.ts';
import { developmentAnchor, developmentLink } from './development-heading.ts';
import { renderDay } from './development-item.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { absoluteLink, relativeLink, siteKeys } from './site-keys.ts';
import { renderCoverage } from './story-coverage.ts';
import { renderFilters } from './story-filters.ts';
import { renderMatrix } from './story-matrix.ts';
import { renderOrigins } from './story-origins.ts';
import type { StoryView } from './story-view.ts';

/** Developments on the story page: whole days, as many as fit, and of the newest day no more than this. */
const MAX_DEVELOPMENTS = 18;

/** Propositions drawn over time, those with most positions first. */
const MAX_STANCE_CHARTS = 3;

/** The page of one story: what is new, who says what, over time, origins, coverage. */
export function renderStoryPage(view: StoryView): SiteFile {
  const { story } = view;
  const key = siteKeys.story(story.id);
  return renderPage({
    key,
    title: story.title,
    description: story.description,
    siteBaseUrl: view.siteBaseUrl,
    place: 'stories',
    story,
    updatedAt: view.updatedAt,
    data: [collectionData(view, key)],
    body: html`<h1>${story.title}</h1>
<p class="lede">${story.description}</p>
${followLinks(view, key)}
${tally(view)}
<nav class="contents" aria-label="On this page"><a href="#new">What is new</a> <a href="#who">Who says what</a> <a href="#time">Over time</a> <a href="#origins">Where it comes from</a> <a href="#coverage">Coverage</a></nav>
${renderFilters(view)}
${section('new', 'What is new', 'One entry for each development. A further outlet that carries the same text joins its entry and makes no new one.', newest(view, key))}
${section('who', 'Who says what', 'The latest stance of each speaker on each proposition, with the day on which it was said. Every mark opens the sentence that it rests on.', view.speakers.length > 0 ? renderMatrix(view, key) : empty('Nobody has been found to take a position yet.'))}
${section('time', 'Over time', 'Marks stand on the day on which something was said, not on the day on which it was printed.', charts(view))}
${section('origins', 'Where it comes from', 'Articles that are one text, or a rewrite of one, are one origin, however many outlets print them. Times are counted from the original.', renderOrigins(view, key))}
${section('coverage', 'Coverage by outlet', 'How many articles on the story each outlet has, and how many of them are its own text.', view.articles.length > 0 ? renderCoverage(view) : empty('No article yet.'))}`,
  });
}

function section(id: string, title: string, lead: string, body: HtmlValue): Html {
  return html`<section class="part" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p class="lead">${lead}</p>
${body}</section>
`;
}

function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}

/** Where the story's feeds and its ledger are. */
export function followLinks({ story }: Pick<StoryView, 'story'>, key: string): Html {
  const link = (to: string) => relativeLink(key, to);
  return html`<p class="follow">Follow as <a href="${link(siteKeys.feed('atom.xml', story.id))}">Atom</a>, <a href="${link(siteKeys.feed('rss.xml', story.id))}">RSS</a> or <a href="${link(siteKeys.feed('feed.json', story.id))}">JSON Feed</a>; take the ledger as <a href="${link(siteKeys.ledger(story.id, 'csv'))}">CSV</a>, <a href="${link(siteKeys.ledger(story.id, 'json'))}">JSON</a> or <a href="${link(siteKeys.ledger(story.id, 'stix.json'))}">STIX</a>.</p>`;
}

function tally(view: StoryView): Html {
  const positions = view.ledger.positions.length;
  const changed = view.developments.filter(({ kind }) => kind === 'changed-position').length;
  const figures: [number, string, string][] = [
    [view.speakers.filter(({ isNamed }) => isNamed).length, 'speaker', 'speakers'],
    [positions, 'position', 'positions'],
    [view.articles.length, 'article', 'articles'],
    [new Set(view.articles.map(({ outletHost }) => outletHost)).size, 'outlet', 'outlets'],
    [view.groups.length, 'origin', 'origins'],
    [changed, 'position changed', 'positions changed'],
  ];
  return html`<ul class="tally">${figures.map(([count, one, many]) => html`<li><b>${count}</b> <span>${count === 1 ? one : many}</span></li>`)}</ul>`;
}

function newest(view: StoryView, key: string): Html {
  const days = [...groupBy(view.developments, ({ day }) => day)];
  if (days.length === 0) return empty('Nothing yet. Developments appear here as soon as somebody takes a position.');
  const shown: [string, Development[]][] = [];
  let count = 0;
  for (const day of days) {
    if (shown.length > 0 && count + day[1].length > MAX_DEVELOPMENTS) break;
    shown.push(day);
    count += day[1].length;
  }
  const older = days.slice(shown.length);
  return html`${shown.map(([day, developments]) => renderDay(view, key, day, developments, MAX_DEVELOPMENTS))}
<p class="nothing" id="nothing" hidden>No development fits these filters.</p>
${older.length > 0 && html`<nav class="older" aria-label="Older days"><h3>Older days</h3><ul>${older.map(([day, developments]) => html`<li><a href="${relativeLink(key, siteKeys.day(view.story.id, day))}"><time datetime="${day}">${shortDay(day)} ${day.slice(0, 4)}</time></a> <small>${developments.length}</small></li>`)}</ul></nav>`}`;
}

function charts(view: StoryView): Html {
  const figures = view.propositions.map((proposition) => renderFigures(view, proposition));
  const counts = new Map<string, number>();
  for (const { proposition } of view.ledger.positions) counts.set(proposition, (counts.get(proposition) ?? 0) + 1);
  const stances = [...view.propositions]
    .sort(
      (a, b) =>
        // What is counted has a drawing of its figures already.
        Number(a.quantity !== undefined) - Number(b.quantity !== undefined) ||
        (counts.get(b.key) ?? 0) - (counts.get(a.key) ?? 0),
    )
    .map((proposition) => renderStances(view, proposition))
    .filter((chart) => chart !== undefined)
    .slice(0, MAX_STANCE_CHARTS);
  const drawn = [...figures.filter((chart) => chart !== undefined), ...stances];
  return drawn.length > 0
    ? html`<div class="charts">${drawn}</div>`
    : empty('Too little has been said to draw it over time.');
}

function collectionData({ story, siteBaseUrl, updatedAt }: StoryView, key: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: story.title,
    description: story.description,
    url: absoluteLink(siteBaseUrl, key),
    dateModified: updatedAt,
    temporalCoverage: `${story.window.from}/${story.window.to ?? '..'}`,
  };
}

/** The developments of one day: what entries of the feeds link to. */
export function renderDayPage(view: StoryView, day: string): SiteFile {
  const { story } = view;
  const key = siteKeys.day(story.id, day);
  const at = view.days.indexOf(day);
  const [newer, older] = [view.days[at - 1], view.days[at + 1]];
  const link = (to: string) => relativeLink(key, to);
  const storyLink = html`<a href="${link(siteKeys.story(story.id))}">${story.title}</a>`;
  return renderPage({
    key,
    title: `${longDay(day)}, ${story.title}`,
    description: `What was new on ${longDay(day)}: ${story.title}.`,
    siteBaseUrl: view.siteBaseUrl,
    place: 'stories',
    story,
    body: html`<p class="trail">${storyLink}</p><h1>${longDay(day)}</h1>
<nav class="paging" aria-label="Days">${older !== undefined && html`<a rel="prev" href="${link(siteKeys.day(story.id, older))}">← ${shortDay(older)}</a>`} ${newer !== undefined && html`<a rel="next" href="${link(siteKeys.day(story.id, newer))}">${shortDay(newer)} →</a>`}</nav>
<section class="part" aria-labelledby="new"><h2 id="new">What was new</h2>
${renderDay(view, key, day, view.developmentsOn(day))}
${movedEntries(view, key, day)}</section>`,
  });
}

/** Where a link out of a feed still has to arrive: the entry was published under this day, and the record has moved on. */
function movedEntries(view: StoryView, key: string, day: string): Html[] {
  return view.moved
    .filter(({ development }) => development.day === day)
    .map(({ id, development, publishedAt }) => {
      const now = view.findDevelopment(id);
      return html`<article class="dev moved" id="${developmentAnchor(id)}" tabindex="-1"><p class="kind">Published ${shortInstant(publishedAt)}</p><h4>${development.title}</h4><p class="src">${now ? html`<a href="${relativeLink(key, developmentLink(view.story.id, now))}">now under ${longDay(now.day)}</a>` : 'no longer in the record: an article was changed, corrected, or read anew'}</p></article>
`;
    });
}
