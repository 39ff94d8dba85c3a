import { ReadMessage } from '../model/message.ts';
import { createArticleStore } from '../stores/article-store.ts';
import type { StepDeps } from './deps.ts';
import { parseMessage } from './parse-message.ts';
import { readEntry } from './read-entry.ts';
import { rereadArticle } from './reread.ts';
import type { ReadResult } from './store-version.ts';

/** Reads one entry, or one stored article again: full text, identity, version. */
export async function readStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(ReadMessage, body);
  const started = deps.now();
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  switch (message.kind) {
    case 'entry':
      return done(deps, started, await readEntry(deps, articles, message));
    case 'reread':
      return done(deps, started, await rereadArticle(deps, articles, message.articleId, message.dueAt));
    default:
      message satisfies never;
  }
}

function done(deps: StepDeps, started: Date, result: ReadResult): void {
  deps.metrics('ArticleRead', 1, { outcome: result.outcome, reason: result.reason ?? 'none' });
  if (result.outcome === 'stored' || result.outcome === 'new-version') deps.metrics('ArticleStored', 1);
  deps.log('info', { what: 'read', ...result, durationMs: deps.now().getTime() - started.getTime() });
}
