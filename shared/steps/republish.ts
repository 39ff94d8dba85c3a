import { createHash } from 'node:crypto';
import type { Table } from '../ports.ts';
import type { StepDeps } from './deps.ts';

const KEY = { pk: 'SITE', sk: 'ADDRESS' };

/** Where the site of a data folder was last published for; the usual address before the first run. */
export async function siteAddress(storyTable: Table): Promise<string> {
  const item = await storyTable.get(KEY);
  return typeof item?.siteBaseUrl === 'string' ? item.siteBaseUrl : 'http://127.0.0.1:8080/';
}

/**
 * Absolute addresses stand in the feeds, and the story files in everything: where one of them, or the program, differs
 * from the last time, every story is published anew. On a first run this is what makes the empty pages, after a deployment
 * what brings the site up to the new program.
 */
export async function republishWhereNeeded(deps: StepDeps): Promise<void> {
  const { siteBaseUrl, programVersion } = deps.settings;
  const hashes = deps.config.stories.map(({ hash }) => hash);
  const mark = createHash('sha256')
    .update(JSON.stringify([siteBaseUrl, programVersion, hashes]))
    .digest('hex');
  const before = await deps.storyTable.get(KEY);
  if (before?.mark === mark) return;
  const cause = `start#${mark.slice(0, 16)}`;
  await deps.queues.publish.send(
    deps.config.stories.map(({ story }) => ({
      body: { version: 1, kind: 'story', storyId: story.id, cause },
      group: story.id,
      deduplicationId: `${story.id}#${cause}`,
    })),
  );
  await deps.storyTable.put({ ...KEY, mark, siteBaseUrl });
}
