import type { Command } from './command.ts';

/** Loaded when called, so that `claimwire alerts` does not wait for a language model of verbs. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  'parse-feed': () => import('./parse-feed.ts'),
  'parse-article': () => import('./parse-article.ts'),
  extract: () => import('./extract.ts'),
  match: () => import('./match.ts'),
  origins: () => import('./origins.ts'),
  stance: () => import('./stance.ts'),
  developments: () => import('./developments.ts'),
  run: () => import('./run.ts'),
  demo: () => import('./demo.ts'),
  alerts: () => import('./alerts.ts'),
  ledger: () => import('./ledger.ts'),
  explain: () => import('./explain.ts'),
  article: () => import('./article.ts'),
  replay: () => import('./replay.ts'),
  correct: () => import('./correct.ts'),
  feeds: () => import('./feeds.ts'),
  queue: () => import('./queue.ts'),
  webhook: () => import('./webhook.ts'),
  story: () => import('./story.ts'),
  schema: () => import('./schema.ts'),
};

export async function summaries(): Promise<[name: string, summary: string][]> {
  return Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => [name, (await load()).command.summary]));
}
