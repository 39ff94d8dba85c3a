import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, UsageError } from '#shared/errors.ts';
import { parseFeedList } from '#shared/feeds/feed-list.ts';
import type { FeedSource } from '#shared/model/feed.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { parseStory } from '#shared/stories/parse-story.ts';

/** Where a checkout keeps what a user edits. */
export const CONFIG_FOLDER = join(import.meta.dirname, '..', 'config');
export const FEEDS_FILE = join(CONFIG_FOLDER, 'feeds.yaml');
export const STORIES_FOLDER = join(CONFIG_FOLDER, 'stories');

/** The feed list of a YAML file; `ConfigError` with file and line where it does not fit. */
export function loadFeeds(file: string = FEEDS_FILE): FeedSource[] {
  return parseFeedList(readConfigFile(file), file);
}

/** Every `*.yaml` of the folder, in the order of the file names; `ConfigError` where one does not fit or two share an id. */
export function loadStories(folder: string = STORIES_FOLDER): LoadedStory[] {
  const files = listConfigFolder(folder).filter((name) => name.endsWith('.yaml'));
  if (files.length === 0) throw new ConfigError(`${folder}: no story file (*.yaml); add one`);
  const stories: LoadedStory[] = [];
  for (const name of files.sort()) {
    const file = join(folder, name);
    const loaded = parseStory(readConfigFile(file), file);
    const twin = stories.find(({ story }) => story.id === loaded.story.id);
    if (twin)
      throw new ConfigError(`${file}: the story id "${loaded.story.id}" is taken by another file; give it its own`);
    stories.push(loaded);
  }
  return stories;
}

/** The story of that id; `UsageError` naming those that there are. */
export function findStory(stories: readonly LoadedStory[], id: string): LoadedStory {
  const found = stories.find(({ story }) => story.id === id);
  if (found) return found;
  throw new UsageError(`no story "${id}"; there are: ${stories.map(({ story }) => story.id).join(', ')}`);
}

function readConfigFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file}: ${whyUnreadable(cause)}; check the path`, { cause });
  }
}

function listConfigFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new ConfigError(`${folder}: ${whyUnreadable(cause)}; check the path`, { cause });
  }
}

function whyUnreadable(cause: unknown): string {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EACCES') return 'may not be read';
  if (code === 'ENOTDIR' || code === 'EISDIR') return 'is not of the right kind';
  return 'cannot be read';
}
