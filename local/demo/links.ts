import type { ArticleFile, OutletFile } from './outlet-file.ts';

/** Where the article lies on its outlet's site. */
export function articleLink(outlet: OutletFile, article: ArticleFile): { path: string; url: string } {
  const path = article.path ?? fillPattern(outlet.linkPattern, article);
  return { path, url: `http://${outlet.host}${path}` };
}

/** The address as the outlet's feed gives it: with its tracking parameters. */
export function trackedUrl(outlet: OutletFile, url: string): string {
  return outlet.tracking ? `${url}?${outlet.tracking}` : url;
}

function fillPattern(pattern: string, article: ArticleFile): string {
  const fields: Record<string, string> = {
    number: articleNumber(article),
    slug: article.slug,
    year: article.at.slice(0, 4),
    month: article.at.slice(5, 7),
    day: article.at.slice(8, 10),
  };
  return pattern.replace(/\{([a-z]+)\}/g, (field, name: string) => fields[name] ?? field);
}

/** Six digits that grow with the time of publication, as content systems number their pages. */
function articleNumber(article: ArticleFile): string {
  const minutes = Math.floor(Date.parse(article.at) / 60_000);
  return String(minutes % 1_000_000).padStart(6, '0');
}
