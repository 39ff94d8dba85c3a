import { describe, expect, it } from 'vitest';
import { WORKERS } from '#shared/names.ts';
import { asText, at, grantsOf, ofType } from '../read-template.ts';
import { asDeployed, synthesise } from '../synthesise.ts';

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

describe('the dashboard', () => {
  const [, dashboard] = ofType(asDeployed, 'AWS::CloudWatch::Dashboard')[0] ?? [];
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);

  it.each([
    'ArticleStored',
    'ClaimsFound',
    'AlertsPublished',
    'AlertLagMs',
    'FeedUnchanged',
    'FeedFetched',
    'ArticleRead',
    'ApproximateAgeOfOldestMessage',
    'ApproximateNumberOfMessagesVisible',
    'Errors',
    'ConsumedWriteCapacityUnits',
    'Duration',
    'docs/runbook.md',
  ])('shows %s', (what) => expect(body).toContain(what));
});

describe('options', () => {
  it('a budget writes to the address of the alarms', () => {
    const stack = synthesise({ budgetDollars: 20, alarmEmail: 'desk@example.net' });
    const [[, budget] = []] = ofType(stack, 'AWS::Budgets::Budget');
    expect(at(budget?.Properties, 'Budget', 'BudgetLimit')).toEqual({ Amount: 20, Unit: 'USD' });
    expect(JSON.stringify(budget?.Properties.NotificationsWithSubscribers)).toContain('desk@example.net');
  });

  it('a key encrypts tables, queues and articles, and every worker may use it', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
    const stack = synthesise({ kmsKeyArn });
    for (const [name, table] of ofType(stack, 'AWS::DynamoDB::Table'))
      expect([name, at(table.Properties, 'SSESpecification', 'KMSMasterKeyId')]).toEqual([name, kmsKeyArn]);
    for (const [name, queue] of ofType(stack, 'AWS::SQS::Queue'))
      expect([name, queue.Properties.KmsMasterKeyId]).toEqual([name, kmsKeyArn]);
    const buckets = ofType(stack, 'AWS::S3::Bucket').filter(([, each]) => JSON.stringify(each).includes(kmsKeyArn));
    expect(buckets.map(([name]) => name)).toEqual(['ArticlesBucket']);
    for (const worker of WORKERS) {
      const grants = grantsOf(stack, `${capital(worker)}Role`).filter((grant) => grant.startsWith('kms:'));
      expect(new Set(grants)).toEqual(new Set([`kms:Decrypt ${kmsKeyArn}`, `kms:GenerateDataKey ${kmsKeyArn}`]));
    }
    expect(stack.findings).toEqual([]);
  });

  it('tracing is off unless it is asked for', () => {
    const modes = (stack = asDeployed) =>
      ofType(stack, 'AWS::Lambda::Function').map(([, each]) => asText(at(each.Properties, 'TracingConfig', 'Mode')));
    expect(new Set(modes())).toEqual(new Set(['undefined']));
    const traced = synthesise({ tracing: true });
    expect(new Set(modes(traced))).toEqual(new Set(['Active']));
    expect(traced.findings).toEqual([]);
  });
});
