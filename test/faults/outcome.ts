import { z } from 'zod';
import type { LocalStores } from '#local/open-stores.ts';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import type { Ledger } from '#shared/model/development.ts';
import type { Origin } from '#shared/model/origin.ts';
import { QUEUES } from '#shared/names.ts';
import type { Blobs, Table } from '#shared/ports.ts';
import type { Config, StepDeps } from '#shared/steps/deps.ts';
import { storySet } from '#shared/steps/story-set.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import type { Delivered } from '../infra/small-newsroom.ts';

/** What is left behind by a run, in the parts that must not depend on faults or order. */
export type Outcome = {
  ledger: Ledger;
  /** By article id. */
  origins: readonly (readonly [string, Origin])[];
  /** The story's articles and their versions. */
  articles: string[];
  /** Ids of the alert entries. */
  alerts: string[];
  /** Bodies that arrived at the webhook, by the id of their development. */
  delivered: string[];
  deadLetters: number;
  site: Record<string, string>;
};

/** Ledger, origins, articles and alerts of the first story, recomputed from its rows. */
export async function storyOutcome(
  storyTable: Table,
  config: Config,
): Promise<Pick<Outcome, 'ledger' | 'origins' | 'articles' | 'alerts'>> {
  const [loaded] = config.stories;
  if (loaded === undefined) throw new Error('no story is configured');
  const rows = await createStoryStore(storyTable).load(loaded.story.id);
  const set = storySet(loaded, rows);
  return {
    ledger: buildLedger(set),
    origins: [...set.origins].sort(([a], [b]) => (a < b ? -1 : 1)),
    articles: rows.articles
      .map(({ articleId, versions }) => `${articleId} ${versions.map(({ version }) => version).join(' ')}`)
      .sort(),
    alerts: rows.entries.map(({ id }) => id).sort(),
  };
}

export async function outcomeOf(deps: StepDeps, stores: LocalStores, delivered: Delivered): Promise<Outcome> {
  return {
    ...(await storyOutcome(deps.storyTable, deps.config)),
    delivered: deliveredIds(delivered),
    deadLetters: QUEUES.reduce((sum, name) => sum + stores.queues[name].deadLetters().length, 0),
    site: await siteOf(deps.siteBlobs),
  };
}

/** Ids of the entries that arrived at the webhook, sorted. */
export function deliveredIds(delivered: Delivered): string[] {
  return delivered.map(({ body }) => Notification.parse(JSON.parse(body)).data.entry.id).sort();
}

const Notification = z.object({ data: z.object({ entry: z.object({ id: z.string() }) }) });

/** Every file of the site as text. */
export async function siteOf(blobs: Blobs): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { key } of blobs.list('')) {
    files[key] = Buffer.from((await blobs.get(key))?.body ?? []).toString();
  }
  return files;
}
