import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import { STANCES } from '#shared/model/claim.ts';
import { renderStorySite } from '#shared/render/story-site.ts';
import { type ArticleSpec, buildSet, DAM } from '../test/shared/developments/story-set-builder.ts';

/** Articles of the generated stories: a busy day, a busy month, more than any story has had. */
const SIZES = [100, 1000, 4000];
const CLAIMS_PER_ARTICLE = 5;

/** Time from the set of a story to all its files; what `publish` does on each change. Time an article is to stay level. */
export const benchmark = {
  name: 'render',
  async run(): Promise<string[]> {
    return SIZES.map((size) => {
      const set = buildSet(generatedArticles(size));
      const started = performance.now();
      const ledger = buildLedger(set);
      const developments = findDevelopments(set, ledger);
      const found = performance.now();
      const now = '2031-06-01T00:00:00.000Z';
      const entries = planEntries({ developments, published: [], now, maxPerHour: 10_000 }).added;
      const files = renderStorySite({
        story: { story: DAM, hash: 'bench' },
        set,
        ledger,
        developments,
        entries,
        siteBaseUrl: 'https://bench.example/',
      });
      const ended = performance.now();
      const bytes = [...files.values()].reduce((sum, { body }) => sum + body.length, 0);
      return [
        `${String(size).padStart(5)} articles: ${ledger.positions.length} positions, ${developments.length} developments, ${files.size} files, ${(bytes / 1e6).toFixed(1)} MB`,
        `ledger and developments ${(found - started).toFixed(0)} ms, rendering ${(ended - found).toFixed(0)} ms, ${((ended - started) / size).toFixed(2)} ms an article`,
      ].join('; ');
    });
  },
};

function generatedArticles(count: number): ArticleSpec[] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const speakers = [
    ...DAM.entities.map(({ name }) => name),
    ...Array.from({ length: 40 }, (_, index) => `Resident ${index}`),
  ];
  return Array.from({ length: count }, (_, index): ArticleSpec => {
    const copied = index > 20 && next(3) > 0 ? next(index) : undefined;
    return {
      id: `a${index}`,
      outlet: `Outlet ${next(60)}`,
      published: new Date(Date.UTC(2031, 2, 1) + next(60 * 24) * 3_600_000).toISOString(),
      origin: copied === undefined ? {} : { groupId: `a${copied}`, relation: 'reprint' },
      claims: Array.from({ length: CLAIMS_PER_ARTICLE }, () => ({
        speaker: speakers[next(speakers.length)],
        on: ['leaks', 'evacuated', 'repair', 'flooded'][next(4)] ?? 'leaks',
        stance: STANCES[next(STANCES.length)],
        figures: [{ value: 100 * (1 + next(50)) }],
        words: `words ${next(1000)} of some length, as a sentence in a news text has them`,
      })),
    };
  });
}
