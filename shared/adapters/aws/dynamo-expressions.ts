import { TABLE_KEYS } from '#shared/names.ts';
import type { Condition } from '#shared/ports.ts';
import type { SortRange } from '../rules/table-query.ts';

type Names = Record<string, string>;
type Values = Record<string, string | number | boolean>;

/** The three fields of a conditional write; nothing without a condition. */
export function conditionExpression(condition: Condition | undefined): {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Names;
  ExpressionAttributeValues?: Values;
} {
  if (condition === undefined) return {};
  if ('absent' in condition) {
    return {
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': TABLE_KEYS.partition },
    };
  }
  const terms = ['attribute_exists(#pk)'];
  const names: Names = { '#pk': TABLE_KEYS.partition };
  const values: Values = {};
  for (const [position, [attribute, value]] of Object.entries(condition.equals).entries()) {
    terms.push(`#a${position} = :v${position}`);
    names[`#a${position}`] = attribute;
    values[`:v${position}`] = value;
  }
  return {
    ConditionExpression: terms.join(' AND '),
    ExpressionAttributeNames: names,
    // DynamoDB refuses an empty map of values.
    ...(terms.length > 1 ? { ExpressionAttributeValues: values } : {}),
  };
}

/**
 * The key condition of a query. DynamoDB takes one comparison of the sort key, so a range with both ends is a `BETWEEN`,
 * which includes `to`: the caller drops it.
 */
export function keyCondition(
  keys: { partition: string; sort: string },
  pk: string,
  range: Extract<SortRange, { kind: 'range' }>,
): { KeyConditionExpression: string; ExpressionAttributeNames: Names; ExpressionAttributeValues: Values } {
  const { from, to, prefix } = range;
  const values: Values = { ':pk': pk };
  let term: string | undefined;
  if (prefix !== undefined) {
    term = 'begins_with(#sk, :prefix)';
    values[':prefix'] = prefix;
  } else if (from !== undefined && to !== undefined) {
    term = '#sk BETWEEN :from AND :to';
    values[':from'] = from;
    values[':to'] = to;
  } else if (from !== undefined) {
    term = '#sk >= :from';
    values[':from'] = from;
  } else if (to !== undefined) {
    term = '#sk < :to';
    values[':to'] = to;
  }
  return {
    KeyConditionExpression: term === undefined ? '#pk = :pk' : `#pk = :pk AND ${term}`,
    ExpressionAttributeNames: { '#pk': keys.partition, ...(term === undefined ? {} : { '#sk': keys.sort }) },
    ExpressionAttributeValues: values,
  };
}
