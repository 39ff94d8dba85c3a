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

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
/** RFC 9110, 5.5, as bytes in Latin-1: the form in which validators arrive and go back, whatever they hold. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The caller's headers without the client's own, and without such as cannot be sent. */
export function sendableHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => !OWN_HEADERS.has(name.toLowerCase()) && NAME.test(name) && VALUE.test(value),
    ),
  );
}

/** Lower-case names. Several values are joined by `, `; of several `location` the first one counts. */
export function flatHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const flat: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const key = name.toLowerCase();
    flat.push([key, Array.isArray(value) ? ((key === 'location' ? value[0] : undefined) ?? value.join(', ')) : value]);
  }
  return Object.fromEntries(flat);
}
