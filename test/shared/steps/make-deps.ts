import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores } from '#local/open-stores.ts';
import type { Http, HttpFailure, HttpResponse } from '#shared/http.ts';
import { FeedSource } from '#shared/model/feed.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import type { QueueName } from '#shared/names.ts';
import type { Json, OutgoingMessage, Queue } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';

export type Route = { status?: number; headers?: Record<string, string>; body?: string } | HttpFailure;

export type TestDeps = StepDeps & {
  /** What the command line takes as `--data`. */
  dataDir: string;
  close(): void;
  routes: Map<string, Route>;
  requests: { url: string; headers: Readonly<Record<string, string>>; body?: string }[];
  sent: Record<QueueName, Json[]>;
  setNow(at: string): void;
};

export const SOURCE = FeedSource.parse({
  id: 'harbour',
  url: 'https://www.harbour.example/rss',
  outlet: 'Harbour',
  language: 'en',
  fullText: 'page',
});

/** Local stores in a folder of their own, a network of `routes`, queues that only remember, and a clock that is set. */
export function makeDeps(stories: LoadedStory[] = [], feeds: FeedSource[] = [SOURCE]): TestDeps {
  let current = new Date('2024-10-21T06:00:00Z');
  const now = () => current;
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwire-steps-'));
  const stores = openStores(dataDir, now);
  const routes = new Map<string, Route>();
  const requests: TestDeps['requests'] = [];
  const http: Http = async (request) => {
    requests.push({ url: request.url, headers: request.headers ?? {}, body: request.body });
    const route = routes.get(request.url) ?? { status: 404 };
    if ('kind' in route) return route;
    const response: HttpResponse = {
      kind: 'response',
      status: route.status ?? 200,
      headers: route.headers ?? {},
      body: Buffer.from(route.body ?? ''),
      finalUrl: request.url,
    };
    return response;
  };
  const sent: Record<QueueName, Json[]> = { fetch: [], read: [], analyse: [], publish: [], notify: [] };
  const queue = (name: QueueName): Queue => ({
    name,
    send: async (messages: OutgoingMessage[]) => {
      sent[name].push(...messages.map(({ body }) => body));
    },
    deliver: async () => ({ received: 0, failed: 0 }),
  });
  return {
    ...stores,
    dataDir,
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
    http,
    now,
    log: () => undefined,
    metrics: () => undefined,
    config: { feeds, stories },
    settings: {
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://site.example/contact',
      keepRaw: false,
      fullText: false,
      programVersion: '0.0.0',
    },
    loadAssets: () => ({ css: '', js: '' }),
    webhooks: new Map(),
    routes,
    requests,
    sent,
    setNow(at) {
      current = new Date(at);
    },
  };
}
