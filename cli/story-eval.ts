import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStory, loadStories, STORIES_FOLDER } from '#local/config.ts';
import { ConfigError } from '#shared/errors.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { compileStories, matchStories } from '#shared/stories/match-story.ts';
import { GoldDocument, goldFaults, type JudgedDocument, scoreGold } from '#shared/stories/score-gold.ts';
import type { CliContext } from './command.ts';
import { renderTable, writeLine } from './output.ts';

/** Scores stories on their own documents; status 1 where one falls short of the limits. Without ids every story is scored. */
export async function evaluateStories(
  { stdout }: CliContext,
  ids: readonly string[],
  folder: string = STORIES_FOLDER,
): Promise<number> {
  const stories = loadStories(folder);
  const chosen = ids.length === 0 ? stories : ids.map((id) => findStory(stories, id));
  const rows: string[][] = [];
  const remarks: string[] = [];
  let faults = 0;
  for (const loaded of chosen) {
    const { id } = loaded.story;
    const judged = judgeGold(loaded, readGold(join(folder, `${id}.gold.jsonl`)));
    const { documents, precision, recall, offAsMain, mentions, wrong } = scoreGold(judged);
    rows.push([id, String(documents), ...[precision, recall, offAsMain, mentions].map((share) => share.toFixed(3))]);
    for (const { document, tier } of wrong) {
      remarks.push(`${id}: ${document.id} is ${document.tier}, tagged ${tier}: ${document.title}`);
    }
    for (const fault of goldFaults(judged)) {
      faults += 1;
      remarks.push(`${id}: FAILS: ${fault}`);
    }
  }
  await writeLine(stdout, renderTable(['story', 'documents', 'precision', 'recall', 'off as main', 'mentions'], rows));
  for (const remark of remarks) await writeLine(stdout, remark);
  return faults === 0 ? 0 : 1;
}

function judgeGold(loaded: LoadedStory, documents: readonly GoldDocument[]): JudgedDocument[] {
  const compiled = compileStories([loaded]);
  return documents.map((document) => ({ document, tier: matchStories(document, compiled)[0]?.tier ?? 'none' }));
}

/** The documents of a gold file; `ConfigError` with file and line where one does not fit or an id stands twice. */
function readGold(file: string): GoldDocument[] {
  if (!existsSync(file)) throw new ConfigError(`${file}: no such file; write headlines and leads for the story`);
  const documents: GoldDocument[] = [];
  const ids = new Set<string>();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = GoldDocument.safeParse(parseJson(line));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new ConfigError(`${file}:${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    if (ids.has(parsed.data.id)) throw new ConfigError(`${file}:${index + 1}: a second document "${parsed.data.id}"`);
    ids.add(parsed.data.id);
    documents.push(parsed.data);
  }
  return documents;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
