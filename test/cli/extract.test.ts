import { expect, test } from 'vitest';
import { extractClaims, NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import { Claim } from '#shared/model/claim.ts';
import { claimsTable, claimsText } from '../../cli/claims-text.ts';
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
  expect(head).toMatch(/^speaker +stance +cue +said +content$/);
  expect(first).toMatch(/^Kremlin +denies +denied +– +that ships had been sent$/);
});

test('shows people the text above the table, without control characters of others', async () => {
  const { stdout } = await runCli(['extract', '--format', 'text'], { stdin: `\u001b[31m${TEXT}` });
  expect(stdout).toContain(`\ufffd[31m${TEXT}`);
  expect(stdout).toMatch(/speaker +stance/);
});

test('marks speakers, cues and contents, the shorter above the longer', () => {
  const text = 'Berg said it rained.';
  const { claims } = extractClaims({ id: 'a', text, language: 'en' }, NO_CONTEXT);
  const marked = claimsText(text, { claims }, (colour, piece) => `<${colour}:${piece}>`);
  expect(marked).toBe('<cyan:Berg> <yellow:said> <green:it rained>.');
});

test('says when there is nothing', () => {
  expect(claimsTable({ claims: [] })).toBe('No claims found.');
  expect(claimsTable({ claims: [], skipped: 'unsupported-language' })).toContain('not in English');
});

test('refuses a format that there is not', async () => {
  expect((await runCli(['extract', '--format', 'xml'], { stdin: TEXT })).status).toBe(2);
});
