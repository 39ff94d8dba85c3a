import { expect, test } from 'vitest';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { buildSet } from './story-set-builder.ts';

const day = (n: number, hour = 9) => `2031-03-0${n}T0${hour}:00:00.000Z`;

test('a claim through five reprints is one position with five carriers and one origin', () => {
  const set = buildSet(
    ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
      id,
      published: day(2 + (index > 2 ? 1 : 0), index),
      origin: { groupId: 'a', relation: index === 0 ? ('original' as const) : ('reprint' as const) },
      claims: [{ on: 'leaks', stance: 'denies' }],
    })),
  );
  const { positions } = buildLedger(set);
  expect(positions).toHaveLength(1);
  expect(positions[0]).toMatchObject({
    speaker: 'Ada Okoro',
    entityId: 'okoro',
    party: 'valley',
    role: 'Mayor of Harlan',
    stance: 'denies',
    day: '2031-03-02',
    dayFrom: 'published',
    outlets: 5,
    origins: 1,
    backfill: false,
  });
  expect(positions[0]?.carriers.map(({ articleId }) => articleId)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test.each<[string, { published: string | null; seen?: string; said?: string }, string[]]>([
  ['a day that the text names', { published: day(4), said: '2031-03-02' }, ['2031-03-02', 'said']],
  ['no day: that of publication', { published: day(4) }, ['2031-03-04', 'published']],
  ['neither: that of first sight', { published: null, seen: day(5) }, ['2031-03-05', 'seen']],
  [
    'a day long after publication is a misreading',
    { published: day(4), said: '2031-03-09' },
    ['2031-03-04', 'published'],
  ],
  [
    'the day after publication may be that of another time zone',
    { published: day(4), said: '2031-03-05' },
    ['2031-03-05', 'said'],
  ],
  ['a day that is none', { published: day(4), said: '2031-02-31' }, ['2031-03-04', 'published']],
])('%s', (_, { said, ...article }, expected) => {
  const [position] = buildLedger(buildSet([{ id: 'a', ...article, claims: [{ on: 'leaks', said }] }])).positions;
  expect([position?.day, position?.dayFrom]).toEqual(expected);
});

test('a reprint that names no day joins the day that its original names', () => {
  const origin = { groupId: 'a', relation: 'reprint' as const };
  const set = buildSet([
    { id: 'a', published: day(3), claims: [{ on: 'leaks', said: '2031-03-02' }] },
    { id: 'b', published: day(5), origin, claims: [{ on: 'leaks' }] },
  ]);
  const { positions } = buildLedger(set);
  expect(positions.map((each) => [each.day, each.outlets])).toEqual([['2031-03-02', 2]]);
});

test('what a text tells beside a dated word, without a day, is not of that day', () => {
  const claims = [
    { on: 'evacuated', said: '2031-03-02', figures: [{ value: 900 }] },
    { on: 'evacuated', figures: [{ value: 70 }] },
  ];
  const { positions } = buildLedger(buildSet([{ id: 'a', published: day(5), claims }]));
  expect(positions.map((each) => [each.day, each.figures.map(({ value }) => value)])).toEqual([
    ['2031-03-02', [900]],
    ['2031-03-05', [70]],
  ]);
});

test.each([
  ['an alias', 'Okoro', 'okoro'],
  ['another alias, in other letters', 'pär lindqvist', 'lindqvist'],
  ['a name with an article before it', 'The Water Ministry', 'water-ministry'],
  ['a possessive form', "Stonework Ltd's", 'stonework'],
  ['capitals that are not capitals', 'mow', undefined],
  ['another spelling of the first name', 'Per Lindqvist', undefined],
  ['somebody unknown', 'A passer-by', undefined],
])('a speaker under %s', (_, speaker, entityId) => {
  const [position] = buildLedger(buildSet([{ id: 'a', claims: [{ on: 'leaks', speaker }] }])).positions;
  expect(position?.entityId).toBe(entityId);
  expect(position?.speaker === speaker).toBe(entityId === undefined);
});

test('articles about something else, claims without a speaker and earlier versions make no position', () => {
  const versions = [
    { version: 'v1', seenAt: day(2) },
    { version: 'v2', seenAt: day(3) },
  ];
  const set = buildSet([
    { id: 'off', tier: 'none', claims: [{ on: 'leaks' }] },
    { id: 'nobody', claims: [{ on: 'leaks', speaker: null }] },
    { id: 'pronoun', claims: [{ on: 'leaks', speaker: 'He' }] },
    { id: 'old', versions, claims: [{ on: 'leaks', version: 'v1' }] },
    { id: 'aside', tier: 'mentions', claims: [{ on: 'repair' }] },
  ]);
  expect(buildLedger(set).positions.map(({ proposition }) => proposition)).toEqual(['repair']);
});

test('according to somebody else, until a text has it from the speaker', () => {
  const second = { id: 'a', claims: [{ on: 'leaks', via: ['Stonework Ltd'] }] };
  expect(buildLedger(buildSet([second])).positions[0]?.via).toEqual(['Stonework Ltd']);
  const first = { id: 'b', claims: [{ on: 'leaks' }] };
  expect(buildLedger(buildSet([second, first])).positions[0]?.via).toEqual([]);
});

test('backfilled only when every carrier is', () => {
  const old = { id: 'a', backfill: true, claims: [{ on: 'leaks' }] };
  expect(buildLedger(buildSet([old])).positions[0]?.backfill).toBe(true);
  expect(buildLedger(buildSet([old, { id: 'b', claims: [{ on: 'leaks' }] }])).positions[0]?.backfill).toBe(false);
});

test.each([
  ['dropped', { kind: 'drop' as const }, []],
  ['given to another speaker', { kind: 'speaker' as const, name: 'Jo Bauer' }, [['Jo Bauer', 'asserts']]],
  ['turned round', { kind: 'stance' as const, stance: 'denies' as const }, [['Ada Okoro', 'denies']]],
])('a claim that a person has %s', (_, change, expected) => {
  const correction = { claimId: ClaimId.parse('a-v1-0'), change, reason: 'misread', at: day(6) };
  const { positions } = buildLedger(buildSet([{ id: 'a', claims: [{ on: 'leaks' }] }], [correction]));
  expect(positions.map(({ speaker, stance }) => [speaker, stance])).toEqual(expected);
  for (const { corrected } of positions) expect(corrected).toEqual({ reason: 'misread', at: day(6) });
});

test('a correction finds its words again under another id: after an edit, and where a new reading cuts them otherwise', () => {
  const versions = [
    { version: 'v1', seenAt: day(2) },
    { version: 'v2', seenAt: day(3) },
  ];
  const claims = ['v1', 'v2'].map((version) => ({ on: 'leaks', version, words: 'water comes through' }));
  const set = buildSet([{ id: 'a', versions, claims }]);
  const [read] = set.claims;
  if (!read) throw new Error('no claim');
  const words = { articleId: read.articleId, sentence: read.claim.evidence.exact, content: 'that water comes through' };
  const correction = { claimId: read.claim.id, words, change: { kind: 'drop' as const }, reason: 'satire', at: day(4) };
  const dropped = { ...set, corrections: [{ schema: 1 as const, storyId: read.storyId, ...correction }] };
  expect(buildLedger(set).positions).toHaveLength(1);
  expect(buildLedger(dropped).positions).toEqual([]);
  const elsewhere = { ...correction, words: { ...words, content: 'something else' } };
  const other = { ...set, corrections: [{ schema: 1 as const, storyId: read.storyId, ...elsewhere }] };
  expect(buildLedger(other).positions).toHaveLength(1);
});

test('one without a name is one person in texts of one origin, and no more', () => {
  const claims = [{ on: 'leaks', speaker: 'a senior official' }];
  const set = buildSet([
    { id: 'a', claims },
    { id: 'b', origin: { groupId: 'a', relation: 'reprint' }, claims },
    { id: 'c', claims },
  ]);
  const { positions } = buildLedger(set);
  expect(positions.map(({ unnamed, outlets }) => [unnamed, outlets]).sort()).toEqual([
    [true, 1],
    [true, 2],
  ]);
});

test('who speaks by office for a state stands on its side', () => {
  const claims = ["the Republic's foreign ministry", 'Republican journalists'].map((speaker) => ({
    on: 'leaks',
    speaker,
  }));
  const { positions } = buildLedger(buildSet([{ id: 'a', claims }]));
  expect(positions.map(({ speaker, party }) => [speaker, party]).sort()).toEqual([
    ["Republic's foreign ministry", 'capital'],
    ['Republican journalists', undefined],
  ]);
});

test('an outlet that tells it in two texts is one origin', () => {
  const set = buildSet(['a', 'b'].map((id) => ({ id, outlet: 'Harlan Post', claims: [{ on: 'leaks' }] })));
  expect(buildLedger(set).positions.map(({ outlets, origins }) => [outlets, origins])).toEqual([[1, 1]]);
});

test('an office is one speaker under every name that the texts give it, and a crowd of officials is none', () => {
  const names = ["the Republic's foreign ministry", "The Capital's foreign ministry", 'Republican foreign ministry'];
  const set = buildSet(
    [...names, 'Republican officials'].map((speaker, n) => ({ id: `${n}`, claims: [{ on: 'leaks', speaker }] })),
  );
  const told = buildLedger(set).positions.map(({ speaker, bodyId, unnamed, outlets }) => [
    speaker,
    bodyId,
    unnamed,
    outlets,
  ]);
  expect(told).toEqual([
    ["Republic's foreign ministry", 'republic', undefined, 3],
    ['Republican officials', 'republic', true, 1],
  ]);
});

test('a body named in the place of a speaker is not the speaker', () => {
  const set = buildSet([
    { id: 'a', claims: [{ on: 'leaks', speaker: 'Stonework Ltd', surface: "The capital's mission to Stonework Ltd" }] },
  ]);
  expect(buildLedger(set).positions.map(({ entityId, party }) => [entityId, party])).toEqual([[undefined, 'capital']]);
});

const turns = (...claims: [number, string, string?][]) =>
  buildLedger(
    buildSet(
      claims.map(([n, stance, said], at) => ({
        id: `a${at}`,
        published: day(n),
        claims: [{ on: 'leaks', stance, said }],
      })),
    ),
  ).positions.map((each) => [each.day.slice(-2), each.stance]);

test.each<[string, [number, string, string?][], string[][]]>([
  [
    'recalls the day on which it was said',
    [
      [2, 'denies'],
      [4, 'cannot-confirm'],
      [5, 'denies'],
    ],
    [
      ['02', 'denies'],
      ['04', 'cannot-confirm'],
    ],
  ],
  [
    'stands under its own day where the text names that',
    [
      [2, 'denies'],
      [4, 'cannot-confirm'],
      [5, 'denies', '2031-03-05'],
    ],
    [
      ['02', 'denies'],
      ['04', 'cannot-confirm'],
      ['05', 'denies'],
    ],
  ],
  [
    'stands under its own day where the speaker has not turned since',
    [
      [2, 'denies'],
      [5, 'denies'],
    ],
    [
      ['02', 'denies'],
      ['05', 'denies'],
    ],
  ],
])('an old stance in a new text %s', (_, claims, expected) => expect(turns(...claims)).toEqual(expected));
