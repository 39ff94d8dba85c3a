import { DynamoDBClient, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { tableContract } from '../contract/table.ts';
import { endpointOf, openTable } from './endpoint.ts';
import { makeTable, startDynamo } from './local-dynamo.ts';

const endpoint = endpointOf('DYNAMODB');

tableContract(`DynamoDB at ${endpoint ?? 'dynalite'}`, async () => {
  if (endpoint !== undefined) return openTable(endpoint);
  const { client, close } = await startDynamo();
  await makeTable(client, 'things');
  return { table: createDynamoTable({ client, tableName: 'things' }), close };
});

describe('DynamoDB', () => {
  const open = () => {
    const client = new DynamoDBClient({ region: 'eu-central-1' });
    const mock = mockClient(DynamoDBDocumentClient);
    return { mock, table: createDynamoTable({ client, tableName: 'things' }) };
  };
  const key = { pk: 'a', sk: 'b' };

  it('reads the table consistently and the index as it can', async () => {
    const { mock, table } = open();
    mock.on(GetCommand).resolves({}).on(QueryCommand).resolves({ Items: [] });
    await table.get(key);
    await table.query({ pk: 'a' });
    await table.query({ pk: 'a', index: 'due', to: 'z', limit: 5 });
    expect(mock.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
    const [onTable, onIndex] = mock.commandCalls(QueryCommand).map(({ args }) => args[0].input);
    expect(onTable).toMatchObject({ ConsistentRead: true, IndexName: undefined });
    expect(onIndex).toMatchObject({ ConsistentRead: false, IndexName: 'due', Limit: 5 });
  });

  it('asks nothing where no key can lie', async () => {
    const { mock, table } = open();
    expect(await table.query({ pk: 'a', from: 'c', to: 'b' })).toEqual({ items: [] });
    expect(await table.query({ pk: 'a', to: '' })).toEqual({ items: [] });
    expect(mock.calls()).toHaveLength(0);
  });

  it('does not read what could not have been put', async () => {
    const { mock, table } = open();
    mock.on(GetCommand).resolves({ Item: { pk: 'a', sk: 7 } });
    await expect(table.get(key)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
    mock.on(GetCommand).resolves({ Item: { ...key, set: new Set(['x']) } });
    await expect(table.get(key)).rejects.toMatchObject({ name: 'StoreError' });
  });

  it.each([
    ['ProvisionedThroughputExceededException', 400, 'slow down', 'throttled', true],
    ['ThrottlingException', 400, 'slow down', 'throttled', true],
    ['InternalServerError', 500, 'sorry', 'unavailable', true],
    ['AccessDeniedException', 400, 'no', 'access-denied', false],
    ['ResourceNotFoundException', 400, 'no table', 'resource-missing', false],
    ['ValidationException', 400, 'Item size has exceeded the maximum allowed size', 'item-too-large', false],
    ['ValidationException', 400, 'something else', 'aws', false],
  ])('says what %s (%i: %s) means', async (name, httpStatusCode, message, code, retryable) => {
    const { mock, table } = open();
    const error = new DynamoDBServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } });
    mock.on(GetCommand).rejects(error).on(PutCommand).rejects(error);
    mock.on(DeleteCommand).rejects(error).on(QueryCommand).rejects(error);
    const known = { name: 'StoreError', code, retryable, cause: error, message: expect.stringContaining('"a"') };
    await expect(table.get(key)).rejects.toMatchObject(known);
    await expect(table.put(key, { absent: true })).rejects.toMatchObject(known);
    await expect(table.delete(key)).rejects.toMatchObject(known);
    await expect(table.query({ pk: 'a' })).rejects.toMatchObject(known);
  });

  it('takes a lost connection for something that passes', async () => {
    const { mock, table } = open();
    mock.on(GetCommand).rejects(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    await expect(table.get(key)).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable', retryable: true });
  });
});
