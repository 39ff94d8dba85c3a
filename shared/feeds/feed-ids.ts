import { FeedId } from '../model/ids.ts';

/** Room for `-10000` behind it within the 63 characters of an id. */
const MAX_BASE_LENGTH = 57;

export type IdMaker = (wanted: string | undefined, outlet: string, url: string) => FeedId;

/**
 * Makes ids for a list: the one that is wished for where it is an id, or else one from the outlet's name or the host, with a
 * number behind it where it is taken.
 */
export function createIdMaker(taken: Iterable<string> = []): IdMaker {
  const ids = new Set(taken);
  const next = new Map<string, number>();
  return (wanted, outlet, url) => {
    const base = FeedId.safeParse(wanted).data ?? (words(outlet) || words(hostOf(url)) || 'feed');
    let id: string = base;
    for (let number = next.get(base) ?? 2; ids.has(id); number++) {
      id = `${base.slice(0, MAX_BASE_LENGTH)}-${number}`;
      next.set(base, number + 1);
    }
    ids.add(id);
    return FeedId.parse(id);
  };
}

function words(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_BASE_LENGTH)
    .replace(/^-|-$/g, '');
}

function hostOf(url: string): string {
  return (URL.parse(url)?.hostname ?? '').replace(/^www\./, '');
}
