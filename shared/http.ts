/**
 * The guarded HTTP client as steps see it; `shared/adapters/http` builds it. One client for feeds, pages, robots.txt and
 * webhooks. It never throws for what the network does: every outcome is a value.
 */
export type HttpRequest = {
  url: string;
  /** Only a GET is redirected; a POST that is answers with the redirect's own status. */
  method?: 'GET' | 'POST';
  /** Lower-case names. `user-agent` and `accept-encoding` are set by the client. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** After decompression; the client's own limit (10 MiB) holds as well. */
  maxBodyBytes?: number;
  /** From the first look-up to the last byte, without waiting for a domain's turn; the client's own limit (20 s) holds as well. */
  deadlineMs?: number;
  /** Asked before each redirect is followed; after `false` the redirect itself is the answer. */
  mayFollow?: (url: string) => Promise<boolean>;
};

export type HttpResponse = {
  kind: 'response';
  status: number;
  /** Lower-case names, values as Latin-1, so that validators go back byte for byte; several values are joined by `, `. */
  headers: Readonly<Record<string, string>>;
  /** Unpacked. Whole for 2xx but for `isPartial`; of other answers no more than the start. */
  body: Uint8Array;
  /** The packed body broke off and this is what came before; `etag` and `last-modified` are left out then. */
  isPartial?: true;
  /** Where the body came from after redirects. */
  finalUrl: string;
  /** Where the request would go if only permanent redirects (301, 308; none from https to http) were followed, from the start. */
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

/** `message` is a sentence for people: what happened and, where something can be done, what. */
export type HttpFailure = { kind: 'failure'; reason: HttpFailureReason; message: string; finalUrl: string };

export type Http = (request: HttpRequest) => Promise<HttpResponse | HttpFailure>;
