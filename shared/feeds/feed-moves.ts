import type { FeedState } from '../model/feed.ts';

/** A permanent redirect is believed when it was seen this often in a row. */
const SIGHTINGS_TO_MOVE = 3;

type Place = Pick<FeedState, 'url' | 'movedTo' | 'movedSightings'>;

/** Where a feed is to be read after an answer, and where only permanent redirects would have led. */
export function afterSuccess(state: FeedState, permanentUrl: string | undefined): Place {
  if (permanentUrl === undefined || permanentUrl === state.url) return at(state.url);
  const sightings = state.movedTo === permanentUrl ? (state.movedSightings ?? 0) + 1 : 1;
  return sightings < SIGHTINGS_TO_MOVE ? at(state.url, permanentUrl, sightings) : at(permanentUrl);
}

/**
 * Where a feed is to be read after a failure. A new place that fails may have been a mistake, so the place of the list is
 * asked next; when that fails as well, the new one again, and so in turn until one of them answers.
 */
export function afterFailure(state: FeedState): Place {
  const { url, movedTo, movedSightings = 0 } = state;
  if (url !== state.source.url) return at(state.source.url, url, SIGHTINGS_TO_MOVE);
  if (movedTo !== undefined && movedSightings >= SIGHTINGS_TO_MOVE) return at(movedTo);
  return at(url, movedTo, movedSightings);
}

function at(url: string, movedTo?: string, movedSightings?: number): Place {
  return { url, movedTo, movedSightings: movedTo === undefined ? undefined : movedSightings };
}
