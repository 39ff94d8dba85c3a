/**
 * The guarded HTTP client as steps see it; `shared/adapters/http` builds it. One client for feeds, pages, robots.txt and
 * webhooks. It never throws for what the network does: every outcome is a value.
 */
export type HttpRequest = {
  url: string;
  method?: 'GET' | 'POST';
  /** Lower-case names. `user-agent` and `accept-encoding` are set by the client. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** After decompression; the client's own limit (10 MiB) holds as well. */
  maxBodyBytes?: number;
  /** From the first look-up to the last byte; the client's own limit (30 s) holds as well. */
  deadlineMs?: number;
};

export type HttpResponse = {
  kind: 'response';
  status: number;
  /** Lower-case names; several values are joined by `, `. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Where the body came from after redirects. */
  finalUrl: string;
  /** Where the request would go if only permanent redirects (301, 308), one after the other from the start, were followed. */
  permanentUrl?: string;
};

export const HTTP_FAILURES = [
  'dns',
  'tls',
  'connect-timeout',
  'read-timeout',
  'connection',
  'too-large',
  'too-many-redirects',
  'unsafe-target',
  'bad-encoding',
  'bad-url',
] as const;
export type HttpFailureReason = (typeof HTTP_FAILURES)[number];

/** `message` is a sentence for people. */
export type HttpFailure = { kind: 'failure'; reason: HttpFailureReason; message: string; finalUrl: string };

export type Http = (request: HttpRequest) => Promise<HttpResponse | HttpFailure>;
