import { Agent, type Dispatcher } from 'undici';
import type { HttpFailure, HttpResponse } from '../../http.ts';
import { createCheckedLookup, type Lookup, systemLookup } from './checked-lookup.ts';
import { ACCEPT_ENCODING, decodeBody } from './decode-body.ts';
import { flatHeaders } from './header-values.ts';
import { explainFailure } from './http-failure.ts';
import { readBody, readStart } from './read-body.ts';
import { refusalOf } from './target.ts';

/** One request of a chain of redirects. */
export type Hop = {
  url: URL;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** For this request alone, from the look-up to the last byte. */
  timeoutMs: number;
  maxBodyBytes: number;
};

export type SenderOptions = {
  userAgent: string;
  connectTimeoutMs: number;
  /** These host names go to that address and port in plain HTTP, unchecked. */
  allow?: ReadonlyMap<string, { address: string; port: number }>;
  allowLoopback: boolean;
  lookup?: Lookup;
};

export type Sender = { send(hop: Hop): Promise<HttpResponse | HttpFailure>; close(): Promise<void> };

/** Of all headers of one answer together; security policies of real sites pass Node's 16 KiB. */
const MAX_HEADER_BYTES = 64 * 1024;
/** What is read of an answer that is not 2xx: enough to recognise a challenge page. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** Sends single requests, to addresses that were checked, and follows nothing. Every outcome is a value. */
export function createSender(options: SenderOptions): Sender {
  const { allow, allowLoopback, connectTimeoutMs: timeout } = options;
  const lookup = createCheckedLookup(options.lookup ?? systemLookup, allowLoopback);
  // The deadline of a request is its signal's; two clocks would only race.
  const common = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: MAX_HEADER_BYTES, pipelining: 1 };
  // Requests to one host come one after the other: they share a connection, and its checked address.
  const agent = new Agent({ ...common, connections: 1, connect: { lookup, timeout } });
  const newsroom = new Agent(common);

  async function send(hop: Hop): Promise<HttpResponse | HttpFailure> {
    const { url } = hop;
    const local = allow?.get(url.hostname);
    const refusal = local ? undefined : refusalOf(url, allowLoopback);
    if (refusal) return { kind: 'failure', reason: 'unsafe-target', message: refusal, finalUrl: url.href };
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(hop.timeoutMs)));
    try {
      const response = await beforeAbort(
        signal,
        (local ? newsroom : agent).request({
          origin: local ? localOrigin(local) : url.origin,
          path: `${url.pathname}${url.search}`,
          method: hop.method,
          headers: {
            ...hop.headers,
            host: url.host,
            'user-agent': options.userAgent,
            'accept-encoding': ACCEPT_ENCODING,
          },
          body: hop.body ?? null,
          signal,
        }),
      );
      return await readResponse(hop, response);
    } catch (error) {
      return { kind: 'failure', ...explainFailure(error, signal.aborted), finalUrl: url.href };
    }
  }

  return {
    send,
    close: async () => {
      await Promise.all([agent.destroy(), newsroom.destroy()]);
    },
  };
}

async function readResponse(hop: Hop, response: Dispatcher.ResponseData): Promise<HttpResponse> {
  const { statusCode: status, body: stream } = response;
  const headers = flatHeaders(response.headers);
  const coding = headers['content-encoding'];
  const answer = { kind: 'response', status, finalUrl: hop.url.href } as const;
  if (status < 200 || status > 299) {
    const start = await readStart(stream, MAX_ERROR_BODY_BYTES);
    // The status is the answer; a body that cannot be unpacked takes nothing from it.
    const decoded = await decodeBody(start, coding, hop.maxBodyBytes).catch(() => undefined);
    return { ...answer, headers, body: decoded?.body ?? Buffer.alloc(0) };
  }
  const raw = await readBody(stream, headers['content-length'], hop.maxBodyBytes);
  const { body, isPartial } = await decodeBody(raw, coding, hop.maxBodyBytes);
  return isPartial ? { ...answer, headers: withoutValidators(headers), body, isPartial } : { ...answer, headers, body };
}

/** Of half a body: asking with them would bring "not modified", and the other half would never come. */
function withoutValidators(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { etag: _etag, 'last-modified': _lastModified, ...rest } = headers;
  return rest;
}

/** undici looks at a signal only once it is connected. */
function beforeAbort<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

function localOrigin({ address, port }: { address: string; port: number }): string {
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
