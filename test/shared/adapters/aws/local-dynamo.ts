import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { TABLE_KEYS } from '#shared/names.ts';

/** dynalite has no types: it is a function that gives a server. */
function createDynalite(): Server {
  const dynalite: unknown = createRequire(import.meta.url)('dynalite');
  const server: unknown = typeof dynalite === 'function' ? dynalite({ createTableMs: 0 }) : undefined;
  if (server instanceof createServer().constructor && isServer(server)) return server;
  throw new Error('dynalite gave no server');
}

function isServer(value: object): value is Server {
  return 'listen' in value && 'close' in value && 'address' in value;
}

/** DynamoDB in this process: `dynalite`, over real HTTP. */
export async function startDynamo(): Promise<{ client: DynamoDBClient; close: () => Promise<void> }> {
  const server = createDynalite();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  return {
    client,
    close: async () => {
      client.destroy();
      await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

/** A table as the stack makes it: two keys and the index `due`. */
export async function makeTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { partition, sort, dueIndex, duePartition, dueSort } = TABLE_KEYS;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partition, sort, duePartition, dueSort].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex,
          KeySchema: [
            { AttributeName: duePartition, KeyType: 'HASH' },
            { AttributeName: dueSort, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.05, maxDelay: 2 }, { TableName: tableName });
}
