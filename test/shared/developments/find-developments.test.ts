import { expect, test } from 'vitest';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { type ArticleSpec, buildSet } from './story-set-builder.ts';

const at = (n: number, hour = 9) => `2031-03-0${n}T0${hour}:00:00.000Z`;

function titles(articles: ArticleSpec[], corrections: Parameters<typeof buildSet>[1] = []): string[] {
  const set = buildSet(articles, corrections);
  return findDevelopments(set, buildLedger(set)).map(({ kind, title }) => `${kind}: ${title}`);
}

const CANNOT_CLAIM = { on: 'leaks', stance: 'cannot-confirm', speaker: 'Jo Bauer' };
const A: ArticleSpec = { id: 'a', published: at(2), claims: [CANNOT_CLAIM] };
const CANNOT = 'first-position: Jo Bauer on “The dam leaks”: cannot confirm';
const leaks = (id: string, n: number, speaker: string, stance: string, said?: string): ArticleSpec => ({
  id,
  published: at(n),
  claims: [{ on: 'leaks', stance, speaker, said }],
});
const moved = (id: string, n: number, figure: object, speaker = 'Ada Okoro'): ArticleSpec => ({
  id,
  published: at(n),
  claims: [{ on: 'evacuated', speaker, figures: [figure] }],
});

