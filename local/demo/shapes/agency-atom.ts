import { isoDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { escapeMarkup } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import { type FeedView, fullTextHtml } from './feed-view.ts';

/** Atom (RFC 4287) of an agency: full text as escaped markup, `updated` moves with every edit, ids are tag URIs (RFC 4151). */
export function renderAgencyAtom({ outlet, articles, changedAt }: FeedView): string {
  const home = `http://${outlet.host}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
  <title type="text">${escapeMarkup(outlet.name)}</title>
  <subtitle type="text">${escapeMarkup(outlet.tagline)}</subtitle>
  <id>tag:${outlet.host},2009:wire</id>
  <updated>${isoDate(changedAt, outlet.zone)}</updated>
  <link rel="self" type="application/atom+xml" href="${home}${outlet.feedPath}"/>
  <link rel="alternate" type="text/html" href="${home}/"/>
  <author><name>${escapeMarkup(outlet.name)}</name></author>
${articles.map((article) => renderEntry(outlet, article)).join('\n')}
</feed>
`;
}

function renderEntry(outlet: OutletFile, article: EditionArticle): string {
  const author = article.byline ? `\n    <author><name>${escapeMarkup(article.byline)}</name></author>` : '';
  return `  <entry>
    <title type="text">${escapeMarkup(article.title)}</title>
    <id>tag:${outlet.host},2024:${article.slug}</id>
    <published>${isoDate(article.publishedAt, outlet.zone)}</published>
    <updated>${isoDate(article.modifiedAt, outlet.zone)}</updated>
    <link rel="alternate" type="text/html" href="${article.url}"/>${author}
    <category term="${escapeMarkup(article.section)}"/>
    <summary type="text">${escapeMarkup(article.teaser)}</summary>
    <content type="html">${escapeMarkup(fullTextHtml(article))}</content>
  </entry>`;
}
