import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { findStory, loadStories } from '#local/config.ts';
import { InputError, UsageError } from '#shared/errors.ts';
import { Tier } from '#shared/model/tag.ts';
import { suggestNames as suggest } from '#shared/stories/suggest-names.ts';
import type { CliContext } from './command.ts';
import { originLines } from './origins.ts';
import { renderTable, writeLine } from './output.ts';
import { TextInput } from './stage-schemas.ts';

/** A document that a person has looked at. */
const ReviewedDocument = TextInput.extend({ tier: Tier });
type ReviewedDocument = z.infer<typeof ReviewedDocument>;

/** Proposes names from reviewed documents, one a line of a file or of stdin. Prints them as a table; changes nothing. */
export async function suggestNames(
  context: CliContext,
  [id, file, ...rest]: readonly string[],
  folder?: string,
): Promise<number> {
  if (id === undefined || rest.length > 0) throw new UsageError('story suggest: say which story, and one file at most');
  const { story } = findStory(loadStories(folder), id);
  const documents = oneOfEachOrigin(await readReviewed(context, file));
  const about = documents.filter(({ tier }) => tier === 'main');
  const suggestions = suggest(
    story,
    about,
    documents.filter(({ tier }) => tier !== 'main'),
  );
  if (suggestions.length === 0) {
    await writeLine(context.stdout, `nothing to suggest from ${about.length} documents about the story`);
    return 0;
  }
  const rows = suggestions.map(({ name, weight, inStory, elsewhere, near, example }) => [
    name,
    weight.toFixed(2),
    String(inStory),
    String(elsewhere),
    near ?? '',
    example.slice(0, EXAMPLE_LENGTH),
  ]);
  await writeLine(context.stdout, renderTable(['name', 'weight', 'in', 'out', 'near', 'example'], rows));
  return 0;
}

const EXAMPLE_LENGTH = 80;

/** An echo says nothing new: of each group the text that it goes back to, or else its first one. */
function oneOfEachOrigin(documents: readonly ReviewedDocument[]): ReviewedDocument[] {
  const origins = new Map(originLines(documents).map((line) => [line.id, line]));
  const chosen = new Map<string, ReviewedDocument>();
  for (const document of documents) {
    const origin = origins.get(document.id);
    const key = `${document.tier} ${origin?.origin ?? document.id}`;
    if (origin?.relation === 'original' || !chosen.has(key)) chosen.set(key, document);
  }
  return [...chosen.values()];
}

async function readReviewed(context: CliContext, file: string | undefined): Promise<ReviewedDocument[]> {
  const input = file === undefined || file === '-' ? context.stdin : createReadStream(resolve(context.cwd, file));
  const documents: ReviewedDocument[] = [];
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    documents.push(parseReviewed(line, `${file ?? 'stdin'}:${number}`));
  }
  return documents;
}

function parseReviewed(line: string, where: string): ReviewedDocument {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new InputError('not-json', `${where}: the line is not JSON`, { cause });
  }
  const parsed = ReviewedDocument.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InputError('bad-input', `${where}: ${issue?.path.join('.')}: ${issue?.message}`);
}
