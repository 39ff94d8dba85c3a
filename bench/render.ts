import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import { STANCES } from '#shared/model/claim.ts';
import type { AlertEntry } from '#shared/model/development.ts';
import { siteKeys } from '#shared/render/site-keys.ts';
import { planStorySite } from '#shared/render/story-site.ts';
import { type ArticleSpec, buildSet, DAM } from '../test/shared/developments/story-set-builder.ts';

/** Articles of the generated stories: a busy day, a busy month, and 50,000 claims, more than any story has had. */
const SIZES = [100, 1000, 10_000];
const CLAIMS_PER_ARTICLE = 5;
const STORY = { story: DAM, hash: 'bench' };
const SITE = 'https://bench.example/';

/**
 * From the set of a story to the objects of its site, and what one more article costs then: `publish` plans all objects on
 * each change and renders those whose mark is another.
 */
export const benchmark = {
  name: 'render',
  async run(): Promise<string[]> {
    return SIZES.flatMap((size) => {
      const articles = generatedArticles(size);
      const first = siteOf(articles, []);
      const all = timed(() => [...first.objects.values()].reduce((sum, { render }) => sum + render().body.length, 0));
      const more: ArticleSpec = {
        id: 'one-more',
        outlet: 'Outlet 7',
        published: '2031-04-29T20:00:00.000Z',
        claims: [{ on: 'leaks', speaker: 'Newcomer', stance: 'denies', words: 'that anything leaks' }],
      };
      const next = siteOf([...articles, more], first.entries);
      const changed = [...next.objects].filter(([key, { mark }]) => first.objects.get(key)?.mark !== mark);
      const rendered = timed(() => changed.map(([, { render }]) => render()).length);
      const page = next.objects.get(siteKeys.story(DAM.id))?.render().body.length ?? 0;
      return [
        `${String(size).padStart(6)} articles, ${size * CLAIMS_PER_ARTICLE} claims: ${first.positions} positions, ${first.developments} developments, ${first.objects.size} objects, ${(all.result / 1e6).toFixed(1)} MB`,
        `${''.padStart(6)} ledger and developments ${first.foundMs} ms; all objects anew ${first.plannedMs + all.ms} ms; one more article: ${next.plannedMs + rendered.ms} ms, ${changed.length} objects; first page ${(page / 1000).toFixed(0)} kB`,
      ];
    });
  },
};

function siteOf(articles: ArticleSpec[], published: AlertEntry[]) {
  const found = timed(() => {
    const set = buildSet(articles);
    const ledger = buildLedger(set);
    return { set, ledger, developments: findDevelopments(set, ledger) };
  });
  const { developments, ledger } = found.result;
  const now = published.length === 0 ? '2031-06-01T00:00:00.000Z' : '2031-06-01T01:30:00.000Z';
  const { added } = planEntries({ developments, published, now, maxPerHour: 100_000 });
  const entries = [...published, ...added];
  const planned = timed(() => planStorySite({ story: STORY, ...found.result, entries, siteBaseUrl: SITE }));
  return {
    objects: planned.result,
    entries,
    positions: ledger.positions.length,
    developments: developments.length,
    foundMs: found.ms,
    plannedMs: planned.ms,
  };
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const started = performance.now();
  const result = work();
  return { result, ms: Math.round(performance.now() - started) };
}

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
