import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import { STANCES } from '#shared/model/claim.ts';
import { Development, Ledger } from '#shared/model/development.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { type ArticleSpec, buildSet } from './story-set-builder.ts';

const SPEAKERS = [
  'Ada Okoro',
  'Jo Bauer',
  'Lindqvist',
  'Stonework Ltd',
  'A passer-by',
  'a resident',
  'the Republic',
  null,
];
const hour = fc
  .integer({ min: 1, max: 120 })
  .map((hours) => new Date(Date.UTC(2031, 2, 1) + hours * 3_600_000).toISOString());

const claim = fc.record({
  speaker: fc.constantFrom(...SPEAKERS),
  on: fc.constantFrom('leaks', 'evacuated', 'repair'),
  stance: fc.constantFrom(...STANCES),
  said: fc.option(fc.constantFrom('2031-03-01', '2031-03-02', '2031-03-04'), { nil: undefined }),
  figures: fc.array(fc.record({ value: fc.constantFrom(5, 900, 1000, 12_000), approx: fc.boolean() }), {
    maxLength: 2,
  }),
  via: fc.constantFrom<string[]>([], [], ['Jo Bauer']),
});

const articles = fc
  .array(
    fc.record({
      published: hour,
      late: fc.integer({ min: 0, max: 30 }),
      backfill: fc.boolean(),
      tier: fc.constantFrom('main' as const, 'mentions' as const, 'none' as const),
      group: fc.integer({ min: 0, max: 9 }),
      claims: fc.array(claim, { maxLength: 4 }),
      before: fc.option(fc.array(claim, { maxLength: 3 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((specs) =>
    specs.map(({ late, group, before, claims, ...spec }, index): ArticleSpec => {
      const seen = new Date(Date.parse(spec.published) + late * 3_600_000).toISOString();
      const edited = new Date(Date.parse(seen) + 7_200_000).toISOString();
      return {
        ...spec,
        id: `a${index}`,
        seen,
        origin: { groupId: `a${Math.min(group, index)}` },
        versions: before
          ? [
              { version: 'v1', seenAt: seen },
              { version: 'v2', seenAt: edited },
            ]
          : undefined,
        claims: [...claims, ...(before ?? []).map((each) => ({ ...each, version: 'v1' }))],
      };
    }),
  );

test('ledger and developments do not depend on the order of the set, and fit the model', () => {
  fc.assert(
    fc.property(articles, fc.nat(), (specs, seed) => {
      const corrections = specs.slice(0, 1).map((spec) => ({
        claimId: ClaimId.parse(`${spec.id}-${spec.versions ? 'v2' : 'v1'}-0`),
        change: { kind: 'stance' as const, stance: 'denies' as const },
        reason: 'misread',
        at: '2031-03-09T00:00:00.000Z',
      }));
      const set = buildSet(specs, corrections);
      const ledger = buildLedger(set);
      const developments = findDevelopments(set, ledger);
      const mixed = {
        ...set,
        articles: shuffle(set.articles, seed),
        claims: shuffle(set.claims, seed + 1),
        origins: new Map(shuffle([...set.origins], seed + 2)),
      };
      const again = buildLedger(mixed);
      expect(again).toEqual(ledger);
      expect(findDevelopments(mixed, { ...again, positions: shuffle(again.positions, seed + 3) })).toEqual(
        developments,
      );
      expect(Ledger.parse(ledger)).toEqual(ledger);
      for (const each of developments) expect(Development.parse(each)).toEqual(each);
      expect(new Set(developments.map(({ id }) => id)).size).toBe(developments.length);
    }),
    { numRuns: 150 },
  );
});

test('whatever arrives, and in whatever order it is published: every development that alerts has one entry, once', () => {
  fc.assert(
    fc.property(articles, fc.integer({ min: 1, max: 4 }), (specs, maxPerHour) => {
      const published = new Map<string, ReturnType<typeof planEntries>['added'][number]>();
      for (let count = 1; count <= specs.length; count += 1) {
        const set = buildSet(specs.slice(0, count));
        const developments = findDevelopments(set, buildLedger(set));
        const now = new Date(Date.UTC(2031, 2, 8) + count * 600_000).toISOString();
        const plan = planEntries({ developments, published: [...published.values()], now, maxPerHour });
        for (const entry of plan.added) expect(published.has(entry.id)).toBe(false);
        for (const entry of [...plan.added, ...plan.updated]) published.set(entry.id, entry);
        const told = [...published.values()].flatMap((entry) => entry.rolledUp?.map(({ id }) => id) ?? [entry.id]);
        expect(new Set(told).size).toBe(told.length);
        for (const { id, backfill } of developments) if (!backfill) expect(told).toContain(id);
        const rerun = planEntries({ developments, published: [...published.values()], now, maxPerHour });
        expect(rerun).toEqual({ added: [], updated: [] });
      }
    }),
    { numRuns: 60 },
  );
});

function shuffle<T>(values: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const keyed = values.map((value) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return { value, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
