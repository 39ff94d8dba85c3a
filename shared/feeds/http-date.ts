/**
 * Epoch milliseconds of an HTTP date in any of its three forms (RFC 9110, 5.6.7). Without a zone, as in the form of C's
 * `asctime`, it is UTC, never the zone of this process. Undefined when it is none.
 */
export function httpDateMs(text: string | undefined): number | undefined {
  const date = text?.trim();
  if (!date || date.length > 64 || !/\d{2}:\d{2}:\d{2}/.test(date)) return undefined;
  const ms = Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})$/i.test(date) ? date : `${date} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
