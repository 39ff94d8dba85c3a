import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { InputError } from '#shared/errors.ts';
import { addFeeds } from '#shared/feeds/add-feeds.ts';
import { decodeText } from '#shared/feeds/decode.ts';
import { OPML_REFUSALS, type OpmlRefusal, parseOpml } from '#shared/feeds/parse-opml.ts';
import { type CliContext, type CommandArgs, hasFlag, textOption } from './command.ts';
import { writeLine } from './output.ts';
import { printable } from './printable.ts';

const REFUSED_BECAUSE: Readonly<Record<OpmlRefusal['reason'], string>> = {
  'not-http': 'no http or https address',
  twice: 'listed before',
  unfit: 'not fit for a feed list',
  'too-many': 'more than a list may hold',
};

/**
 * Prints the feeds of an OPML file as a feed list (YAML), or adds those that are missing to the list in `--to`. What was
 * left out, and why, is told on stderr. `InputError` when the file holds no feed.
 */
export async function importFeeds(context: CliContext, args: CommandArgs, opmlFile: string): Promise<number> {
  const { feeds, refused } = parseOpml(decodeText(readFileSync(resolve(context.cwd, opmlFile))).text);
  for (const line of refusals(refused)) context.stderr.write(`${line}\n`);
  if (feeds.length === 0)
    throw new InputError('no-feeds', `${opmlFile}: no feed in it; an OPML outline needs an xmlUrl`);
  const list = textOption(args, 'to');
  if (list === undefined) {
    const text = hasFlag(args, 'json') ? JSON.stringify({ feeds, refused }) : stringify({ feeds }, { lineWidth: 0 });
    await writeLine(context.stdout, text.trimEnd());
    return 0;
  }
  const file = resolve(context.cwd, list);
  const { yaml, added, known } = addFeeds(textOf(file), list, feeds);
  if (added.length > 0) replaceFile(file, yaml);
  const text = hasFlag(args, 'json')
    ? JSON.stringify({ added, known, refused })
    : printable(
        [
          ...added.map(({ id, url }) => `added ${id}  ${url}`),
          `${list}: ${added.length} feeds added, ${known.length} were there already`,
        ].join('\n'),
      );
  await writeLine(context.stdout, text);
  return 0;
}

function refusals(refused: readonly OpmlRefusal[]): string[] {
  return OPML_REFUSALS.flatMap((reason) => {
    const these = refused.filter((refusal) => refusal.reason === reason);
    const [first] = these;
    if (!first) return [];
    const others = these.length > 1 ? ' and others' : '';
    return printable(`claimwire: left out ${these.length}: ${REFUSED_BECAUSE[reason]} (${first.address}${others})`);
  });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.tmp~`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
