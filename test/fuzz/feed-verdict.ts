import { InputError } from '#shared/errors.ts';
import { FEED_REFUSALS, parseFeed } from '#shared/feeds/parse-feed.ts';
import { ParsedFeed } from '#shared/model/feed.ts';

/** What `parseFeed` did with some bytes: it read them, refused them with one of its codes, or is at fault. */
export type Verdict = { kind: 'read' } | { kind: 'refused'; code: string } | { kind: 'fault'; why: string };

const AROUND = { url: 'https://wire.example/feeds/news.xml', now: new Date('2024-11-01T00:00:00Z') };

/** Judges one document. `parse` is there for tests that plant a fault. */
export function feedVerdict(bytes: Uint8Array, parse: typeof parseFeed = parseFeed): Verdict {
  try {
    const { success, data, error } = ParsedFeed.safeParse(parse(bytes, undefined, AROUND));
    if (!success) return { kind: 'fault', why: `the result does not fit the model: ${error.message}` };
    if (data.repaired !== (data.repairs ?? []).length > 0)
      return { kind: 'fault', why: '"repaired" and "repairs" differ' };
    const stray = data.entries.find(({ url }) => url !== undefined && !/^https?:\/\/[^/]/.test(url));
    return stray ? { kind: 'fault', why: `the address is no web address: ${stray.url}` } : { kind: 'read' };
  } catch (error) {
    const isRefusal = error instanceof InputError && FEED_REFUSALS.some((code) => code === error.code);
    if (isRefusal) return { kind: 'refused', code: error.code };
    return { kind: 'fault', why: error instanceof Error ? `${error.stack}` : `it threw ${String(error)}` };
  }
}