const CASES: [string, ArticleSpec[], string[]][] = [
  ['a first position', [A], [CANNOT]],
  ['the same again on another day is nothing new', [A, leaks('b', 4, 'Jo Bauer', 'cannot-confirm')], [CANNOT]],
  [
    'a speaker who changes position',
    [A, leaks('b', 3, 'Jo Bauer', 'asserts')],
    [CANNOT, 'changed-position: Jo Bauer on “The dam leaks”: cannot confirm → asserts'],
  ],
  [
    'a speaker who comes back to a position changes twice',
    [
      A,
      leaks('b', 3, 'Jo Bauer', 'asserts'),
      leaks('c', 4, 'Jo Bauer', 'cannot-confirm', '2031-03-04'),
      leaks('d', 5, 'Jo Bauer', 'asserts', '2031-03-05'),
    ],
    [
      CANNOT,
      'changed-position: Jo Bauer on “The dam leaks”: cannot confirm → asserts',
      'changed-position: Jo Bauer on “The dam leaks”: asserts → cannot confirm',
      'changed-position: Jo Bauer on “The dam leaks”: cannot confirm → asserts',
    ],
  ],
  [
    'those who speak for one body change its position, and both are named',
    [A, leaks('b', 3, 'Lindqvist', 'asserts')],
    [CANNOT, 'changed-position: Republic (Jo Bauer, then Pär Lindqvist) on “The dam leaks”: cannot confirm → asserts'],
  ],
  [
    'who could not confirm the weaker and now asserts the stronger has changed, and so has the body for which both speak',
    [
      leaks('a', 2, 'Jo Bauer', 'denies'),
      { id: 'b', published: at(4), claims: [{ on: 'flooded', speaker: 'Jo Bauer' }] },
    ],
    [
      'first-position: Jo Bauer on “The dam leaks”: denies',
      'changed-position: Jo Bauer on “The dam leaks”: denies → asserts',
    ],
  ],
  [
    'who denied the weaker and now cannot say of the stronger has changed',
    [
      leaks('a', 2, 'Jo Bauer', 'denies'),
      { id: 'b', published: at(4), claims: [{ on: 'flooded', stance: 'cannot-confirm', speaker: 'Jo Bauer' }] },
    ],
    [
      'first-position: Jo Bauer on “The dam leaks”: denies',
      'changed-position: Jo Bauer on “The town is flooded”: denies → cannot confirm',
    ],
  ],
  [
    'who denied the stronger and cannot say of the weaker has not',
    [
      { id: 'a', published: at(2), claims: [{ on: 'flooded', stance: 'denies', speaker: 'Jo Bauer' }] },
      leaks('b', 4, 'Jo Bauer', 'cannot-confirm'),
    ],
    ['first-position: Jo Bauer on “The town is flooded”: denies', CANNOT],
  ],
  [
    'who denied the stronger and now asserts the weaker has not',
    [
      { id: 'a', published: at(2), claims: [{ on: 'flooded', stance: 'denies', speaker: 'Jo Bauer' }] },
      leaks('b', 4, 'Jo Bauer', 'asserts'),
    ],
    [
      'first-position: Jo Bauer on “The town is flooded”: denies',
      'first-position: Jo Bauer on “The dam leaks”: asserts',
    ],
  ],
  [
    'through whom it came is named',
    [
      { id: 'a', published: at(2), claims: [{ ...CANNOT_CLAIM, via: ['Stonework Ltd'] }] },
      { id: 'b', published: at(4), claims: [{ on: 'flooded', speaker: 'Lindqvist' }] },
    ],
    [
      'first-position: Jo Bauer (according to Stonework Ltd) on “The dam leaks”: cannot confirm',
      'changed-position: Republic (Jo Bauer (according to Stonework Ltd), then Pär Lindqvist) on “The dam leaks”: cannot confirm → asserts',
    ],
  ],
  [
    'those who agree do not',
    [A, leaks('b', 3, 'Lindqvist', 'cannot-confirm')],
    [CANNOT, 'first-position: Pär Lindqvist on “The dam leaks”: cannot confirm'],
  ],
  [
    'one who warned first and then asserts has not changed position',
    [leaks('a', 2, 'Ada Okoro', 'warns'), leaks('b', 3, 'Ada Okoro', 'asserts')],
    ['first-position: Ada Okoro on “The dam leaks”: now also asserts'],
  ],
  [
    'a contradiction between parties, once, by those who said so first',
    [
      leaks('a', 2, 'Ada Okoro', 'asserts'),
      leaks('b', 3, 'Stonework Ltd', 'denies'),
      leaks('c', 4, 'Valley Council', 'asserts'),
    ],
    [
      'first-position: Ada Okoro on “The dam leaks”: asserts',
      'first-position: Stonework Ltd on “The dam leaks”: denies',
      'contradiction: Stonework Ltd denies what Ada Okoro asserts: “The dam leaks”',
    ],
  ],
  [
    'one who denies what several assert, told once with all of them',
    [
      leaks('a', 2, 'Ada Okoro', 'asserts'),
      leaks('b', 2, 'Pär Lindqvist', 'asserts'),
      leaks('c', 4, 'Stonework Ltd', 'denies'),
    ],
    [
      'first-position: Ada Okoro on “The dam leaks”: asserts',
      'first-position: Pär Lindqvist on “The dam leaks”: asserts',
      'first-position: Stonework Ltd on “The dam leaks”: denies',
      'contradiction: Stonework Ltd denies what Ada Okoro and Pär Lindqvist assert: “The dam leaks”',
    ],
  ],
  [
    'what a body is said to hold is no news after who speaks for it, unless the text gives it a day',
    [
      leaks('a', 2, 'Pär Lindqvist', 'denies'),
      leaks('b', 3, 'Water Ministry', 'denies'),
      leaks('c', 4, 'the Republic', 'denies', '2031-03-04'),
    ],
    ['first-position: Pär Lindqvist on “The dam leaks”: denies'],
  ],
  [
    'a body with a day of its own is',
    [leaks('a', 2, 'Pär Lindqvist', 'denies'), leaks('b', 4, 'Water Ministry', 'denies', '2031-03-04')],
    [
      'first-position: Pär Lindqvist on “The dam leaks”: denies',
      'first-position: Water Ministry on “The dam leaks”: denies',
    ],
  ],
  [
    'the delegate of a state that has denied it the day before',
    [leaks('a', 3, 'the Republic', 'denies'), leaks('b', 4, 'Jo Bauer', 'denies')],
    ['first-position: Republic on “The dam leaks”: denies'],
  ],
  [
    'an undated word on a body recalls what was said for it, and turns nothing round',
    [
      leaks('a', 2, 'Pär Lindqvist', 'denies'),
      leaks('b', 4, 'Pär Lindqvist', 'cannot-confirm'),
      leaks('c', 5, 'Water Ministry', 'denies'),
    ],
    [
      'first-position: Pär Lindqvist on “The dam leaks”: denies',
      'changed-position: Pär Lindqvist on “The dam leaks”: denies → cannot confirm',
    ],
  ],
  [
    'two who speak for one body turn it once',
    [A, leaks('b', 4, 'Lindqvist', 'asserts'), { ...leaks('c', 4, 'the Republic', 'asserts'), seen: at(5) }],
    [CANNOT, 'changed-position: Republic (Jo Bauer, then Pär Lindqvist) on “The dam leaks”: cannot confirm → asserts'],
  ],
  [
    'what one holds for likely and another denies is no turn of the body',
    [
      { id: 'a', published: at(2), claims: [{ on: 'leaks', speaker: 'Jo Bauer', certainty: 'probable' }] },
      leaks('b', 4, 'Lindqvist', 'denies'),
    ],
    [
      'first-position: Jo Bauer on “The dam leaks”: asserts',
      'first-position: Pär Lindqvist on “The dam leaks”: denies',
    ],
  ],
  [
    'worry, silence and the silence of others are in the ledger and no news, and change into nothing',
    [
      { id: 'a', published: at(2), claims: [{ on: 'leaks', speaker: 'Jo Bauer', sub: 'concern' }] },
      {
        id: 'b',
        published: at(3),
        claims: [{ on: 'leaks', speaker: 'Lindqvist', stance: 'cannot-confirm', sub: 'withholds' }],
      },
      { id: 'c', published: at(4), claims: [{ on: 'leaks', speaker: 'Stonework Ltd', sub: 'cites-non-confirmation' }] },
      leaks('d', 5, 'Jo Bauer', 'denies', '2031-03-05'),
    ],
    ['first-position: Jo Bauer on “The dam leaks”: denies'],
  ],
  [
    'who denies the weaker denies the stronger',
    [
      leaks('a', 2, 'Jo Bauer', 'denies'),
      { id: 'b', published: at(4), claims: [{ on: 'flooded', stance: 'denies', speaker: 'Jo Bauer' }] },
    ],
    ['first-position: Jo Bauer on “The dam leaks”: denies'],
  ],
  [
    'a figure that another has given for the same body',
    [moved('a', 2, { value: 900 }, 'Jo Bauer'), moved('b', 4, { value: 900 }, 'Pär Lindqvist')],
    [
      'new-figure: Jo Bauer on “People were moved out”: 900 people',
      'first-position: Pär Lindqvist on “People were moved out”: asserts',
    ],
  ],
  [
    'what a party has taken back contradicts nobody',
    [
      leaks('a', 2, 'Jo Bauer', 'denies'),
      leaks('b', 3, 'Jo Bauer', 'cannot-confirm'),
      leaks('c', 4, 'Ada Okoro', 'asserts'),
    ],
    [
      'first-position: Jo Bauer on “The dam leaks”: denies',
      'changed-position: Jo Bauer on “The dam leaks”: denies → cannot confirm',
      'first-position: Ada Okoro on “The dam leaks”: asserts',
    ],
  ],
  [
    'a first figure, and one that the first leaves impossible',
    [moved('a', 2, { value: 900 }), moved('b', 4, { value: 1500 })],
    [
      'new-figure: Ada Okoro on “People were moved out”: 900 people',
      'new-figure: Ada Okoro on “People were moved out”: 1,500 people, after 900',
    ],
  ],
  [
    'a bound that leaves the earlier figure possible is none',
    [moved('a', 2, { value: 10_000 }), moved('b', 4, { max: 12_000 }), moved('c', 6, { value: 10_500, approx: true })],
    ['new-figure: Ada Okoro on “People were moved out”: 10,000 people'],
  ],
  [
    'the exact figure stands for the rough one of the same day',
    [
      { ...moved('a', 2, { value: 1500, approx: true }), id: 'a' },
      { ...moved('b', 2, { value: 1500 }), seen: at(2) },
      moved('c', 4, { value: 3000 }),
    ],
    [
      'new-figure: Ada Okoro on “People were moved out”: 1,500 people',
      'new-figure: Ada Okoro on “People were moved out”: 3,000 people, after 1,500',
    ],
  ],
  [
    'a figure of something else is none',
    [moved('a', 2, { value: 40, unit: 'percent' }), moved('b', 4, { text: 'hundreds' })],
    ['first-position: Ada Okoro on “People were moved out”: asserts'],
  ],
  [
    'a speaker changes, and the body that another spoke for in between',
    [
      leaks('a', 2, 'Lindqvist', 'cannot-confirm'),
      leaks('b', 4, 'Jo Bauer', 'cannot-confirm'),
      leaks('c', 6, 'Lindqvist', 'asserts'),
    ],
    [
      'first-position: Pär Lindqvist on “The dam leaks”: cannot confirm',
      'first-position: Jo Bauer on “The dam leaks”: cannot confirm',
      'changed-position: Pär Lindqvist on “The dam leaks”: cannot confirm → asserts',
      'changed-position: Republic (Jo Bauer, then Pär Lindqvist) on “The dam leaks”: cannot confirm → asserts',
    ],
  ],
  [
    'who asserts what implies it contradicts a denial too',
    [
      leaks('a', 2, 'Stonework Ltd', 'denies'),
      { id: 'b', published: at(3), claims: [{ on: 'flooded', speaker: 'Ada Okoro' }] },
    ],
    [
      'first-position: Stonework Ltd on “The dam leaks”: denies',
      'first-position: Ada Okoro on “The town is flooded”: asserts',
      'contradiction: Ada Okoro asserts what Stonework Ltd denies: “The dam leaks”',
    ],
  ],
  [
    'two bodies that are against one another on what implies it are told of once',
    [
      { id: 'a', published: at(2), claims: [{ on: 'flooded', speaker: 'Ada Okoro' }] },
      {
        id: 'b',
        published: at(4),
        claims: [
          { on: 'flooded', stance: 'denies', speaker: 'Stonework Ltd' },
          { on: 'leaks', stance: 'denies', speaker: 'Stonework Ltd' },
        ],
      },
    ],
    [
      'first-position: Ada Okoro on “The town is flooded”: asserts',
      'first-position: Stonework Ltd on “The dam leaks”: denies',
      'contradiction: Stonework Ltd denies what Ada Okoro asserts: “The dam leaks”',
    ],
  ],
  [
    'nobody who is named is nobody',
    [leaks('a', 2, 'an official', 'asserts'), leaks('b', 5, 'an official', 'denies')],
    [],
  ],
  [
    'but a figure of one who stands on a side is a figure',
    [moved('a', 2, { value: 900 }, 'an official'), moved('b', 2, { value: 70 }, "the Republic's officials")],
    ["new-figure: the Republic's officials on “People were moved out”: 70 people"],
  ],
  [
    'a figure in a denial is not the figure of who denies',
    [{ id: 'a', claims: [{ on: 'evacuated', stance: 'denies', figures: [{ value: 900 }] }] }],
    ['first-position: Ada Okoro on “People were moved out”: denies'],
  ],
  [
    'what the same words imply is not told beside them',
    [
      {
        id: 'a',
        claims: [
          { on: 'flooded', words: 'water stands in the town' },
          { on: 'leaks', words: 'water stands in the town' },
        ],
      },
    ],
    ['first-position: Ada Okoro on “The town is flooded”: asserts'],
  ],
  [
    'what an earlier assertion implies is nothing new',
    [{ id: 'a', published: at(2), claims: [{ on: 'flooded' }] }, leaks('b', 4, 'Ada Okoro', 'asserts')],
    ['first-position: Ada Okoro on “The town is flooded”: asserts'],
  ],
  [
    'what a later assertion implies was new',
    [leaks('a', 2, 'Ada Okoro', 'asserts'), { id: 'b', published: at(4), claims: [{ on: 'flooded' }] }],
    [
      'first-position: Ada Okoro on “The dam leaks”: asserts',
      'first-position: Ada Okoro on “The town is flooded”: asserts',
    ],
  ],
  [
    'nor what its own text implies in other words',
    [{ id: 'a', claims: [{ on: 'flooded' }, { on: 'leaks' }] }],
    ['first-position: Ada Okoro on “The town is flooded”: asserts'],
  ],
  [
    'a passer-by contradicts nobody',
    [leaks('a', 2, 'Stonework Ltd', 'denies'), leaks('b', 3, 'A passer-by', 'asserts')],
    [
      'first-position: Stonework Ltd on “The dam leaks”: denies',
      'first-position: A passer-by on “The dam leaks”: asserts',
    ],
  ],
  [
    'the same words from two origins at once',
    [
      leaks('a', 2, 'Ada Okoro', 'asserts'),
      { ...leaks('b', 2, 'Ada Okoro', 'asserts'), outlet: 'Second', seen: at(2) },
    ],
    ['first-position: Ada Okoro on “The dam leaks”: asserts'],
  ],
  [
    'a second origin seen later',
    [leaks('a', 2, 'Ada Okoro', 'asserts'), { ...leaks('b', 3, 'Ada Okoro', 'asserts'), outlet: 'Second' }],
    [
      'first-position: Ada Okoro on “The dam leaks”: asserts',
      'independent-report: Second origin, Second, for Ada Okoro on “The dam leaks”: asserts',
    ],
  ],
  [
    'an outlet that says it again is no second origin',
    [
      { ...leaks('a', 2, 'Ada Okoro', 'asserts'), outlet: 'First' },
      { ...leaks('b', 3, 'Ada Okoro', 'asserts'), outlet: 'First' },
    ],
    ['first-position: Ada Okoro on “The dam leaks”: asserts'],
  ],
  [
    'a reprint is no second origin',
    [
      leaks('a', 2, 'Ada Okoro', 'asserts'),
      { ...leaks('b', 3, 'Ada Okoro', 'asserts'), origin: { groupId: 'a', relation: 'reprint' } },
    ],
    ['first-position: Ada Okoro on “The dam leaks”: asserts'],
  ],
  [
    'a position that reaches us through another',
    [{ id: 'a', claims: [{ on: 'leaks', via: ['Stonework Ltd'] }] }],
    ['first-position: Ada Okoro (according to Stonework Ltd) on “The dam leaks”: asserts'],
  ],
];
test.each(CASES)('%s', (_, articles, expected) => expect(titles(articles).sort()).toEqual([...expected].sort()));

