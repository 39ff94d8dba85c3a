/** An address without anything that would have to be rewritten: the usual case, and parsed a thousand times a story. */
const PLAIN = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/[A-Za-z0-9/_.~-]*$/;

/** An address that may stand in a link: http or https, without credentials. Undefined for everything else. */
export function safeUrl(url: string): string | undefined {
  if (PLAIN.test(url) && !url.includes('/.')) return url;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
