import type { FeedStateName } from '../model/feed.ts';

/** What came of one attempt to fetch a feed. `permanentUrl`: where only permanent redirects would lead. */
export type FetchOutcome =
  | {
      kind: 'fetched';
      bytes: Uint8Array;
      contentType?: string;
      /** Verbatim. */
      etag?: string;
      lastModified?: string;
      /** SHA-256 of `bytes`, hex. */
      bodyHash: string;
      finalUrl: string;
      permanentUrl?: string;
    }
  | { kind: 'not-modified'; permanentUrl?: string }
  | { kind: 'same-body'; etag?: string; lastModified?: string; permanentUrl?: string }
  | FetchFailure;

/** 1: will hardly mend itself; 0.5: may; 0.25: passes. */
export type FailureWeight = 1 | 0.5 | 0.25;

export type FetchFailure = {
  kind: 'failed';
  state: FeedStateName;
  /** A sentence for people. */
  reason: string;
  weight: FailureWeight;
};
