import { expect, test } from 'vitest';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import type { AlertEntry, Development } from '#shared/model/development.ts';
import { AlertEntry as AlertEntrySchema } from '#shared/model/development.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { type ArticleSpec, buildSet } from './story-set-builder.ts';

const NOW = '2031-03-02T12:00:00.000Z';
const LATER = '2031-03-02T12:20:00.000Z';
const NEXT_HOUR = '2031-03-02T14:00:00.000Z';
const A: ArticleSpec = { id: 'a', seen: '2031-03-02T09:00:00.000Z', claims: [{ on: 'leaks' }] };

function developmentsOf(articles: ArticleSpec[], corrections: Parameters<typeof buildSet>[1] = []): Development[] {
  const set = buildSet(articles, corrections);
  return findDevelopments(set, buildLedger(set));
}

function plan(developments: Development[], published: AlertEntry[] = [], now = NOW, maxPerHour = 60) {
  return planEntries({ developments, published, now, maxPerHour });
}

test('a new development becomes one entry; a backfilled one none', () => {
  const { added, updated } = plan(developmentsOf([A, { ...A, id: 'old', backfill: true, claims: [{ on: 'repair' }] }]));
  expect(updated).toEqual([]);
  expect(
    added.map(({ development, publishedAt, updatedAt }) => [development.proposition, publishedAt, updatedAt]),
  ).toEqual([['leaks', NOW, NOW]]);
  expect(AlertEntrySchema.parse(added[0])).toEqual(added[0]);
});

test('a further reprint updates its entry, which otherwise stays as it was published', () => {
  const { added } = plan(developmentsOf([A]));
  const kept = added.map((entry) => ({ ...entry, development: { ...entry.development, title: 'as it was' } }));
  const reprint: ArticleSpec = { ...A, id: 'b', origin: { groupId: 'a', relation: 'reprint' } };
  const after = plan(developmentsOf([A, reprint]), kept, LATER);
  expect(after.added).toEqual([]);
  expect(after.updated).toHaveLength(1);
  expect(after.updated[0]).toMatchObject({ publishedAt: NOW, updatedAt: LATER });
  expect(after.updated[0]?.development).toMatchObject({ title: 'as it was', outlets: 2, origins: 1 });
  expect(after.updated[0]?.development.why).toContainEqual({ rule: 'sources', text: '2 outlets, 1 origin' });
  expect(plan(developmentsOf([A, reprint]), after.updated, NEXT_HOUR)).toEqual({ added: [], updated: [] });
});

test('above the limit the rest is in one entry, which names each, grows within the hour and is not told twice', () => {
  const many = ['Ada Okoro', 'Jo Bauer', 'Stonework Ltd', 'A', 'B'].map((speaker, index) => ({
    id: `a${index}`,
    seen: `2031-03-02T09:0${index}:00.000Z`,
    claims: [{ on: 'leaks', speaker }],
  }));
  const first = plan(developmentsOf(many.slice(0, 4)), [], NOW, 2);
  expect(first.added).toHaveLength(3);
  const rolled = first.added.at(-1);
  expect(rolled?.development.title).toBe('2 more developments in this hour, in one entry');
  expect(rolled?.rolledUp).toHaveLength(2);
  expect(rolled?.development.why.map(({ text }) => text)).toContain('A on “The dam leaks”: asserts');

  const second = plan(developmentsOf(many), first.added, LATER, 2);
  expect(second.added).toEqual([]);
  expect(second.updated.map(({ id, rolledUp }) => [id, rolledUp?.length])).toEqual([[rolled?.id, 3]]);
  const published = [...first.added.slice(0, 2), ...second.updated];
  expect(plan(developmentsOf(many), published, NEXT_HOUR, 2)).toEqual({ added: [], updated: [] });
});

test('a correction is an entry of its own that names the one it corrects', () => {
  const { added } = plan(developmentsOf([A]));
  const correction = {
    claimId: ClaimId.parse('a-v1-0'),
    change: { kind: 'drop' as const },
    reason: 'satire',
    at: LATER,
  };
  const after = plan(developmentsOf([A], [correction]), added, LATER);
  expect(after.updated).toEqual([]);
  expect(after.added.map(({ development, replaces }) => [development.kind, replaces])).toEqual([
    ['correction', added[0]?.id],
  ]);
});

test('what an edit took out is an entry of its own that names the one which told it', () => {
  const versions = [
    { version: 'v1', seenAt: '2031-03-02T09:00:00.000Z' },
    { version: 'v2', seenAt: '2031-03-02T12:10:00.000Z' },
  ];
  const claims = [{ on: 'leaks', version: 'v1' }];
  const { added } = plan(developmentsOf([{ ...A, versions: versions.slice(0, 1), claims }]));
  const after = plan(developmentsOf([{ ...A, versions, claims }]), added, LATER);
  expect(after.added.map(({ development, replaces }) => [development.kind, replaces])).toEqual([
    ['claim-withdrawn', added[0]?.id],
  ]);
});
