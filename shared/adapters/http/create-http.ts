import type { Http, HttpFailure, HttpFailureReason, HttpRequest, HttpResponse } from '../../http.ts';
import type { Lookup } from './checked-lookup.ts';
import { createDomainBudget } from './domain-budget.ts';
import { sendableHeaders } from './header-values.ts';
import { headersAfter, isForGood, redirectTarget } from './redirect.ts';
import { createSender, type Hop } from './send-request.ts';
import { parseTarget } from './target.ts';

export type HttpLimits = {
  /** Of one body, before and after decompression. */
  maxBodyBytes: number;
  /** From the first look-up to the last byte, redirects included; waiting for a domain's turn is not counted. */
  deadlineMs: number;
  connectTimeoutMs: number;
  maxRedirects: number;
  /** From the start of one request to a registered domain to the start of the next; there is one at a time. */
  domainSpacingMs: number;
};

export const HTTP_LIMITS: HttpLimits = {
  maxBodyBytes: 10 * 1024 * 1024,
  deadlineMs: 20_000,
  connectTimeoutMs: 10_000,
  maxRedirects: 5,
  domainSpacingMs: 1000,
};

export type HttpOptions = {
  /** Names us and a page or address where we can be asked. */
  userAgent: string;
  /** The local newsroom: these host names go to that address and port in plain HTTP, unchecked. No Lambda sets it. */
  allow?: ReadonlyMap<string, { address: string; port: number }>;
  /** Also addresses of this machine; for local runs that were told so. */
  allowLoopback?: boolean;
  lookup?: Lookup;
  limits?: Partial<HttpLimits>;
};

/**
 * The one way out to the network. Only http and https; every address is checked where it is connected to, again at every
 * redirect; bodies are unpacked here with a limit; one deadline for all; every request, redirected ones as well, waits for its
 * domain's turn. Keeps no cookies. Never throws for what the network does.
 */
export function createHttp(options: HttpOptions): Http & { close(): Promise<void> } {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const { userAgent, allow, allowLoopback = false, lookup } = options;
  const sender = createSender({ userAgent, allow, allowLoopback, lookup, connectTimeoutMs: limits.connectTimeoutMs });
  const budget = createDomainBudget({ spacingMs: limits.domainSpacingMs });

  const http: Http = async (outgoing) => {
    const target = parseTarget(outgoing.url);
    if (target.kind === 'refused') return failure(target.reason, target.message, outgoing.url);
    return follow(outgoing, {
      url: target.url,
      method: outgoing.method ?? 'GET',
      headers: sendableHeaders(outgoing.headers),
      body: outgoing.body,
      timeoutMs: atMost(outgoing.deadlineMs, limits.deadlineMs),
      maxBodyBytes: atMost(outgoing.maxBodyBytes, limits.maxBodyBytes),
    });
  };

  return Object.assign(http, {
    close: () => {
      // First the sender, so that those who stop waiting find it closed.
      const closed = sender.close();
      budget.close();
      return closed;
    },
  });

  async function follow(outgoing: HttpRequest, first: Hop): Promise<HttpResponse | HttpFailure> {
    const seen = new Set<string>();
    let hop = first;
    let permanentUrl: string | undefined;
    let isPermanent = true;
    for (;;) {
      seen.add(hop.url.href);
      const { answer, durationMs } = await sendInTurn(hop);
      if (answer.kind === 'failure') return answer;
      const { url } = hop;
      const found = permanentUrl === undefined ? answer : { ...answer, permanentUrl };
      const next = hop.method === 'GET' ? redirectTarget(url, answer.status, answer.headers.location) : undefined;
      if (next === undefined) return found;
      if (next.kind === 'refused') return failure(next.reason, next.message, url.href);
      if (seen.has(next.url.href))
        return failure('too-many-redirects', 'the redirects go in a circle; the site may want cookies', url.href);
      if (seen.size > limits.maxRedirects)
        return failure(
          'too-many-redirects',
          `more than ${limits.maxRedirects} redirects; give the last address`,
          url.href,
        );
      if (outgoing.mayFollow && !(await outgoing.mayFollow(next.url.href))) return found;
      isPermanent &&= isForGood(answer.status, url, next.url);
      if (isPermanent) permanentUrl = next.url.href;
      hop = {
        ...hop,
        url: next.url,
        headers: headersAfter(url, next.url, hop.headers),
        timeoutMs: hop.timeoutMs - durationMs,
      };
    }
  }

  /** One domain is left before the next is entered: two chains that cross never wait for each other. */
  async function sendInTurn(hop: Hop): Promise<{ answer: HttpResponse | HttpFailure; durationMs: number }> {
    const leave = allow?.has(hop.url.hostname) ? () => {} : await budget.enter(hop.url.hostname);
    const startedAt = performance.now();
    try {
      const answer = await sender.send(hop);
      return { answer, durationMs: performance.now() - startedAt };
    } finally {
      leave();
    }
  }
}

function atMost(wanted: number | undefined, limit: number): number {
  return wanted !== undefined && wanted < limit ? wanted : limit;
}

function failure(reason: HttpFailureReason, message: string, finalUrl: string): HttpFailure {
  return { kind: 'failure', reason, message, finalUrl };
}
