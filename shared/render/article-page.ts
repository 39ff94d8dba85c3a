import { groupBy } from '../developments/order.ts';
import type { Article } from '../model/article.ts';
import type { StoryArticle, StoryClaim } from '../model/development.ts';
import { renderClaim } from './article-claim.ts';
import { renderMarkedText } from './article-text.ts';
import { renderDifferences, renderVersions, wording } from './article-versions.ts';
import { claimData } from './claim-data.ts';
import { shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { safeUrl } from './safe-url.ts';
import { relativeLink, siteKeys } from './site-keys.ts';
import type { StoryView } from './story-view.ts';

const TIER_WORDS: Readonly<Record<StoryArticle['tier'], string>> = {
  main: 'as its subject',
  mentions: 'as an aside',
  none: 'no longer: an edit took it out',
};

/**
 * One article as evidence: why it is in the story, where its text comes from, and each claim at its place. `versions` are
 * whole texts, oldest first, for sites that may show them.
 */
export function renderArticlePage(view: StoryView, article: StoryArticle, versions: readonly Article[] = []): SiteFile {
  const { story } = view;
  const key = siteKeys.article(story.id, article.articleId);
  const url = safeUrl(article.url);
  const published = article.publishedAt;
  const own = view.claimsOf(article.articleId);
  const current = own.filter(({ version }) => version === article.version);
  const claims = inTextOrder(current);
  const text = versions.find(({ version }) => version === article.version);
  const former = inTextOrder(
    formerClaims(
      own.filter((each) => !current.includes(each)),
      current,
    ),
  );
  return renderPage({
    key,
    title: `${article.title}, ${article.outlet}`,
    description: `What ${article.outlet} reports of who says what: ${story.title}.`,
    siteBaseUrl: view.siteBaseUrl,
    place: 'stories',
    story,
    updatedAt: article.versions.at(-1)?.seenAt,
    data: claims.map((group) => claimData(view, article, group)),
    body: html`<p class="trail"><a href="${relativeLink(key, siteKeys.story(story.id))}">${story.title}</a></p>
<h1 dir="auto">${article.title}</h1>
<p class="lede">${article.outlet}${published !== undefined && html`, published <time datetime="${published}">${shortInstant(published)}</time>`}, first seen <time datetime="${article.firstSeenAt}">${shortInstant(article.firstSeenAt)}</time>${article.backfill && ' (in the first read of its feed)'}.
${url !== undefined && html`<a href="${url}" rel="external nofollow">Read it at ${article.outlet}</a>`}</p>
${facts(view, key, article)}
<section class="part" aria-labelledby="claims"><h2 id="claims">Claims</h2><p class="lead">The sentence as it stands in the article, with a little around it. Offsets are UTF-16 units of the stored text.</p>
${claims.map((group) => renderClaim(view, key, group))}${claims.length === 0 && html`<p class="empty">No claim on a proposition of this story.</p>`}</section>
${
  former.length > 0 &&
  html`<section class="part" aria-labelledby="former"><h2 id="former">In earlier versions</h2><p class="lead">Claims that an edit has taken out or altered.</p>
${former.map((group) => renderClaim(view, key, group))}</section>`
}
${renderDifferences(versions)}${text && renderMarkedText(view, text, claims)}`,
  });
}

/** Claims in the order of the text; one that is on several propositions stands once. */
function inTextOrder(claims: readonly StoryClaim[]): StoryClaim[][] {
  return [...groupBy(claims, placeOf).values()]
    .map((group) => [...group].sort((a, b) => (a.proposition < b.proposition ? -1 : 1)))
    .sort((a, b) => spanStart(a) - spanStart(b) || (claimId(a) < claimId(b) ? -1 : 1));
}

/** Equal for one claim: on each proposition that it is on it has an id of its own. */
function placeOf({ version, claim }: StoryClaim): string {
  return JSON.stringify([version, claim.speaker?.name, claim.stance, claim.evidence.span, claim.content]);
}

/** What an edit took out or altered: claims of earlier versions that stand in none of the current words. */
function formerClaims(claims: readonly StoryClaim[], current: readonly StoryClaim[]): StoryClaim[] {
  const known = new Set(current.map(wording));
  return claims.filter((claim) => {
    const words = wording(claim);
    const isFormer = !known.has(words);
    known.add(words);
    return isFormer;
  });
}

function spanStart(group: StoryClaim[]): number {
  return group[0]?.claim.evidence.span[0] ?? 0;
}

function claimId(group: StoryClaim[]): string {
  return group[0]?.claim.id ?? '';
}

function facts(view: StoryView, key: string, article: StoryArticle): Html {
  const origin = view.origins.get(article.articleId);
  const source = view.findPage(origin?.of);
  const creditUrl = origin?.credited?.url === undefined ? undefined : safeUrl(origin.credited.url);
  const credited =
    origin?.credited &&
    (creditUrl === undefined
      ? origin.credited.outlet
      : html`<a href="${creditUrl}" rel="external nofollow">${origin.credited.outlet}</a>`);
  return html`<dl class="facts">
<dt>In the story</dt><dd>${TIER_WORDS[article.tier]}; score ${article.score.toFixed(2)}<ul>${article.tagReasons.slice(0, 8).map(({ rule, text }) => html`<li><small>${rule.replaceAll('-', ' ')}</small> ${text}</li>`)}</ul></dd>
<dt>Origin</dt><dd>${origin?.relation ?? 'original'}${source && html` of <a href="${relativeLink(key, siteKeys.article(view.story.id, source.articleId))}">${source.title}</a>, ${source.outlet}`}${credited && html`; credits ${credited}`}${origin?.score !== undefined && ` (score ${origin.score.toFixed(2)})`}<ul>${(origin?.reasons ?? []).map(({ rule, text }) => html`<li><small>${rule.replaceAll('-', ' ')}</small> ${text}</li>`)}</ul></dd>
<dt>Versions</dt><dd>${renderVersions(article, view.claimsOf(article.articleId))}</dd>
</dl>`;
}
