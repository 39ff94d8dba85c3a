import { StoreError } from '#shared/errors.ts';
import type { QueueName } from '#shared/names.ts';
import type { Blobs, Queue, Table } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';

/**
 * What may become of a call: it fails, is turned away as too fast, never reaches the service, works but its answer is lost,
 * or works twice, as where the SDK tries again after a lost answer: then the second answer is what the caller sees.
 */
export const FAULTS = ['failed', 'throttled', 'timed-out', 'answer-lost', 'sent-twice'] as const;
export type Fault = (typeof FAULTS)[number];

/** Called before each call to a service, with a name for it; answers what is to become of it. */
export type Decide = (call: string) => Fault | undefined;

const ERRORS: Record<Exclude<Fault, 'sent-twice'>, () => Error> = {
  failed: () => new StoreError('unavailable', 'InternalServerError', { retryable: true }),
  throttled: () => new StoreError('throttled', 'ThrottlingException', { retryable: true }),
  'timed-out': () => new StoreError('unavailable', 'TimeoutError', { retryable: true }),
  'answer-lost': () => new StoreError('unavailable', 'ECONNRESET', { retryable: true }),
};

/** The same adapters, each call of which meets what `decide` says. */
export function faultyDeps(deps: StepDeps, decide: Decide): StepDeps {
  async function meet<T>(name: string, call: () => Promise<T>): Promise<T> {
    const fault = decide(name);
    if (fault === undefined) return call();
    if (fault === 'sent-twice' || fault === 'answer-lost') await call();
    if (fault === 'sent-twice') return call();
    throw ERRORS[fault]();
  }

  const table = (name: string, inner: Table): Table => ({
    get: (key) => meet(`${name}.get ${key.sk}`, () => inner.get(key)),
    put: (item, condition) => meet(`${name}.put ${item.sk}`, () => inner.put(item, condition)),
    delete: (key, condition) => meet(`${name}.delete ${key.sk}`, () => inner.delete(key, condition)),
    query: (query) => meet(`${name}.query ${query.pk}`, () => inner.query(query)),
  });
  const blobs = (name: string, inner: Blobs): Blobs => ({
    put: (key, ...rest) => meet(`${name}.put ${key}`, () => inner.put(key, ...rest)),
    get: (key) => meet(`${name}.get ${key}`, () => inner.get(key)),
    list: (prefix) => inner.list(prefix),
    delete: (key) => meet(`${name}.delete ${key}`, () => inner.delete(key)),
  });
  const queue = (name: QueueName): Queue => ({
    name,
    send: (messages) => meet(`${name}.send`, () => deps.queues[name].send(messages)),
    deliver: (...args) => deps.queues[name].deliver(...args),
  });
  return {
    ...deps,
    feedTable: table('feeds', deps.feedTable),
    articleTable: table('articles', deps.articleTable),
    storyTable: table('stories', deps.storyTable),
    articleBlobs: blobs('article-bucket', deps.articleBlobs),
    siteBlobs: blobs('site-bucket', deps.siteBlobs),
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
  };
}
