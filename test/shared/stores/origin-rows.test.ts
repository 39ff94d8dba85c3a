import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArticleId, VersionId } from '#shared/model/ids.ts';
import { type OriginRecord, OutletHabits } from '#shared/model/origin.ts';
import { packHabits, packOrigin, StoredHabits, StoredOrigin } from '#shared/stores/origin-rows.ts';

const id = fc.stringMatching(/^[0-9a-z]{20}$/u);
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const count = fc.nat(2500);
const at = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const link = fc.record({
  to: id.map((text) => ArticleId.parse(text)),
  toMark: fc.stringMatching(/^[0-9a-f]{8}$/u),
  overlap: fc.record({ words: count, share, longestRun: count }),
  titles: share,
  anchors: fc.record({
    shared: count,
    ordered: count,
    excess: share.map((value) => Math.round(value * 9000 - 4000) / 1000),
  }),
  likeness: share,
});

test('a record survives its row', () => {
  fc.assert(
    fc.property(
      id,
      at,
      fc.array(link, { maxLength: 10 }),
      fc.array(fc.integer(), { maxLength: 5 }),
      (text, time, links, removed) => {
        const record: OriginRecord = {
          schema: 1,
          node: {
            articleId: ArticleId.parse(text),
            outletHost: 'www.harbour.example',
            outlet: 'Harbour Post',
            at: time,
            canonicalUrl: 'https://www.harbour.example/a b',
            credits: [{ name: 'The Wire' }],
            agencies: [],
            openings: ['red post'],
            words: 3,
            anchors: 2,
          },
          version: VersionId.parse('v1'),
          removed,
          firstSeenAt: time,
          edges: [7],
          keys: '1a zz',
          links,
        };
        expect(StoredOrigin.parse(packOrigin(record))).toEqual(JSON.parse(JSON.stringify(record)));
      },
    ),
  );
});

test('habits survive their row, and stay below 1 KB', () => {
  const recent = fc.record({
    articleId: id.map((text) => ArticleId.parse(text)),
    version: id.map((text) => VersionId.parse(text)),
    outletHost: fc.constant('www.some-outlet.example'),
    firstSeenAt: at,
    at,
    edges: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(recent, { maxLength: 6 }), (list) => {
      const habits = OutletHabits.parse({ schema: 1, recent: list });
      const packed = packHabits(habits);
      expect(StoredHabits.parse(packed)).toEqual(habits);
      expect(JSON.stringify(packed).length).toBeLessThan(1024);
    }),
  );
});

test.each([
  ['a link that is cut short', { recent: ['abc def'] }],
  ['a time that is none', { recent: ['abc def host ! ! 1a'] }],
])('%s is refused', (_sentence, row) => {
  expect(StoredHabits.safeParse({ schema: 1, ...row }).success).toBe(false);
});
