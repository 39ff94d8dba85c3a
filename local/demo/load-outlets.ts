import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { ConfigError } from '#shared/errors.ts';
import { type ArticleFile, OutletFile } from './outlet-file.ts';

/** Where the content of the newsroom lies: one YAML file an outlet. */
export const OUTLETS_FOLDER = join(import.meta.dirname, 'outlets');

/** All outlets, in the order of their file names. `ConfigError` names the file and the place that does not fit. */
export function loadOutlets(folder: string = OUTLETS_FOLDER): OutletFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const outlets = names.sort().map((name) => parseOutlet(readFileSync(join(folder, name), 'utf8'), name));
  checkTogether(outlets);
  return outlets;
}

/** One outlet file; `file` is only for the message of a `ConfigError`. */
export function parseOutlet(yaml: string, file: string): OutletFile {
  const parsed = OutletFile.safeParse(readYaml(yaml, file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
}

/** The article that `OUTLET/SLUG` names. */
export function findArticle(outlets: readonly OutletFile[], reference: string): ArticleFile | undefined {
  const [id, slug] = reference.split('/');
  return outlets.find((outlet) => outlet.id === id)?.articles.find((article) => article.slug === slug);
}

function readYaml(yaml: string, file: string): unknown {
  try {
    return parse(yaml);
  } catch (cause) {
    if (cause instanceof YAMLParseError) throw new ConfigError(`${file}: ${cause.message}`, { cause });
    throw cause;
  }
}

function checkTogether(outlets: readonly OutletFile[]): void {
  const taken = new Set<string>();
  const claim = (word: string): void => {
    if (taken.has(word)) throw new ConfigError(`${word}: stands twice in the newsroom; each needs its own`);
    taken.add(word);
  };
  for (const outlet of outlets) {
    claim(outlet.host);
    claim(`outlet ${outlet.id}`);
    for (const article of outlet.articles) {
      claim(`${outlet.id}/${article.slug}`);
      checkArticle(outlets, outlet, article);
    }
  }
}

function checkArticle(outlets: readonly OutletFile[], outlet: OutletFile, article: ArticleFile): void {
  const name = `${outlet.id}/${article.slug}`;
  for (const reference of [article.reprint?.of, article.rewriteOf, article.credit?.of]) {
    if (reference === undefined) continue;
    const original = findArticle(outlets, reference);
    if (!original) throw new ConfigError(`${name}: there is no article ${reference}`);
    if (original.reprint) throw new ConfigError(`${name}: ${reference} is a reprint itself; name its original`);
    if (original.at >= article.at) throw new ConfigError(`${name}: comes before its original ${reference}`);
  }
  if (!article.reprint && article.body.length === 0) throw new ConfigError(`${name}: has no text`);
  let last = article.at;
  for (const edit of article.edits) {
    if (edit.at <= last) throw new ConfigError(`${name}: the edits are not in the order of time`);
    last = edit.at;
  }
}
