import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { tableContract } from '../contract/table.ts';
import { makeTable, startDynamo } from './local-dynamo.ts';

tableContract('DynamoDB (dynalite)', async () => {
  const { client, close } = await startDynamo();
  await makeTable(client, 'things');
  return { table: createDynamoTable({ client, tableName: 'things' }), close };
});
