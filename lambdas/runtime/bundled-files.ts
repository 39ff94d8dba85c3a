import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '#shared/errors.ts';
import { FeedSource } from '#shared/model/feed.ts';
import { LoadedStory } from '#shared/model/story.ts';
import type { Config } from '#shared/steps/deps.ts';

/** What `claimwire story compile` writes. */
const CompiledConfig = z.strictObject({ feeds: z.array(FeedSource), stories: z.array(LoadedStory) });

/** The compiled configuration that lies beside the bundle. `ConfigError` where it is not there or does not fit. */
export function readConfig(folder: URL): Config {
  const file = new URL('config.json', folder);
  const parsed = CompiledConfig.safeParse(parseJson(readText(file), file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${file.pathname}: ${issue?.path.join('.')}: ${issue?.message}; compile it again`);
}

/** Names the bundled program: another program, another name. */
export function readVersion(folder: URL): string {
  return readText(new URL('version.txt', folder)).trim();
}

/** What the site needs in the browser. Only the folder of `publish` has it. */
export function readAssets(folder: URL): { css: string; js: string } {
  return {
    css: readText(new URL('assets/style.css', folder)),
    js: readText(new URL('assets/page.js', folder)),
  };
}

function readText(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file.pathname}: cannot be read; it belongs beside the bundle`, { cause });
  }
}

function parseJson(text: string, file: URL): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`${file.pathname}: is not JSON; compile it again`, { cause });
  }
}
