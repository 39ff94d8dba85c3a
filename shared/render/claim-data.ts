import type { StoryArticle, StoryClaim } from '../model/development.ts';
import { cleanText } from './clean-text.ts';
import { safeUrl } from './safe-url.ts';
import { absoluteLink, anchorId, siteKeys } from './site-keys.ts';
import type { StoryView } from './story-view.ts';

/**
 * One claim for machines: schema.org `Claim`, with the sentence as a W3C text quote. It is no `ClaimReview`: nothing here
 * says whether the claim is true.
 */
export function claimData(view: StoryView, article: StoryArticle, group: readonly StoryClaim[]): object {
  const claim = group[0]?.claim;
  if (!claim) return {};
  const url = safeUrl(article.url);
  return {
    '@context': ['https://schema.org', { oa: 'http://www.w3.org/ns/oa#' }],
    '@type': 'Claim',
    '@id': `${absoluteLink(view.siteBaseUrl, siteKeys.article(view.story.id, article.articleId))}#${anchorId('claim', claim.id)}`,
    text: cleanText(claim.content.map(({ text }) => text).join(' … ')),
    about: group.map(({ proposition }) => view.label(proposition)),
    author: claim.speaker ? { '@type': authorType(claim.speaker.kind), name: claim.speaker.name } : undefined,
    datePublished: claim.said.at,
    appearance: {
      '@type': 'NewsArticle',
      headline: article.title,
      url,
      datePublished: article.publishedAt,
      publisher: { '@type': 'Organization', name: article.outlet },
    },
    'oa:hasSelector': {
      '@type': 'oa:TextQuoteSelector',
      'oa:prefix': claim.evidence.prefix.slice(-160),
      'oa:exact': claim.evidence.exact,
      'oa:suffix': claim.evidence.suffix.slice(0, 160),
    },
  };
}

function authorType(kind: string): string {
  return kind === 'person' || kind === 'person-unnamed' ? 'Person' : 'Organization';
}
