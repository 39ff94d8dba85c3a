import type { Credit } from '#shared/model/article.ts';
import type { OriginText } from '#shared/origins/origin-text.ts';
import { readOriginText } from '#shared/origins/read-text.ts';

export type Sample = {
  id: string;
  text: string;
  title?: string;
  outlet?: string;
  url?: string;
  publishedAt?: string;
  credits?: Credit[];
};

/** A sample as it is compared; an outlet of its own and 1 March 2024 unless said otherwise. */
export function textOf({ id, text, title, outlet, url, publishedAt, credits }: Sample): OriginText {
  const host = `${(outlet ?? id).toLowerCase()}.example`;
  return readOriginText({
    id,
    outlet: outlet ?? id,
    outletHost: host,
    title,
    text,
    publishedAt: publishedAt ?? '2024-03-01T08:00:00Z',
    firstSeenAt: '2024-03-02T00:00:00Z',
    canonicalUrl: url ?? `https://${host}/${id}`,
    credits: credits ?? [],
  });
}

/** A report of our own making; six sentences with two quotations. */
export const BRIDGE = `The town of Alder will pull down its wooden bridge next spring, the council decided late on Tuesday. Engineers found that eleven of the forty oak pillars have rotted below the water line. Councillor Petra Lind said that "nobody wants to see children swimming home from school because we waited too long". Until the work begins, lorries must take the detour through Birch, which adds nineteen kilometres to every trip to the sawmill. The owner of the mill, Jonas Falk, called the plan "a slap in the face of every craftsman in this valley". A new bridge of steel would cost four million crowns, of which the county is ready to carry half.`;

/** The same told by somebody who had only that report: other words, the same order. */
export const BRIDGE_RETOLD = `Alder's council voted late on Tuesday to demolish the wooden bridge in spring. Inspections by engineers had shown eleven oak pillars to be rotten beneath the water. Petra Lind, a councillor, argued that waiting longer would leave children swimming home from school. In the meantime lorries face a detour via Birch of nineteen extra kilometres when they drive to the sawmill. Jonas Falk, who owns the mill, spoke of a slap for craftsmen of the valley. Steel for the replacement bridge is priced at four million crowns; half would come from the county.`;

/** Another reporter at the same meeting: the same event and the same quotation, own narration. */
export const BRIDGE_ELSEWHERE = `Jonas Falk left the meeting before the vote was counted. His family has run the sawmill for a century, and the crossing was built by his great-grandfather. He shook his head when Petra Lind told the room that "nobody wants to see children swimming home from school because we waited too long". Nine members were for taking the old structure down, four against. A petition with six hundred names lay unread on the table. The county has yet to say in writing what it will pay.`;

export const ORCHARD = `Growers around Lake Tarn expect their smallest apple harvest in thirty years after frost killed the blossom in late April. Two cooperatives have already let seasonal pickers know that there will be no work for them in autumn. Cider makers are looking for fruit as far away as the coast, where trees flowered later. The ministry promised help within weeks but named no sum. Older farmers remember worse springs, though none in which the bees stayed away as well.`;

/** Sentences of a text, from and to, as a reprint would cut them. */
export function cut(text: string, from: number, to?: number): string {
  return text
    .split(/(?<=[.”"]) (?=[A-Z])/u)
    .slice(from, to)
    .join(' ');
}
