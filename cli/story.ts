import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { loadFeeds, loadStories } from '#local/config.ts';
import { UsageError } from '#shared/errors.ts';
import { parseStory, storyJsonSchema } from '#shared/stories/parse-story.ts';
import { type CliContext, type Command, type CommandArgs, textOption } from './command.ts';
import { renderTable, writeLine } from './output.ts';
import { evaluateStories } from './story-eval.ts';
import { suggestNames } from './story-suggest.ts';

export const command: Command = {
  name: 'story',
  summary: 'check, score and list story files, compile them for a deployment, print their schema',
  usage: 'story check FILE... | eval [ID...] | suggest ID [FILE] | list | compile --out FILE | schema',
  help: `
check    reads story files as strictly as a deployment does; says file, line and what to do about the first fault
eval     scores stories on the documents of config/stories/ID.gold.jsonl; status 1 where one falls short
suggest  proposes names that the story does not know yet, from reviewed documents {id, tier, title?, text, outlet?, publishedAt?},
         one a line; documents that go back to one text count once
list     the stories of config/stories
compile  writes feeds and stories of config/ as one JSON file, as a deployment bundles it
schema   JSON Schema of a story file, for editors that complete and check YAML

Terms in a story file: words separated by spaces; "*" lets a word go on (deploy*); a hyphen matches a hyphen, a space or nothing;
"#" is any figure; a word in capitals (WHO) is found in capitals only; a term may have guards:
  {term: korean troops, guardPrev: [south], guardNext: [exercise*]}

  npm run -s claimwire -- story check config/stories/dprk-troops-russia.yaml`,
  options: {
    out: { type: 'string', arg: 'FILE', help: 'where compile writes' },
    stories: { type: 'string', arg: 'DIR', help: 'story files of another folder, for eval, suggest and compile' },
  },
  run: async (context, args) => {
    const [action, ...files] = args.positionals;
    if (action === 'check') return check(context, files);
    if (action === 'eval') return evaluateStories(context, files, textOption(args, 'stories'));
    if (action === 'suggest') return suggestNames(context, files, textOption(args, 'stories'));
    if (files.length > 0) throw new UsageError(`story ${action} takes no file`);
    if (action === 'list') return list(context);
    if (action === 'compile') return compile(context, args);
    if (action === 'schema') {
      await writeLine(context.stdout, JSON.stringify(storyJsonSchema(), null, 2));
      return 0;
    }
    throw new UsageError(
      'story: say check FILE..., eval [ID...], suggest ID [FILE], list, compile --out FILE or schema',
    );
  },
};

/** `ok` for each file; the first fault is thrown as `ConfigError` and ends the run with status 1. */
async function check(context: CliContext, files: readonly string[]): Promise<number> {
  if (files.length === 0) throw new UsageError('story check: name one file or more');
  for (const file of files) {
    const { story, hash } = parseStory(readFileSync(resolve(context.cwd, file), 'utf8'), file);
    await writeLine(context.stdout, `${file}: ok (${story.id}, version ${hash})`);
  }
  return 0;
}

async function list(context: CliContext): Promise<number> {
  const rows = loadStories().map(({ story, hash }) => [story.id, story.window.from, hash, story.title]);
  await writeLine(context.stdout, renderTable(['story', 'from', 'version', 'title'], rows));
  return 0;
}

/** `{feeds, stories}`: what the functions of a deployment read instead of YAML. */
async function compile(context: CliContext, args: CommandArgs): Promise<number> {
  const out = textOption(args, 'out');
  if (out === undefined) throw new UsageError('story compile: say where to with --out FILE');
  const feeds = loadFeeds();
  const stories = loadStories(textOption(args, 'stories'));
  const file = resolve(context.cwd, out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ feeds, stories })}\n`);
  await writeLine(context.stdout, `${out}: ${feeds.length} feeds, ${stories.length} stories`);
  return 0;
}
