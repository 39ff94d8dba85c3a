/**
 * Seconds that a `Retry-After` header asks to wait: a number of seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when
 * absent or unreadable; never negative.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/**
 * Seconds for which a response may be used without asking again: `max-age` less `Age`, or else `Expires` less `Date` (RFC
 * 9111, 4.2). 0 where it may not be kept, undefined where nothing is said.
 */
export function freshSeconds(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const control = headers['cache-control']?.toLowerCase() ?? '';
  if (/(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,])/.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s?=\s?"?(\d{1,9})/.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - (Number(headers.age) || 0));
  const expires = Date.parse(headers.expires ?? '');
  if (Number.isNaN(expires)) return undefined;
  const sent = Date.parse(headers.date ?? '');
  return Math.max(0, Math.round((expires - (Number.isNaN(sent) ? now.getTime() : sent)) / 1000));
}