const VERSIONS = [
  { version: 'v1', seenAt: at(2) },
  { version: 'v2', seenAt: at(3) },
];
const edit = (before: object, after?: object): ArticleSpec => ({
  id: 'a',
  outlet: 'Harlan Post',
  seen: at(2),
  versions: VERSIONS,
  claims: [
    { on: 'evacuated', version: 'v1', ...before },
    ...(after ? [{ on: 'evacuated', version: 'v2', ...after }] : []),
  ],
});

test.each<[string, ArticleSpec, string[]]>([
  [
    'takes a claim out',
    edit({}),
    ['claim-withdrawn: Harlan Post no longer reports Ada Okoro on “People were moved out”: asserts'],
  ],
  [
    'turns a stance round',
    edit({}, { stance: 'denies' }),
    ['claim-edited: Harlan Post changed its report of Ada Okoro on “People were moved out”: asserts → denies'],
  ],
  [
    'alters a figure',
    edit({ figures: [{ value: 900 }] }, { figures: [{ value: 90 }] }),
    ['claim-edited: Harlan Post changed a figure of Ada Okoro on “People were moved out”: 900 → 90'],
  ],
  [
    'names another speaker',
    edit({}, { speaker: 'Jo Bauer' }),
    ['claim-edited: Harlan Post now names Jo Bauer, not Ada Okoro, on “People were moved out”: asserts'],
  ],
  ['leaves the claim as it was', edit({}, {}), []],
  [
    'takes the article out of the story',
    { ...edit({}), tier: 'none' },
    ['claim-withdrawn: Harlan Post no longer reports Ada Okoro on “People were moved out”: asserts'],
  ],
  [
    'is no edit: a teaser became the full page',
    {
      ...edit({}),
      versions: [
        { version: 'v1', seenAt: at(2), textFrom: 'feed' },
        { version: 'v2', seenAt: at(3) },
      ],
    },
    [],
  ],
])('an edit that %s', (_, article, expected) => {
  expect(titles([article]).filter((title) => title.startsWith('claim-'))).toEqual(expected);
});

