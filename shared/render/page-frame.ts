import { cleanJson } from './clean-text.ts';
import { type Html, type HtmlValue, html, trustedHtml } from './html.ts';
import { absoluteLink, relativeLink, siteKeys } from './site-keys.ts';
import { STANCE_SYMBOLS } from './stance-mark.ts';

/** A file of the site as `publish` writes it. */
export type SiteFile = { body: string; contentType: string; cacheControl: string };

/** No inline style or script runs, nothing is loaded from elsewhere, nothing is sent. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ccircle cx=%225%22 cy=%228%22 r=%224%22 fill=%22%231d5f8c%22/%3E%3Ccircle cx=%2212%22 cy=%228%22 r=%222.5%22 fill=%22%231d5f8c%22/%3E%3C/svg%3E';

/** Pages change when a story moves: a reader sees that within a minute. */
const PAGE_CACHE = 'public, max-age=60';

export type PageFrame = {
  /** Where the page lies in the site. */
  key: string;
  title: string;
  description: string;
  siteBaseUrl: string;
  /** Which entry of the navigation the page belongs to. */
  place?: 'stories' | 'feeds' | 'about';
  /** The story whose feeds the page announces; those of all stories where absent. */
  story?: { id: string; title: string };
  /**
   * Last sight of the data behind this very page; absent where there is none, and on pages that show nothing newer than
   * what they show: a page changes only with its own content.
   */
  updatedAt?: string;
  body: HtmlValue;
  /** JSON-LD blocks; data, never executed. */
  data?: readonly object[];
};

/** A whole page around its body. */
export function renderPage(frame: PageFrame): SiteFile {
  const { key, title, story } = frame;
  const link = (to: string) => relativeLink(key, to);
  const feeds = story ? `: ${story.title}` : ': all stories';
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="strict-origin-when-cross-origin">
<title>${title === 'claimwire' ? title : `${title} · claimwire`}</title>
<meta name="description" content="${frame.description}">
${
  story &&
  html`<meta name="claimwire:story" content="${story.title}">
`
}<link rel="canonical" href="${absoluteLink(frame.siteBaseUrl, key)}">
<link rel="icon" href="${trustedHtml(ICON)}">
<link rel="stylesheet" href="${link(siteKeys.style)}">
<link rel="alternate" type="application/atom+xml" title="claimwire${feeds} (Atom)" href="${link(siteKeys.feed('atom.xml', story?.id))}">
<link rel="alternate" type="application/rss+xml" title="claimwire${feeds} (RSS)" href="${link(siteKeys.feed('rss.xml', story?.id))}">
<link rel="alternate" type="application/feed+json" title="claimwire${feeds} (JSON Feed)" href="${link(siteKeys.feed('feed.json', story?.id))}">
<script src="${link(siteKeys.script)}" defer></script>
${frame.data?.map(dataBlock)}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${STANCE_SYMBOLS}
<div class="page">
<header class="top"><a class="brand" href="${link(siteKeys.index)}">claimwire</a><nav aria-label="Site"><ul>
${navigation(frame)}</ul></nav></header>
<main id="content">
${frame.body}
</main>
<footer class="foot"><p>claimwire records who says what, and where it is printed. It does not judge what is true. Texts belong to their outlets; short quotations serve as evidence. <a href="${link(siteKeys.about)}">How it works and what it cannot do</a>.</p>
${frame.updatedAt !== undefined && html`<p>Last seen <time datetime="${frame.updatedAt}">${frame.updatedAt.slice(0, 16).replace('T', ' ')} UTC</time>.</p>`}</footer>
</div>
</body>
</html>
`;
  return { body: page.markup, contentType: 'text/html; charset=utf-8', cacheControl: PAGE_CACHE };
}

const NAVIGATION = [
  ['stories', 'Stories', siteKeys.index],
  ['feeds', 'Feeds', siteKeys.feedHealth],
  ['about', 'About', siteKeys.about],
] as const;

function navigation({ key, place }: PageFrame): Html[] {
  return NAVIGATION.map(
    ([id, text, to]) =>
      html`<li><a href="${relativeLink(key, to)}"${place === id && trustedHtml(' aria-current="true"')}>${text}</a></li>
`,
  );
}

/** `<` cannot end the element when it is written as an escape; JSON reads it back the same. */
function dataBlock(data: object): Html {
  const json = cleanJson(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return trustedHtml(`<script type="application/ld+json">${json}</script>\n`);
}
