import type { Item, Table } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';

type Write = { atMs: number; item: Item };

/** The table of feeds with an index that shows what stood in the rows some time ago: DynamoDB promises no more. */
export function createLaggingIndex(lagMs: number): (deps: StepDeps) => StepDeps {
  const writes: Write[] = [];
  return (deps) => {
    const inner = deps.feedTable;
    const note = (item: Item) => writes.push({ atMs: deps.now().getTime(), item });
    const feedTable: Table = {
      ...inner,
      put: async (item, condition) => {
        const isWritten = await inner.put(item, condition);
        if (isWritten) note(item);
        return isWritten;
      },
      delete: async (key, condition) => {
        const isGone = await inner.delete(key, condition);
        if (isGone) note(key);
        return isGone;
      },
      query: async (query) => {
        if (query.index === undefined) return inner.query(query);
        const until = deps.now().getTime() - lagMs;
        const rows = new Map<string, Item>();
        for (const { atMs, item } of writes) if (atMs <= until) rows.set(`${item.pk}\n${item.sk}`, item);
        const due = ({ dueSk = '' }: Item) => dueSk;
        const items = [...rows.values()]
          .filter((item) => item.duePk === query.pk && due(item) < (query.to ?? '\uffff'))
          .sort((a, b) => (due(a) < due(b) ? -1 : 1));
        return { items: items.slice(0, query.limit) };
      },
    };
    return { ...deps, feedTable };
  };
}
