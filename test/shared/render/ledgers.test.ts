import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderStorySite } from '#shared/render/story-site.ts';
import { StorySummary, storySummary } from '#shared/render/story-summary.ts';
import { EXAMPLE, exampleOf, exampleSite } from './example-site.ts';

const example = exampleOf(EXAMPLE);
const body = (key: string, files = exampleSite(example)) => files.get(`stories/harlan-dam/${key}`)?.body ?? '';

/** A small RFC 4180 reader: enough to see that each row has each column. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV: a row for each carrier, a cell for each column', () => {
  const [head, ...rows] = readCsv(body('ledger.csv'));
  const carriers = example.ledger.positions.flatMap((position) => position.carriers);
  expect(rows).toHaveLength(carriers.length);
  for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
  expect(rows.map((row) => row[head?.indexOf('claim') ?? 0])).toEqual(carriers.map(({ claimId }) => claimId));
});

test('CSV: quotes are doubled, and no cell begins a formula', () => {
  const [article] = EXAMPLE;
  if (!article) throw new Error('no article');
  const text = body(
    'ledger.csv',
    renderStorySite(exampleOf([{ ...article, title: '=HYPERLINK("http://evil.example","x")' }])),
  );
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
});

test('JSON: the ledger, with the words that it needs', () => {
  const read = JSON.parse(body('ledger.json'));
  expect(read.positions).toHaveLength(example.ledger.positions.length);
  expect(read.propositions.map(({ key }: { key: string }) => key)).toEqual(['leaks', 'evacuated', 'flooded', 'repair']);
});

const StixObject = z.looseObject({
  type: z.enum(['identity', 'report', 'note']),
  spec_version: z.literal('2.1'),
  id: z.string(),
  name: z.string().optional(),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  created_by_ref: z.string().optional(),
  object_refs: z.array(z.string()).optional(),
});

test('STIX: every reference leads to an object of the bundle, ids are unique and of their type', () => {
  const bundle = z
    .object({ type: z.literal('bundle'), id: z.string(), objects: z.array(StixObject) })
    .parse(JSON.parse(body('ledger.stix.json')));
  const ids = bundle.objects.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, type, created, modified, created_by_ref, object_refs } of bundle.objects) {
    expect(id).toMatch(new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`));
    for (const ref of [...(object_refs ?? []), created_by_ref ?? id]) expect(ids).toContain(ref);
    expect(created <= modified).toBe(true);
  }
  const ofType = (wanted: string) => bundle.objects.filter(({ type }) => type === wanted);
  expect(ofType('note')).toHaveLength(example.ledger.positions.length);
  expect(ofType('report').map(({ name }) => name)).toEqual([
    'Who says what: The dam leaks',
    'Who says what: People were moved out',
    'Who says what: It must be repaired',
  ]);
  const reported = new Set(ofType('report').flatMap(({ object_refs }) => object_refs));
  for (const { id } of ofType('note')) expect(reported).toContain(id);
});

test('a summary fits its schema and its room, however much there is to tell', () => {
  const long = 'word '.repeat(4000);
  const articles = Array.from({ length: 40 }, (_, index) => ({
    id: `a${index}`,
    seen: `2031-03-0${1 + (index % 8)}T09:00:00.000Z`,
    claims: ['leaks', 'repair', 'evacuated'].map((on) => ({
      on,
      speaker: `Speaker ${index % 20}`,
      words: long,
      quotes: [long, long],
    })),
  }));
  const summary = storySummary(exampleOf(articles));
  expect(StorySummary.parse(JSON.parse(JSON.stringify(summary)))).toEqual(JSON.parse(JSON.stringify(summary)));
  expect(JSON.stringify(summary).length).toBeLessThan(125_000);
  expect(summary.newestEntries.length).toBeGreaterThan(10);
});
