import { InputError } from '../errors.ts';
import type { FeedRepair, ParsedFeed } from '../model/feed.ts';
import { withoutControls } from './control-characters.ts';
import { decodeText } from './decode.ts';
import { linkedFeed, looksLikeHtml } from './html-page.ts';
import { normaliseFeed } from './normalise-feed.ts';
import type { RawFeed } from './raw-feed.ts';
import { readEntry, readHead } from './read-document.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readXml } from './read-xml.ts';

/** Why bytes gave no feed: the `code` of the `InputError`. */
export const FEED_REFUSALS = ['html-not-feed', 'unparsable', 'too-large', 'empty-body'] as const;
export type FeedRefusal = (typeof FEED_REFUSALS)[number];

/** The HTTP client stops at 10 MiB; this is for what comes in by other ways. */
export const MAX_FEED_BYTES = 16 * 1024 * 1024;

/**
 * Reads RSS, Atom, RDF and JSON Feed. `url` is where the bytes came from, for relative links; `now` rules out dates that
 * lie far ahead. Throws `InputError` with a code of `FEED_REFUSALS`, and nothing else, whatever the bytes are.
 */
export function parseFeed(
  bytes: Uint8Array,
  contentType?: string,
  options: { url?: string; now?: Date } = {},
): ParsedFeed {
  if (bytes.length > MAX_FEED_BYTES)
    throw refusal('too-large', `the feed has ${bytes.length} bytes; at most ${MAX_FEED_BYTES} are read`);
  const { text: decoded, encoding, why } = decodeText(bytes, contentType);
  const text = decoded.replace(/^[\ufeff\s]+/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: padding is no content
  if (!/[^\s\u0000]/.test(text)) throw refusal('empty-body', 'the document is empty');
  const { raw, repairs } = text.startsWith('{') ? fromJson(text) : fromXml(text, options.url);
  const feed = normaliseFeed(raw, options);
  const { entries, ...head } = feed;
  return {
    ...head,
    encoding,
    encodingFrom: why,
    repaired: repairs.length > 0,
    ...(repairs.length > 0 ? { repairs } : {}),
    entries,
  };
}

type Reading = { raw: RawFeed; repairs: FeedRepair[] };

function fromJson(text: string): Reading {
  try {
    return readJsonFeed(text);
  } catch (cause) {
    throw refusal('unparsable', 'the document is JSON but no JSON Feed', cause);
  }
}

function fromXml(text: string, url: string | undefined): Reading {
  const clean = withoutControls(text);
  if (!clean) throw refusal('unparsable', 'the document is no text');
  const document = readXml(clean.text, readEntry, url);
  if (document) {
    const repairs = clean.isChanged
      ? [...new Set<FeedRepair>(['control-characters', ...document.repairs])]
      : document.repairs;
    return { raw: readHead(document), repairs };
  }
  if (!looksLikeHtml(text)) throw refusal('unparsable', 'the document holds no rss, feed or RDF element');
  const linked = linkedFeed(text, url);
  throw refusal(
    'html-not-feed',
    linked ? `this is a web page; the feed it links to is ${linked}` : 'this is a web page that links to no feed',
  );
}

function refusal(code: FeedRefusal, message: string, cause?: unknown): InputError {
  return new InputError(code, message, { cause });
}