test('a claim that came in with an edit is known since the edit, and is no backfill', () => {
  const set = buildSet([
    {
      id: 'a',
      backfill: true,
      seen: at(2),
      versions: VERSIONS,
      claims: [
        { on: 'leaks', version: 'v1' },
        { on: 'leaks', version: 'v2' },
        { on: 'repair', stance: 'demands', version: 'v2' },
      ],
    },
  ]);
  const found = findDevelopments(set, buildLedger(set));
  expect(found.map(({ proposition, at: when, backfill }) => [proposition, when, backfill])).toEqual([
    ['leaks', at(2), true],
    ['repair', at(3), false],
  ]);
});

test('a live reprint of backfilled news is not new; what a later live origin adds is', () => {
  const set = buildSet([
    { ...leaks('a', 2, 'Ada Okoro', 'asserts'), backfill: true },
    {
      ...leaks('b', 2, 'Ada Okoro', 'asserts'),
      published: at(2, 1),
      seen: at(3),
      origin: { groupId: 'a', relation: 'reprint' },
    },
    { ...leaks('c', 2, 'Ada Okoro', 'asserts'), seen: at(4) },
  ]);
  const found = findDevelopments(set, buildLedger(set));
  expect(found.map(({ kind, backfill, at: when }) => [kind, backfill, when])).toEqual([
    ['first-position', true, at(2)],
    ['independent-report', false, at(4)],
  ]);
});

test('a correction says what holds now, and why', () => {
  const found = titles(
    [leaks('a', 2, 'Ada Okoro', 'asserts')],
    [
      {
        claimId: ClaimId.parse('a-v1-0'),
        change: { kind: 'stance', stance: 'denies' },
        reason: 'a negation was overlooked',
        at: at(5),
      },
    ],
  );
  expect(found).toEqual(['correction: Corrected: Ada Okoro on “The dam leaks”: denies']);
  const dropped = titles(
    [{ ...leaks('a', 2, 'Ada Okoro', 'asserts'), outlet: 'Harlan Post' }],
    [{ claimId: ClaimId.parse('a-v1-0'), change: { kind: 'drop' }, reason: 'satire', at: at(5) }],
  );
  expect(dropped).toEqual([
    'correction: Corrected: Harlan Post does not carry a position of Ada Okoro on “The dam leaks”',
  ]);
});
