import { describe, expect, test } from 'vitest';
import { groupOrigins } from '#shared/origins/group-origins.ts';
import { BRIDGE, BRIDGE_RETOLD, cut, ORCHARD, type Sample, textOf } from './sample-texts.ts';

const FIRST: Sample = { id: 'first', outlet: 'Harbour Post', text: BRIDGE, publishedAt: '2024-03-01T06:00:00Z' };

function reasonsOf(second: Omit<Sample, 'id'>): Record<string, string> {
  const found = groupOrigins([textOf(FIRST), textOf({ id: 'second', ...second })]).get('second');
  return Object.fromEntries((found?.reasons ?? []).map(({ rule, text }) => [rule, text]));
}

describe('reasons of a copy', () => {
  test.each<[string, string, string]>([
    ['whole', BRIDGE, 'nothing cut, nothing added'],
    ['cut', cut(BRIDGE, 0, 4), '29 words of the source cut or changed, 0 of its own'],
    ['embedded', `${BRIDGE} ${cut(ORCHARD, 0, 1)}`, '0 words of the source cut or changed, 20 of its own'],
  ])('%s: what was cut and added', (_sentence, text, expected) => {
    expect(reasonsOf({ text }).changes).toBe(expected);
  });

  test.each<[string, string, string | undefined]>([
    ['2024-03-01T06:25:00Z', BRIDGE, 'dated 25 min after Harbour Post'],
    ['2024-03-01T11:00:00Z', BRIDGE, 'dated 5 h after Harbour Post'],
    ['2024-03-05T06:00:00Z', BRIDGE, 'dated 4 days after Harbour Post'],
    ['2024-03-01T06:00:00Z', `${BRIDGE} `, undefined],
    ['no date', BRIDGE, undefined],
  ])('dated %s: how long the source was there', (publishedAt, text, expected) => {
    const lead = reasonsOf({ text, publishedAt })['lead-time'];
    if (expected === undefined) expect(lead ?? 'dated as').toMatch(/^dated as/);
    else expect(lead).toBe(expected);
  });

  test('a retelling: how many telling words were kept, and how many are its own', () => {
    const { changes, 'lead-time': lead } = reasonsOf({ text: BRIDGE_RETOLD, publishedAt: '2024-03-01T09:00:00Z' });
    expect(changes).toMatch(/^\d+ of \d+ telling words of the source kept, \d+ of its own$/);
    expect(lead).toBe('dated 3 h after Harbour Post');
  });
});
