import type { AlertEntry } from '../model/development.ts';
import { longDay, shortInstant } from './dates.ts';
import { developmentHeading, developmentLink, KIND_WORDS } from './development-heading.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { siteKeys } from './site-keys.ts';
import type { StorySummary } from './story-summary.ts';

/** Alerts on the front page. */
const MAX_ALERTS = 20;

/** All stories, and the newest alerts of all. `entries` come newest first. */
export function renderIndexPage(input: {
  stories: readonly StorySummary[];
  entries: readonly AlertEntry[];
  siteBaseUrl: string;
  updatedAt?: string;
}): SiteFile {
  const titles = new Map(input.stories.map(({ id, title }) => [id, title]));
  return renderPage({
    key: siteKeys.index,
    title: 'claimwire',
    description: 'Who says what in developing stories, where it is written, and what is a copy.',
    siteBaseUrl: input.siteBaseUrl,
    place: 'stories',
    updatedAt: input.updatedAt,
    body: html`<h1>Who says what, where it is written, and what is a copy</h1>
<p class="follow">All stories as <a href="atom.xml">Atom</a>, <a href="rss.xml">RSS</a> or <a href="feed.json">JSON Feed</a>.</p>
<section class="part" aria-labelledby="stories"><h2 id="stories">Stories</h2>
${input.stories.map(storyCard)}${input.stories.length === 0 && html`<p class="empty">No story has been published yet. It appears as soon as an article about it has been read.</p>`}</section>
<section class="part" aria-labelledby="alerts"><h2 id="alerts">Newest alerts</h2>
${input.entries.length === 0 && html`<p class="empty">No alert yet. What is found when a feed is first read fills the story pages and alerts nobody.</p>`}
<ul class="list alerts">${input.entries.slice(0, MAX_ALERTS).map(
      (
        entry,
      ) => html`<li><p class="kind">${entry.rolledUp ? 'Several developments' : KIND_WORDS[entry.development.kind]}</p><a href="${developmentLink(entry.storyId, rolledUpTarget(entry))}">${entry.rolledUp ? entry.development.title : developmentHeading(entry.development)}</a> <small>${titles.get(entry.storyId) ?? entry.storyId}, <time datetime="${entry.publishedAt}">${shortInstant(entry.publishedAt)}</time></small></li>
`,
    )}</ul></section>`,
  });
}

/** An entry that stands for several leads to the first of them. */
export function rolledUpTarget(entry: AlertEntry): { day: string; id: string } {
  return entry.rolledUp?.[0] ?? entry.development;
}

function storyCard(story: StorySummary): Html {
  const { figures } = story;
  return html`<article class="card"><h3><a href="${siteKeys.story(story.id)}">${story.title}</a></h3><p>${story.description}</p>
<ul class="tally"><li><b>${figures.speakers}</b> <span>speakers</span></li><li><b>${figures.positions}</b> <span>positions</span></li><li><b>${figures.outlets}</b> <span>outlets</span></li><li><b>${figures.origins}</b> <span>origins</span></li><li><b>${figures.alerts}</b> <span>alerts</span></li></ul>
<p class="src"><span>since ${longDay(story.from)}</span>${story.updatedAt !== undefined && html`<span>last article seen ${shortInstant(story.updatedAt)}</span>`}</p></article>
`;
}
