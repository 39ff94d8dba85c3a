import { groupBy } from '../developments/order.ts';
import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Article } from '../model/article.ts';
import type { StoryArticle, StoryClaim } from '../model/development.ts';
import { claimData } from './claim-data.ts';
import { longDay, shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { safeUrl } from './safe-url.ts';
import { anchorId, relativeLink, siteKeys } from './site-keys.ts';
import { stanceLabel } from './stance-mark.ts';
import type { StoryView } from './story-view.ts';

/** Characters of the article shown on each side of the sentence that carries a claim. */
const MAX_CONTEXT = 160;

/** One article as evidence: why it is in the story, where its text comes from, and each claim at its place. */
export function renderArticlePage(view: StoryView, article: StoryArticle, text?: Article): SiteFile {
  const { story } = view;
  const key = siteKeys.article(story.id, article.articleId);
  const url = safeUrl(article.url);
  const published = article.publishedAt;
  const claims = claimsOf(view, article);
  return renderPage({
    key,
    title: `${article.title}, ${article.outlet}`,
    description: `What ${article.outlet} reports of who says what: ${story.title}.`,
    siteBaseUrl: view.siteBaseUrl,
    place: 'stories',
    story,
    updatedAt: view.updatedAt,
    data: claims.map((group) => claimData(view, article, group)),
    body: html`<p class="trail"><a href="${relativeLink(key, siteKeys.story(story.id))}">${story.title}</a></p>
<h1 dir="auto">${article.title}</h1>
<p class="lede">${article.outlet}${published !== undefined && html`, published <time datetime="${published}">${shortInstant(published)}</time>`}, first seen <time datetime="${article.firstSeenAt}">${shortInstant(article.firstSeenAt)}</time>${article.backfill && ' (in the first read of its feed)'}.
${url !== undefined && html`<a href="${url}" rel="external nofollow">Read it at ${article.outlet}</a>`}</p>
${facts(view, key, article)}
<section class="part" aria-labelledby="claims"><h2 id="claims">Claims</h2><p class="lead">The sentence as it stands in the article, with a little around it. Offsets are UTF-16 units of the stored text.</p>
${claims.map((group) => renderClaim(view, key, article, group))}${claims.length === 0 && html`<p class="empty">No claim on a proposition of this story.</p>`}</section>
${text && fullText(text)}`,
  });
}

/** Claims of the current version in the order of the text; one that is on several propositions stands once. */
function claimsOf(view: StoryView, article: StoryArticle): StoryClaim[][] {
  const own = view.claims.filter(
    ({ articleId, version }) => articleId === article.articleId && version === article.version,
  );
  return [...groupBy(own, ({ claim }) => claim.id).values()]
    .map((group) => [...group].sort((a, b) => (a.proposition < b.proposition ? -1 : 1)))
    .sort((a, b) => spanStart(a) - spanStart(b) || (claimId(a) < claimId(b) ? -1 : 1));
}

function spanStart(group: StoryClaim[]): number {
  return group[0]?.claim.evidence.span[0] ?? 0;
}

function claimId(group: StoryClaim[]): string {
  return group[0]?.claim.id ?? '';
}

function facts(view: StoryView, key: string, article: StoryArticle): Html {
  const origin = view.origins.get(article.articleId);
  const source = view.articles.find(({ articleId }) => articleId === origin?.of);
  const creditUrl = origin?.credited?.url === undefined ? undefined : safeUrl(origin.credited.url);
  const credited =
    origin?.credited &&
    (creditUrl === undefined
      ? origin.credited.outlet
      : html`<a href="${creditUrl}" rel="external nofollow">${origin.credited.outlet}</a>`);
  return html`<dl class="facts">
<dt>In the story</dt><dd>${article.tier === 'main' ? 'as its subject' : 'as an aside'}; score ${article.score.toFixed(2)}<ul>${article.tagReasons.slice(0, 8).map(({ rule, text }) => html`<li><small>${rule.replaceAll('-', ' ')}</small> ${text}</li>`)}</ul></dd>
<dt>Origin</dt><dd>${origin?.relation ?? 'original'}${source && html` of <a href="${relativeLink(key, siteKeys.article(view.story.id, source.articleId))}">${source.title}</a>, ${source.outlet}`}${credited && html`; credits ${credited}`}${origin?.score !== undefined && ` (score ${origin.score.toFixed(2)})`}<ul>${(origin?.reasons ?? []).map(({ rule, text }) => html`<li><small>${rule.replaceAll('-', ' ')}</small> ${text}</li>`)}</ul></dd>
<dt>Versions</dt><dd>${article.versions.length === 1 ? 'one' : html`${article.versions.length}<ol>${article.versions.map(({ seenAt, textFrom }) => html`<li>seen ${shortInstant(seenAt)}, text from the ${textFrom}</li>`)}</ol>`}</dd>
</dl>`;
}

function renderClaim(view: StoryView, key: string, article: StoryArticle, group: StoryClaim[]): Html {
  const claim = group[0]?.claim;
  if (!claim) return html``;
  const { evidence, speaker } = claim;
  const known = view.ledger.positions.find(({ carriers }) =>
    carriers.some(({ articleId, claimId: id }) => articleId === article.articleId && id === claim.id),
  );
  const page = known && view.speakerPage(known);
  const name = speaker ? (known?.speaker ?? speaker.name) : 'nobody who is named';
  const said =
    claim.said.at === undefined
      ? undefined
      : claim.said.precision === undefined || claim.said.precision === 'day'
        ? longDay(claim.said.at)
        : claim.said.at;
  return html`<article class="claim" id="${anchorId('claim', claim.id)}">
<h3>${page === undefined ? name : html`<a href="${relativeLink(key, page)}">${name}</a>`} ${stanceLabel(claim.stance)} ${group.map(({ proposition }) => `“${view.label(proposition)}”`).join(', ')}</h3>
<blockquote dir="auto"><span class="around">${context(evidence.prefix, -MAX_CONTEXT)}</span><mark>${evidence.exact}</mark><span class="around">${context(evidence.suffix, MAX_CONTEXT)}</span></blockquote>
<dl class="facts">
${speaker !== null && speaker.surface !== name && fact('Named as', speaker.surface)}${claim.cue !== null && fact('Cue', claim.cue.text)}${fact('Words', claim.content.map(({ text }) => text).join(' … '))}${fact('Statement', claim.proposition.text)}${claim.sub && fact('Finer', claim.sub.replaceAll('-', ' '))}${claim.certainty && fact('Certainty', claim.certainty)}${said !== undefined && fact('Said', said)}${claim.said.where !== undefined && fact('Where', claim.said.where)}${claim.via.length > 0 && fact('According to', claim.via.join(', '))}${fact('Reading', `${claim.mode}, ${STANCE_WORDS[claim.stance]}, confidence ${claim.confidence.toFixed(2)}`)}${known?.corrected && fact('Corrected', known.corrected.reason)}${fact('Place', `${evidence.span[0]}–${evidence.span[1]} of the text with SHA-256 ${evidence.sha256.slice(0, 16)}…`)}</dl>
</article>
`;
}

function fact(name: string, value: string): Html {
  return html`<dt>${name}</dt><dd dir="auto">${value}</dd>`;
}

/** The side that touches the sentence: the end of what is before (negative length), the start of what is after. */
function context(text: string, length: number): string {
  if (text.length <= Math.abs(length)) return text;
  return (length < 0 ? `…${text.slice(length + 1)}` : `${text.slice(0, length - 1)}…`).toWellFormed();
}

function fullText(article: Article): Html {
  return html`<section class="part" aria-labelledby="text"><h2 id="text">The stored text</h2>${article.paragraphs.map(
    ([start, end]) => html`<p dir="auto" lang="${article.language}">${article.text.slice(start, end)}</p>
`,
  )}</section>`;
}
