import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Origin } from '#shared/model/origin.ts';
import { groupOrigins } from '#shared/origins/group-origins.ts';
import { BRIDGE, BRIDGE_ELSEWHERE, BRIDGE_RETOLD, cut, ORCHARD, type Sample, textOf } from './sample-texts.ts';

function origins(samples: readonly Sample[]): Record<string, Origin> {
  return Object.fromEntries(groupOrigins(samples.map(textOf)));
}

const FIRST = { id: 'first', text: BRIDGE, publishedAt: '2024-03-01T06:00:00Z' };

describe('groupOrigins', () => {
  test.each<[string, string]>([
    ['word for word', BRIDGE],
    ['with other quotation marks', BRIDGE.replaceAll(/"([^"]*)"/gu, '“$1”')],
    ['with paragraphs and furniture', `Home | News\n\n${BRIDGE.replaceAll('. ', '.\n\n')}\n\nShare this article`],
    ['cut after four sentences', cut(BRIDGE, 0, 4)],
    ['without its first sentences', cut(BRIDGE, 2)],
    ['embedded in another text', `${ORCHARD} ${cut(BRIDGE, 0, 4)}`],
    ['in another order', `${cut(BRIDGE, 3)} ${cut(BRIDGE, 0, 3)}`],
    [
      'with words swapped',
      BRIDGE.replace('pull down', 'tear down')
        .replace('decided', 'resolved')
        .replace('adds', 'puts')
        .replace('ready', 'willing'),
    ],
    ['under an agency dateline', `ALDER (NewsPool) - ${BRIDGE}`],
  ])('a later text is a reprint: %s', (_sentence, text) => {
    const { first, second } = origins([FIRST, { id: 'second', text }]);
    expect(first?.relation).toBe('original');
    expect(second).toMatchObject({ relation: 'reprint', of: 'first', groupId: first?.groupId });
    expect(second?.reasons.map(({ rule }) => rule)).toContain('narration');
  });

  test('a text that tells the same in the same order is a rewrite, and shares the group', () => {
    const { first, second } = origins([FIRST, { id: 'second', text: BRIDGE_RETOLD }]);
    expect(second).toMatchObject({ relation: 'rewrite', of: 'first', groupId: first?.groupId });
    expect(second?.reasons[0]?.rule).toBe('same-order');
    expect(second?.score).toBeGreaterThan(0.5);
  });

  test('a copy of a rewrite is a reprint of it, in the group of the first text', () => {
    const found = origins([
      FIRST,
      { id: 'second', text: BRIDGE_RETOLD, publishedAt: '2024-03-03T00:00:00Z' },
      { id: 'third', text: BRIDGE_RETOLD, publishedAt: '2024-03-04T00:00:00Z' },
    ]);
    expect(found.third).toMatchObject({ relation: 'reprint', of: 'second', groupId: found.first?.groupId });
  });

  test.each<[string, string]>([
    ['another report of the same event with the same quotation', BRIDGE_ELSEWHERE],
    ['a text about something else', ORCHARD],
    [
      'a text of quotations only',
      '"Nobody wants to see children swimming home from school because we waited too long," she said.',
    ],
    ['an empty text', ''],
    ['a sentence of it', cut(BRIDGE, 0, 1).split(',')[0] ?? ''],
  ])('%s is an original', (_sentence, text) => {
    const { first, second } = origins([FIRST, { id: 'second', text }]);
    expect(second?.relation).toBe('original');
    expect(second?.groupId).not.toBe(first?.groupId);
  });

  test('one sentence said a hundred times shares one sentence', () => {
    const sentence = 'The wooden bridge of Alder falls in spring.';
    const found = origins([
      { id: 'first', text: `${sentence} `.repeat(100) },
      { id: 'second', text: sentence },
    ]);
    expect(found.first?.groupId).not.toBe(found.second?.groupId);
  });

  test('a late original takes its place at the head', () => {
    const copies: Sample[] = [
      { id: 'b', text: cut(BRIDGE, 0, 4), publishedAt: '2024-03-01T12:00:00Z' },
      { id: 'c', text: cut(BRIDGE, 2), publishedAt: '2024-03-01T13:00:00Z' },
    ];
    const found = origins([...copies, FIRST]);
    expect(found.b?.of).toBe('first');
    expect(found.c?.of).toBe('first');
    expect(found.first?.relation).toBe('original');
  });

  test('a digest joins one group and does not merge two', () => {
    const found = origins([
      FIRST,
      { id: 'apples', text: ORCHARD, publishedAt: '2024-03-01T06:00:00Z' },
      { id: 'digest', text: `${BRIDGE} ${ORCHARD}`, publishedAt: '2024-03-02T06:00:00Z' },
    ]);
    expect(found.apples?.groupId).not.toBe(found.first?.groupId);
    expect(found.digest?.relation).toBe('reprint');
  });

  test('two digests of one hour with a part in common go with the texts whose headlines they carry', () => {
    const host = cut(ORCHARD, 0, 4);
    const found = origins([
      { id: 'z', title: 'Wooden bridge to go', text: BRIDGE },
      { id: 'a', title: 'Wooden bridge to go', text: `${host} ${cut(BRIDGE, 0, 4)}` },
      { id: 'y', title: 'Six hundred names on the table', text: BRIDGE_ELSEWHERE },
      { id: 'b', title: 'Six hundred names on the table', text: `${host} ${cut(BRIDGE_ELSEWHERE, 0, 4)}` },
    ]);
    expect(found.a?.groupId).toBe(found.z?.groupId);
    expect(found.b?.groupId).toBe(found.y?.groupId);
    expect(found.b?.groupId).not.toBe(found.a?.groupId);
  });

  test('what an outlet puts under all its articles links none of them', () => {
    const footer =
      'Readers who want to support our independent work can do so every month with a small sum by standing order.';
    const texts = [BRIDGE, ORCHARD, BRIDGE_ELSEWHERE].map((text) => `${cut(text, 0, 2)} ${footer} ${footer}`);
    const found = origins(texts.map((text, index) => ({ id: `a${index}`, text, outlet: 'Valley' })));
    expect(new Set(Object.values(found).map(({ groupId }) => groupId)).size).toBe(3);
  });

  describe('credits', () => {
    const address = { name: 'First', url: 'https://www.first.example/first/?utm_source=feed#top' };

    test('an address decides although the texts differ, and beats time', () => {
      const found = origins([
        { ...FIRST, publishedAt: '2024-03-05T00:00:00Z' },
        { id: 'second', text: ORCHARD, credits: [address], publishedAt: '2024-03-01T00:00:00Z' },
      ]);
      expect(found.second).toMatchObject({
        relation: 'rewrite',
        of: 'first',
        groupId: found.first?.groupId,
        credited: { outlet: 'First', url: address.url },
      });
      expect(found.first?.relation).toBe('original');
    });

    test('with the same narration it is a reprint', () => {
      const { second } = origins([FIRST, { id: 'second', text: BRIDGE, credits: [address] }]);
      expect(second).toMatchObject({ relation: 'reprint', of: 'first', score: 1 });
    });

    test('an original that was never seen heads the group of those that credit it', () => {
      const unseen = { name: 'Wire', url: 'https://wire.example/bridge' };
      const found = origins([
        { id: 'a', text: BRIDGE, credits: [unseen], publishedAt: '2024-03-02T00:00:00Z' },
        { id: 'b', text: cut(BRIDGE, 0, 4), publishedAt: '2024-03-01T00:00:00Z' },
        { id: 'c', text: ORCHARD, credits: [{ name: 'Wire', url: 'http://www.wire.example/bridge/' }] },
      ]);
      expect(found.a).toMatchObject({ relation: 'reprint', credited: { outlet: 'Wire', url: unseen.url } });
      expect(found.a?.of).toBeUndefined();
      expect(found.b).toMatchObject({ relation: 'reprint', of: 'a', groupId: found.a?.groupId });
      expect(found.c).toMatchObject({ relation: 'reprint', groupId: found.a?.groupId });
    });

    test('a name without an address credits, and merges nothing', () => {
      const credits = [{ name: 'Wire' }];
      const found = origins([
        { id: 'a', text: BRIDGE, credits },
        { id: 'b', text: ORCHARD, credits },
      ]);
      expect(found.a).toMatchObject({ relation: 'reprint', credited: { outlet: 'Wire' } });
      expect(found.a?.groupId).not.toBe(found.b?.groupId);
    });

    describe('a name in the opening bracket', () => {
      const loose = `Drivers of lorries will have to go round by Birch once the old crossing in Alder is gone. Petra Lind, who sits on the
council there, is against waiting; rot has been found in oak pillars. It is the mill of Jonas Falk that suffers.`;
      const report = { ...FIRST, id: 'first', outlet: 'Harbour Post' };
      const others = [
        { id: 'orchard', text: ORCHARD, outlet: 'Harbour Post', publishedAt: '2024-03-01T05:00:00Z' },
        { id: 'elsewhere', text: BRIDGE_ELSEWHERE, outlet: 'Hill Mail', publishedAt: '2024-03-01T05:00:00Z' },
      ];

      test.each<[string, string, string | undefined]>([
        [
          'an outlet of the corpus: the nearest of its texts was told again',
          `(TARNWIRE- Harbour Post) ${loose}`,
          'first',
        ],
        ['another outlet: nothing of it is near enough', `(Hill Mail) ${cut(ORCHARD, 0, 2)}`, undefined],
        ['no outlet', `(Updated) ${loose}`, undefined],
        ['without one', loose, undefined],
      ])('%s', (_sentence, text, of) => {
        const found = origins([
          report,
          ...others.slice(text.includes('Hill Mail') ? 1 : 0),
          { id: 'retold', text, outlet: 'Tarn Daily' },
        ]);
        expect(found.retold?.of).toBe(of);
        if (of === undefined) return;
        expect(found.retold).toMatchObject({ relation: 'rewrite', groupId: found.first?.groupId });
        expect(found.retold?.reasons.map(({ rule }) => rule)).toEqual(['credit', 'nearest-of-credited', 'lead-time']);
      });

      test('a text that came long after, or before, is not what it retells', () => {
        for (const publishedAt of ['2024-03-09T00:00:00Z', '2024-02-27T00:00:00Z']) {
          const text = `(Harbour Post) ${loose}`;
          expect(
            origins([report, { id: 'retold', text, outlet: 'Tarn Daily', publishedAt }]).retold?.of,
          ).toBeUndefined();
        }
      });

      test('two texts of the outlet that are as near leave it open', () => {
        const one = 'oak pillar lorry sawmill bridge council spring water valley engine'.split(' ');
        const two = 'apple frost bee cider cooperative ministry lake fruit blossom picker'.split(' ');
        const sources = [
          { ...report, text: `Of note: ${one.join(' ')}.` },
          { ...report, id: 'fruit', text: `Of note: ${two.join(' ')}.` },
        ];
        const likeOne = `(Harbour Post) ${one.slice(0, 8).reverse().join(' ')} ${two.slice(0, 2).join(' ')}.`;
        const likeBoth = `(Harbour Post) ${one.slice(0, 5).reverse().join(' ')} ${two.slice(0, 5).reverse().join(' ')}.`;
        const sourceOf = (text: string) =>
          origins([...sources, { id: 'retold', text, outlet: 'Tarn Daily' }]).retold?.of;
        expect(sourceOf(likeOne)).toBe('first');
        expect(sourceOf(likeBoth)).toBeUndefined();
      });
    });

    test('of two outlets with the same text the credited one is the source', () => {
      const copy = { id: 'copy', text: BRIDGE, outlet: 'Hill Mail', publishedAt: '2024-03-01T05:00:00Z' };
      const text = `ALDER (Harbour Post) - ${BRIDGE}`;
      const found = origins([
        copy,
        { ...FIRST, outlet: 'Harbour Post' },
        { id: 'third', text, outlet: 'Tarn Daily', credits: [{ name: 'Harbour Post', span: [7, 19] }] },
      ]);
      expect(found.third).toMatchObject({ relation: 'reprint', of: 'first' });
    });

    test('a home page is a name, one’s own name is none', () => {
      const found = origins([
        { id: 'a', text: BRIDGE, credits: [{ name: 'Wire', url: 'https://wire.example/' }] },
        { id: 'b', text: ORCHARD, credits: [{ name: 'Wire', url: 'https://wire.example' }] },
        { id: 'c', text: BRIDGE_ELSEWHERE, outlet: 'Valley', credits: [{ name: 'The Valley' }] },
      ]);
      expect(found.a?.groupId).not.toBe(found.b?.groupId);
      expect(found.c?.relation).toBe('original');
    });

    test('two texts that credit each other still make one group with one head', () => {
      const found = origins([
        { id: 'a', text: BRIDGE, url: 'https://a.example/x', credits: [{ name: 'B', url: 'https://b.example/y' }] },
        { id: 'b', text: BRIDGE, url: 'https://b.example/y', credits: [{ name: 'A', url: 'https://a.example/x' }] },
      ]);
      expect(found.a?.groupId).toBe(found.b?.groupId);
      expect([found.a?.of, found.b?.of].filter((of) => of !== undefined)).toHaveLength(1);
    });
  });

  const LAWS: Sample[] = [
    FIRST,
    { id: 'second', text: cut(BRIDGE, 0, 4), publishedAt: '2024-03-01T06:00:00Z' },
    { id: 'third', text: BRIDGE_RETOLD, publishedAt: '2024-03-02T00:00:00Z' },
    { id: 'fourth', text: BRIDGE_ELSEWHERE },
    { id: 'fifth', text: ORCHARD },
    {
      id: 'sixth',
      text: `${ORCHARD} ${cut(BRIDGE, 0, 3)}`,
      credits: [{ name: 'Wire', url: 'https://wire.example/o' }],
    },
    { id: 'seventh', text: cut(ORCHARD, 1) },
  ];

  test('the order of arrival changes nothing', () => {
    const expected = origins(LAWS);
    fc.assert(
      fc.property(fc.shuffledSubarray(LAWS, { minLength: LAWS.length }), (shuffled) => {
        expect(origins(shuffled)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('every article is answered, heads are no copies, and "of" names an article of the same group', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(LAWS, { minLength: 1 }), (samples) => {
        const found = origins(samples);
        expect(Object.keys(found).sort()).toEqual(samples.map(({ id }) => id).sort());
        for (const [id, { of, relation, groupId, reasons }] of Object.entries(found)) {
          expect(reasons.length).toBeGreaterThan(0);
          if (relation === 'original') expect(of).toBeUndefined();
          if (of === undefined) continue;
          expect(of).not.toBe(id);
          expect(found[of]?.groupId).toBe(groupId);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an article that arrives twice counts once, as it was last', () => {
    const found = groupOrigins([textOf({ ...FIRST, text: ORCHARD }), textOf(FIRST), textOf({ id: 'b', text: BRIDGE })]);
    expect(found.size).toBe(2);
    expect(found.get('b')?.of).toBe('first');
  });
});
