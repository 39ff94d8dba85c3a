import { isoDate } from '../dates.ts';
import { escapeMarkup } from '../markup.ts';
import type { PageView } from './page-view.ts';

/** The `head` of an article page: title with the outlet's suffix, canonical link, Open Graph, JSON-LD `NewsArticle`. */
export function renderPageHead({ outlet, article }: PageView): string {
  const title = escapeMarkup(article.title);
  const teaser = escapeMarkup(article.teaser);
  const published = isoDate(article.publishedAt, outlet.zone);
  const modified = isoDate(article.modifiedAt, outlet.zone);
  return `<head>
<meta charset="${outlet.encoding}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — ${escapeMarkup(outlet.name)}</title>
<link rel="canonical" href="${article.url}">
<link rel="alternate" type="application/rss+xml" href="${outlet.feedPath}" title="${escapeMarkup(outlet.name)}">
<meta name="description" content="${teaser}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escapeMarkup(outlet.name)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${teaser}">
<meta property="og:url" content="${article.url}">
<meta property="og:image" content="http://${outlet.host}/images/${article.slug}.jpg">
<meta property="article:published_time" content="${published}">
<meta property="article:modified_time" content="${modified}">
<script type="application/ld+json">${jsonLd({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: published,
    dateModified: modified,
    inLanguage: outlet.language,
    mainEntityOfPage: article.url,
    author: { '@type': article.byline ? 'Person' : 'Organization', name: article.byline ?? outlet.name },
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
  })}</script>
<link rel="stylesheet" href="/static/site.css">
<script src="/static/site.js" defer></script>
</head>`;
}

function jsonLd(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
