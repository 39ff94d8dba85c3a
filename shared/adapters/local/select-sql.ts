import { afterPrefix, decodeCursor, type SortRange, type TableQuery } from '../rules/table-query.ts';

/** The statement for one page of a query; its first two parameters are the table's name and the partition. */
export function selectSql(
  query: TableQuery,
  range: Extract<SortRange, { kind: 'range' }>,
): { sql: string; values: string[] } {
  const onIndex = query.index === 'due';
  const partition = onIndex ? 'due_pk' : 'pk';
  const sort = onIndex ? 'due_sk' : 'sk';
  const order = onIndex ? ['due_sk', 'pk', 'sk'] : ['sk'];
  const direction = query.reverse ? 'DESC' : 'ASC';
  const where = ['tbl = ?', `${partition} = ?`];
  const values: string[] = [];
  const bound = (comparison: string, ...parts: string[]) => {
    where.push(comparison);
    values.push(...parts);
  };
  const from = range.prefix ?? range.from;
  const to = range.prefix === undefined ? range.to : afterPrefix(range.prefix);
  if (onIndex) where.push('due_sk IS NOT NULL');
  if (from !== undefined) bound(`${sort} >= ?`, from);
  if (to !== undefined) bound(`${sort} < ?`, to);
  if (query.after !== undefined) {
    const last = decodeCursor(query.after, onIndex ? 3 : 1);
    bound(`(${order.join(', ')}) ${query.reverse ? '<' : '>'} (${last.map(() => '?').join(', ')})`, ...last);
  }
  const orderBy = order.map((column) => `${column} ${direction}`).join(', ');
  return { sql: `SELECT json, size_bytes FROM items WHERE ${where.join(' AND ')} ORDER BY ${orderBy}`, values };
}
