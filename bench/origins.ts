import { groupOrigins } from '#shared/origins/group-origins.ts';
import { readOriginText } from '#shared/origins/read-text.ts';
import { createNewsroom } from './data/generated-news.ts';

const SIZES = [250, 1000, 4000];
/** Of five articles one is a reprint: with a footer, or cut in half. */
const COPY_EVERY = 5;

/** Texts and groups of growing sets: the time for an article must not grow with the set. */
export const benchmark = {
  name: 'origins',
  async run(): Promise<string[]> {
    const rows = SIZES.map((size) => {
      const newsroom = createNewsroom(11);
      const texts: string[] = [];
      for (let index = 0; index < size; index++) {
        const source = index % COPY_EVERY === 1 ? texts[index - 1] : undefined;
        texts.push(
          source === undefined ? newsroom.report(350) : `${source.slice(0, source.length / 2)} ${newsroom.report(30)}`,
        );
      }
      const start = performance.now();
      const read = texts.map((text, index) => textOf(text, index));
      const readAt = performance.now();
      const origins = groupOrigins(read);
      const grouped = performance.now();
      const reprints = [...origins.values()].filter(({ relation }) => relation === 'reprint').length;
      const cells = [
        String(size).padStart(5),
        `read ${((readAt - start) / size).toFixed(2)} ms`,
        `group ${((grouped - readAt) / size).toFixed(2)} ms`,
        `${reprints} reprints`,
      ];
      return cells.join('  ');
    });
    return ['origins: articles, time for each', ...rows];
  },
};

function textOf(text: string, index: number) {
  return readOriginText({
    id: `a${index}`,
    outlet: `Outlet ${index % 40}`,
    outletHost: `outlet${index % 40}.example`,
    text,
    publishedAt: new Date(Date.UTC(2024, 9, 1) + index * 600_000).toISOString(),
    firstSeenAt: '2024-12-01T00:00:00.000Z',
    canonicalUrl: `https://outlet${index % 40}.example/${index}`,
    credits: [],
  });
}
