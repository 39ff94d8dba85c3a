import { httpDateMs } from './http-date.ts';

/**
 * Seconds that a `Retry-After` header asks to wait: a number of seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when
 * absent or unreadable; never negative.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const at = httpDateMs(text);
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/**
 * Seconds for which a response may be used without asking again: `max-age` less `Age`, or else `Expires` less `Date` (RFC
 * 9111, 4.2). 0 where it may not be kept, undefined where nothing is said.
 */
export function freshSeconds(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const control = headers['cache-control']?.toLowerCase() ?? '';
  if (/(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,=])/.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s?=\s?"?(\d{1,15})/.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - age(headers.age));
  if (headers.expires === undefined) return undefined;
  const expires = httpDateMs(headers.expires);
  // `Expires: 0` and its like: over already.
  if (expires === undefined) return 0;
  return Math.max(0, Math.round((expires - (httpDateMs(headers.date) ?? now.getTime())) / 1000));
}

function age(header: string | undefined): number {
  return header !== undefined && /^\d{1,15}$/.test(header.trim()) ? Number(header) : 0;
}
