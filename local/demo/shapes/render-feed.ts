import type { FeedShape } from '../outlet-file.ts';
import { renderAgencyAtom } from './agency-atom.ts';
import { renderAggregatorRss } from './aggregator-rss.ts';
import { renderBroadsheetRss } from './broadsheet-rss.ts';
import { renderBrokenRss } from './broken-rss.ts';
import type { FeedView } from './feed-view.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderPlainRss } from './plain-rss.ts';
import { renderPortalRss } from './portal-rss.ts';
import { renderReviewRdf } from './review-rdf.ts';
import { renderWordpressRss } from './wordpress-rss.ts';

type Shape = { render(view: FeedView): string; contentType: string };

const SHAPES: Record<FeedShape, Shape> = {
  'portal-rss': { render: renderPortalRss, contentType: 'application/rss+xml; charset=utf-8' },
  'aggregator-rss': { render: renderAggregatorRss, contentType: 'text/xml' },
  'wordpress-rss': { render: renderWordpressRss, contentType: 'application/rss+xml; charset=UTF-8' },
  'agency-atom': { render: renderAgencyAtom, contentType: 'application/atom+xml; charset=utf-8' },
  'review-rdf': { render: renderReviewRdf, contentType: 'application/rdf+xml' },
  'json-feed': { render: renderJsonFeed, contentType: 'application/feed+json' },
  // Without a charset: the prolog says which one it is.
  'plain-rss': { render: renderPlainRss, contentType: 'text/xml' },
  'broken-rss': { render: renderBrokenRss, contentType: 'text/html' },
  'broadsheet-rss': { render: renderBroadsheetRss, contentType: 'text/xml; charset=utf-8' },
};

/** The outlet's feed and the content type that it is sent with. */
export function renderFeed(view: FeedView): { body: string; contentType: string } {
  const shape = SHAPES[view.outlet.shape];
  return { body: shape.render(view), contentType: shape.contentType };
}
