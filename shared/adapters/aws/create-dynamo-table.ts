import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { StoreError } from '#shared/errors.ts';
import { TABLE_KEYS } from '#shared/names.ts';
import type { ItemKey, QueryPage, Table } from '#shared/ports.ts';
import { checkItemKey, nameOf, prepareItem, readItem } from '../rules/item.ts';
import { decodeCursor, encodeCursor, sortRange, type TableQuery } from '../rules/table-query.ts';
import { awsError, awsErrorName } from './aws-error.ts';
import { conditionExpression, keyCondition } from './dynamo-expressions.ts';

const { partition, sort, dueIndex, duePartition, dueSort } = TABLE_KEYS;

/**
 * A DynamoDB table with the keys and the index of `TABLE_KEYS`; the index must project all attributes. A conditional write
 * whose answer got lost is tried again by the SDK and may then answer false although it was this call that wrote.
 * Throws `StoreError`: `bad-item`, `item-too-large`, `bad-query`, `bad-cursor`, `throttled`, `unavailable`,
 * `access-denied`, `resource-missing`, `aws`.
 */
export function createDynamoTable(options: { client: DynamoDBClient; tableName: string }): Table {
  const { tableName } = options;
  const client = DynamoDBDocumentClient.from(options.client);

  async function guarded<T>(what: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      throw tooLarge(error, what) ?? awsError(error, `${what} in ${tableName}`);
    }
  }

  /** False when DynamoDB says that the condition did not hold. */
  async function conditionally(key: ItemKey, call: () => Promise<unknown>): Promise<boolean> {
    return guarded(nameOf(key), async () => {
      try {
        await call();
        return true;
      } catch (error) {
        if (awsErrorName(error) === 'ConditionalCheckFailedException') return false;
        throw error;
      }
    });
  }

  async function page(query: TableQuery, input: QueryCommandInput, after: string | undefined): Promise<QueryPage> {
    const answer = await client.send(
      new QueryCommand({ ...input, ExclusiveStartKey: after === undefined ? undefined : startKey(query, after) }),
    );
    const items = (answer.Items ?? []).map(readItem);
    const next = answer.LastEvaluatedKey === undefined ? undefined : cursorOf(answer.LastEvaluatedKey, query.index);
    return { items, next };
  }

  async function query(asked: TableQuery): Promise<QueryPage> {
    const range = sortRange(asked);
    if (range.kind === 'empty') return { items: [] };
    const onIndex = asked.index === 'due';
    const input: QueryCommandInput = {
      TableName: tableName,
      IndexName: onIndex ? dueIndex : undefined,
      ConsistentRead: !onIndex,
      ScanIndexForward: !asked.reverse,
      Limit: asked.limit,
      ...keyCondition(
        { partition: onIndex ? duePartition : partition, sort: onIndex ? dueSort : sort },
        asked.pk,
        range,
      ),
    };
    let after = asked.after;
    for (;;) {
      const found = await page(asked, input, after);
      // `BETWEEN` takes its upper end in, the port leaves it out. A page must not come out empty for that alone.
      const items = found.items.filter(
        (item) => range.to === undefined || (onIndex ? item.dueSk : item.sk) !== range.to,
      );
      if (items.length > 0 || found.next === undefined) return { items, next: found.next };
      after = found.next;
    }
  }

  return {
    get: async (key) => {
      checkItemKey(key);
      const command = new GetCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true });
      const answer = await guarded(nameOf(key), () => client.send(command));
      return answer.Item === undefined ? undefined : readItem(answer.Item);
    },
    put: async (given, condition) => {
      const { item } = prepareItem(given);
      const command = new PutCommand({ TableName: tableName, Item: item, ...conditionExpression(condition) });
      return conditionally(item, () => client.send(command));
    },
    delete: async (key, condition) => {
      checkItemKey(key);
      const command = new DeleteCommand({ TableName: tableName, Key: keyOf(key), ...conditionExpression(condition) });
      return conditionally(key, () => client.send(command));
    },
    query: (asked) => guarded(`query of ${JSON.stringify(asked.pk.slice(0, 200))}`, () => query(asked)),
  };
}

function keyOf(key: ItemKey): Record<string, string> {
  return { [partition]: key.pk, [sort]: key.sk };
}

function startKey(query: TableQuery, after: string): Record<string, string> {
  if (query.index === undefined) {
    const [sk = ''] = decodeCursor(after, 1);
    return { [partition]: query.pk, [sort]: sk };
  }
  const [dueSk = '', pk = '', sk = ''] = decodeCursor(after, 3);
  return { [duePartition]: query.pk, [dueSort]: dueSk, [partition]: pk, [sort]: sk };
}

function cursorOf(lastKey: Record<string, unknown>, index: 'due' | undefined): string {
  const { pk, sk, dueSk } = lastKey;
  const parts = index === undefined ? [sk] : [dueSk, pk, sk];
  if (parts.every((part) => typeof part === 'string')) return encodeCursor(parts);
  throw new StoreError('corrupt', 'DynamoDB gave the end of a page without its key');
}

/** Our own estimate lets an item pass now and then that DynamoDB finds too large. */
function tooLarge(error: unknown, what: string): StoreError | undefined {
  const isTooLarge = error instanceof Error && error.name === 'ValidationException' && /item size/i.test(error.message);
  return isTooLarge ? new StoreError('item-too-large', `${what}: ${error.message}`, { cause: error }) : undefined;
}
