import type { Http } from '../http.ts';
import type { Log } from '../log.ts';
import type { FeedSource } from '../model/feed.ts';
import type { LoadedStory } from '../model/story.ts';
import type { QueueName } from '../names.ts';
import type { Blobs, Clock, Queue, Table } from '../ports.ts';

/** One count or duration for the metrics; the dimension is the worker or a reason from a closed list. */
export type Metrics = (name: string, value: number, dimensions?: Readonly<Record<string, string>>) => void;

/** What a person configured, checked before it got here. */
export type Config = {
  feeds: readonly FeedSource[];
  stories: readonly LoadedStory[];
};

/** `secret` is `whsec_` and base64, as Standard Webhooks writes it. */
export type WebhookTarget = { url: string; secret: string };

export type StepSettings = {
  /** Absolute, with a closing slash: where the site is read, e.g. `https://news.example/`. */
  siteBaseUrl: string;
  /** Stands in the User-Agent, so that an outlet can ask us. */
  contactUrl: string;
  /** Keep the raw page, gzipped, beside the article. */
  keepRaw: boolean;
  /** Of this program: a new one writes every page anew. */
  programVersion: string;
  /** Show whole articles on the site instead of short quotations. */
  fullText: boolean;
};

/**
 * What a step works with; a Lambda gives it AWS adapters, the local run gives it files and SQLite. Steps are
 * `pollStep(deps)` and `fetchStep | readStep | analyseStep | publishStep | notifyStep(deps, body)`, where `body` is the
 * message as it came; each may run twice on the same one.
 */
export type StepDeps = {
  articleBlobs: Blobs;
  siteBlobs: Blobs;
  feedTable: Table;
  articleTable: Table;
  storyTable: Table;
  queues: Readonly<Record<QueueName, Queue>>;
  http: Http;
  now: Clock;
  log: Log;
  metrics: Metrics;
  config: Config;
  settings: StepSettings;
  /** The style sheet and the script of the site; only `publish` reads them. */
  loadAssets: () => { css: string; js: string };
  /** Where `notify` may deliver to, by the name that a story file uses. Secrets live here, never in a story file. */
  webhooks: ReadonlyMap<string, WebhookTarget>;
};
