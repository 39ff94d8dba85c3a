import { expect, test } from 'vitest';
import { extractClaims, NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import { Claim } from '#shared/model/claim.ts';
import { claimsTable } from '../../cli/claims-table.ts';
import { claimsText } from '../../cli/claims-text.ts';
import { jsonLines, runCli } from './run-cli.ts';

const TEXT = 'The Kremlin denied that ships had been sent. On Friday, Anna Berg said it rained.';

test('prints the claims of a raw text as JSON', async () => {
  const { status, stdout } = await runCli(['extract', '--published-at', '2024-10-27'], { stdin: TEXT });
  expect(status).toBe(0);
  const { id, claims } = JSON.parse(stdout);
  expect(id).toBe('stdin');
  const parsed = claims.map((claim: unknown) => Claim.parse(claim));
  expect(parsed.map(({ stance }: Claim) => stance)).toEqual(['denies', 'asserts']);
  expect(parsed[1].said.at).toBe('2024-10-25');
});

test('answers each line in order, and a broken line with an error', async () => {
  const stdin = `${JSON.stringify({ id: 'a', text: TEXT })}\n{"id": "b"}\n${JSON.stringify({ id: 'c', text: 'Он сказал, что идёт дождь и снег.' })}\n`;
  const lines = jsonLines((await runCli(['extract', '--jsonl'], { stdin })).stdout);
  expect(lines).toMatchObject([
    { id: 'a', claims: [{ cue: { text: 'denied' } }, { cue: { text: 'said' } }] },
    { id: 'b', error: { code: 'bad-input' } },
    { id: 'c', claims: [], skipped: 'unsupported-language' },
  ]);
});

test('knows the propositions of the stories', async () => {
  const stdin = 'Moscow denied that North Korean troops had been sent to Russia.';
  const { claims } = JSON.parse((await runCli(['extract'], { stdin })).stdout);
  expect(claims).toMatchObject([{ speaker: { name: 'Russia' }, stance: 'denies', proposition: { key: 'sent' } }]);
});

test('shows people a table', async () => {
  const { stdout } = await runCli(['extract', '--format', 'table'], { stdin: TEXT });
  const [head, first] = stdout.split('\n');
  expect(head).toMatch(/^# +speaker +stance +about +cue +said +sure +content$/);
  expect(first).toMatch(/^1 +Kremlin +denies +– +denied +– +0\.\d\d +that ships had been sent$/);
});

test('shows people the text above the table, without control characters of others', async () => {
  const { stdout } = await runCli(['extract', '--format', 'text'], { stdin: `\u001b[31m${TEXT}` });
  expect(stdout).toContain('\ufffd[31mThe Kremlin denied[1] that ships');
  expect(stdout).toMatch(/speaker +stance/);
});

const tagged = (colour: string, piece: string) => `<${colour}:${piece}>`;
const plain = (_: string, piece: string) => piece;
const claimsOf = (text: string) => extractClaims({ id: 'a', text, language: 'en' }, NO_CONTEXT).claims;

test('marks speakers, cues by their stance and number, and contents, the shorter above the longer', () => {
  const text = 'Berg said it rained. Lund denied it.';
  expect(claimsText(text, { claims: claimsOf(text) }, tagged)).toBe(
    '<cyan:Berg> <blue:said><dim:[1]> <green:it> <green:rained>. <cyan:Lund> <red:denied><dim:[2]> <green:it>.',
  );
});

test('breaks the text into lines of the terminal, and keeps its paragraphs', () => {
  const text = `${'Berg said it rained on the old harbour of Odda. '.repeat(4)}\n\nThe end.`;
  const lines = claimsText(text, { claims: claimsOf(text) }, plain, 50).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
  expect(lines.slice(-2)).toEqual(['', 'The end.']);
  expect(
    lines
      .join(' ')
      .replace(/\[\d+\]/gu, '')
      .replace(/\s+/gu, ' '),
  ).toBe(text.replace(/\s+/gu, ' '));
});

test('cuts the table to the terminal, and gives the content the room of lesser columns', () => {
  const text =
    'Berg, who would not say where she had been, said that the harbour of Odda was closed until the end of the year.';
  const claims = claimsOf(text);
  const lines = claimsTable({ claims }, plain, 80).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[0]).toMatch(/^# +speaker +stance +about +content$/);
  expect(claimsTable({ claims }, tagged)).toContain('<yellow:cannot-confirm (withholds)>');
});

test('says when there is nothing', () => {
  expect(claimsTable({ claims: [] }, plain)).toBe('No claims found.');
  expect(claimsTable({ claims: [], skipped: 'unsupported-language' }, plain)).toContain('not in English');
});

test('refuses a format that there is not', async () => {
  expect((await runCli(['extract', '--format', 'xml'], { stdin: TEXT })).status).toBe(2);
});
