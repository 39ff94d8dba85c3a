import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { Http, HttpFailure, HttpFailureReason, HttpRequest, HttpResponse } from '../../http.ts';
import type { Clock } from '../../ports.ts';
import { createCheckedLookup, type Lookup, refusedLiteral, systemLookup } from './checked-lookup.ts';
import { ACCEPT_ENCODING, BodyTooLargeError, decodeBody } from './decode-body.ts';
import { createDomainBudget } from './domain-budget.ts';
import { explainFailure } from './http-failure.ts';
import { type Hop, nextHop, permanentAfter } from './redirect.ts';

export type HttpLimits = {
  /** Of one body, before and after decompression. */
  maxBodyBytes: number;
  /** From the first look-up to the last byte, redirects included; waiting for the domain's turn is not counted. */
  deadlineMs: number;
  connectTimeoutMs: number;
  maxRedirects: number;
  /** Requests to one registered domain at a time, and the time from one to the next. */
  domainConcurrency: number;
  domainSpacingMs: number;
};

export const HTTP_LIMITS: HttpLimits = {
  maxBodyBytes: 10 * 1024 * 1024,
  deadlineMs: 30_000,
  connectTimeoutMs: 10_000,
  maxRedirects: 5,
  domainConcurrency: 2,
  domainSpacingMs: 500,
};

export type HttpOptions = {
  /** Names us and a page or address where we can be asked. */
  userAgent: string;
  now: Clock;
  /** The local newsroom: these host names go to that address and port in plain HTTP, unchecked. No Lambda sets it. */
  allow?: ReadonlyMap<string, { address: string; port: number }>;
  /** Also addresses of this machine; for local runs that were told so. */
  allowLoopback?: boolean;
  lookup?: Lookup;
  limits?: Partial<HttpLimits>;
};

/** Headers that the client sets itself, and those that would change how a request is framed. */
const OWN_HEADERS = new Set([
  'user-agent',
  'accept-encoding',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'te',
  'expect',
]);

/**
 * The one way out to the network. Only http and https; every address is checked where it is connected to, again at every
 * redirect; bodies are decoded here with a limit; one deadline for all. Never throws for what the network does.
 */
export function createHttp(options: HttpOptions): Http & { close(): Promise<void> } {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const allowLoopback = options.allowLoopback ?? false;
  const agent = new Agent({
    connect: {
      lookup: createCheckedLookup(options.lookup ?? systemLookup, allowLoopback),
      timeout: limits.connectTimeoutMs,
    },
    headersTimeout: limits.deadlineMs,
    bodyTimeout: limits.deadlineMs,
    maxResponseSize: limits.maxBodyBytes + 1,
    pipelining: 1,
  });
  const newsroom = new Agent();
  const budget = createDomainBudget({
    concurrency: limits.domainConcurrency,
    spacingMs: limits.domainSpacingMs,
    now: () => options.now().getTime(),
  });

  const http: Http = async (outgoing) => {
    const start = parseTarget(outgoing.url);
    if (!start) return failure('bad-url', `${outgoing.url.slice(0, 200)} is no http(s) address`, outgoing.url);
    const release = options.allow?.has(start.hostname) ? () => {} : await budget(start.hostname);
    const signal = AbortSignal.timeout(Math.min(outgoing.deadlineMs ?? limits.deadlineMs, limits.deadlineMs));
    const hop: Hop = {
      url: start,
      method: outgoing.method ?? 'GET',
      headers: ownHeaders(outgoing),
      body: outgoing.body,
    };
    try {
      return await follow(hop, outgoing, signal);
    } finally {
      release();
    }
  };

  return Object.assign(http, {
    close: async () => {
      await Promise.all([agent.destroy(), newsroom.destroy()]);
    },
  });

  async function follow(first: Hop, outgoing: HttpRequest, signal: AbortSignal): Promise<HttpResponse | HttpFailure> {
    let hop = first;
    let permanentUrl: string | undefined;
    let isPermanent = true;
    for (let redirects = 0; ; redirects++) {
      const answer = await send(hop, outgoing, signal);
      if (answer.kind === 'failure') return answer;
      const next = nextHop(hop, answer.status, answer.headers.location);
      if (next === undefined) return permanentUrl === undefined ? answer : { ...answer, permanentUrl };
      if (next === 'bad-url')
        return failure('bad-url', 'a redirect leads to something that is no http(s) address', hop.url.href);
      if (redirects >= limits.maxRedirects)
        return failure('too-many-redirects', `more than ${limits.maxRedirects} redirects`, hop.url.href);
      isPermanent = isPermanent && permanentAfter(answer.status);
      if (isPermanent) permanentUrl = next.url.href;
      hop = next;
    }
  }

  async function send(hop: Hop, outgoing: HttpRequest, signal: AbortSignal): Promise<HttpResponse | HttpFailure> {
    const finalUrl = hop.url.href;
    const local = options.allow?.get(hop.url.hostname);
    const refused = local ? undefined : refusedLiteral(hop.url.hostname, allowLoopback);
    if (refused) return failure('unsafe-target', `${refused} is not a public address`, finalUrl);
    const maxBytes = Math.min(outgoing.maxBodyBytes ?? limits.maxBodyBytes, limits.maxBodyBytes);
    try {
      const response = await request(local ? localUrl(hop.url, local) : hop.url, {
        dispatcher: local ? newsroom : agent,
        method: hop.method,
        headers: {
          ...hop.headers,
          host: hop.url.host,
          'user-agent': options.userAgent,
          'accept-encoding': ACCEPT_ENCODING,
        },
        body: hop.body ?? null,
        signal,
      });
      const headers = flatHeaders(response.headers);
      const raw = await readBody(response.body, headers['content-length'], maxBytes);
      const body = await decodeBody(raw, headers['content-encoding'], maxBytes);
      return { kind: 'response', status: response.statusCode, headers, body, finalUrl };
    } catch (error) {
      const { reason, message } = explainFailure(error, signal.aborted);
      return failure(reason, message, finalUrl);
    }
  }
}

function parseTarget(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    return undefined;
  url.hash = '';
  return url;
}

function localUrl(url: URL, { address, port }: { address: string; port: number }): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}:${port}${url.pathname}${url.search}`;
}

function ownHeaders(outgoing: HttpRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outgoing.headers ?? {}).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())),
  );
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

async function readBody(stream: Readable, announced: string | undefined, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A body that is given up emits an error that nobody else waits for.
  stream.on('error', () => {});
  try {
    if (Number(announced) > maxBytes) throw new BodyTooLargeError(maxBytes);
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maxBytes) throw new BodyTooLargeError(maxBytes);
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

function failure(reason: HttpFailureReason, message: string, finalUrl: string): HttpFailure {
  return { kind: 'failure', reason, message, finalUrl };
}
