import { DynamoDBClient, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { onQueue } from '../../lambdas/runtime/on-event.ts';
import { fakeRuntime, sqsEvent } from './fake-runtime.ts';

const message = (feedId: string, version = 1) => ({
  version,
  kind: 'fetch',
  feedId,
  dueAt: '2024-10-23T12:00:00.000Z',
});

/** Two messages: reading the row of the first goes as told, the second names a feed that is not known. */
function runBatch(first: (mock: ReturnType<typeof mockClient>) => void, body: unknown = message('harbour')) {
  const mock = mockClient(DynamoDBDocumentClient);
  mock.on(GetCommand).resolves({});
  first(mock);
  const runtime = fakeRuntime('fetch');
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  runtime.deps.feedTable = createDynamoTable({ client, tableName: 'claimwire-feeds' });
  const handler = onQueue(runtime, fetchStep);
  return handler(sqsEvent(body, message('valley'))).then((answer) => ({ answer, lines: runtime.lines }));
}
const harbour = { Key: { pk: 'FEED#harbour', sk: 'STATE' } };
const refused = (name: string, text: string) =>
  new DynamoDBServiceException({ name, message: text, $fault: 'client', $metadata: { httpStatusCode: 400 } });

describe('one message of a batch that cannot be worked on', () => {
  it.each<[string, Parameters<typeof runBatch>, { code: string; reason: RegExp }]>([
    [
      'a right that is missing',
      [
        (mock) =>
          mock
            .on(GetCommand, harbour)
            .rejects(refused('AccessDeniedException', 'not authorized to perform: dynamodb:GetItem')),
      ],
      { code: 'access-denied', reason: /harbour.*claimwire-feeds.*dynamodb:GetItem/ },
    ],
    [
      'a table that is missing',
      [
        (mock) =>
          mock.on(GetCommand, harbour).rejects(refused('ResourceNotFoundException', 'Requested resource not found')),
      ],
      { code: 'resource-missing', reason: /claimwire-feeds/ },
    ],
    [
      'a row of an older version',
      [(mock) => mock.on(GetCommand, harbour).resolves({ Item: { ...harbour.Key, value: { schema: 0 } } })],
      { code: 'row-unreadable', reason: /FEED#harbour \/ STATE: version/ },
    ],
    [
      'a message of a later version',
      [() => {}, message('harbour', 2)],
      { code: 'message-unreadable', reason: /version/ },
    ],
    ['a message that is not JSON', [() => {}, '{half'], { code: 'message-unreadable', reason: /not JSON/ }],
  ])('%s: it comes again, says why, and the other is done', async (_, run, expected) => {
    const { answer, lines } = await runBatch(...run);
    const failed = lines.filter(({ level }) => level === 'error');
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ code: expected.code, reason: expect.stringMatching(expected.reason) });
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: failed[0]?.id }]);
    expect(lines).toContainEqual(expect.objectContaining({ id: 'valley', outcome: 'unknown-feed' }));
  });
});
