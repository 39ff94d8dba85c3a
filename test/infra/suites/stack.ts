import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENV, QUEUES, WORKER_RESOURCES, WORKERS } from '#shared/names.ts';
import { loadSettings } from '#shared/settings.ts';
import { asText, at, isRecord, ofType, one, statements } from '../read-template.ts';
import { synthesise, asDeployed as synthesised } from '../synthesise.ts';

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function environmentOf(worker: string, stack = synthesised): Record<string, string> {
  const variables = at(
    one(stack, 'AWS::Lambda::Function', `${capital(worker)}Function`),
    'Properties',
    'Environment',
    'Variables',
  );
  return Object.fromEntries(
    Object.entries(isRecord(variables) ? variables : {}).map(([name, value]) => [name, asText(value)]),
  );
}

describe('the stack', () => {
  it.each([
    ['AWS::Lambda::Function', 6],
    ['AWS::Logs::LogGroup', 6],
    ['AWS::Lambda::EventSourceMapping', 5],
    ['AWS::SQS::Queue', 10],
    ['AWS::DynamoDB::Table', 3],
    ['AWS::S3::Bucket', 2],
    ['AWS::CloudFront::Distribution', 1],
    ['AWS::Scheduler::Schedule', 1],
    ['AWS::SNS::Topic', 1],
    ['AWS::CloudWatch::Alarm', 6 + 5 + 5 + 1],
    ['AWS::CloudWatch::Dashboard', 1],
    ['AWS::Budgets::Budget', 0],
  ])('has of %s exactly %i', (type, count) => {
    expect(ofType(synthesised, type)).toHaveLength(count);
  });

  it('has no custom resource, whose code would be somebody else’s', () => {
    const types = [...synthesised.resources.values()].map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('Custom::') || type.endsWith('CustomResource'))).toEqual([]);
  });
});

describe('workers', () => {
  it.each(WORKERS)('%s runs Node 24 on arm64, with a log group that forgets', (worker) => {
    const { Properties } = one(synthesised, 'AWS::Lambda::Function', `${capital(worker)}Function`);
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect(asText(at(Properties, 'LoggingConfig', 'LogGroup'))).toBe(`<${capital(worker)}Logs>`);
    expect(one(synthesised, 'AWS::Logs::LogGroup', `${capital(worker)}Logs`).Properties.RetentionInDays).toBe(30);
  });

  it.each(WORKERS)('%s has the variables that it reads, and no other', (worker) => {
    const env = environmentOf(worker);
    const settings = [ENV.siteBaseUrl, ENV.contactUrl, ENV.logLevel, ...(worker === 'read' ? [ENV.keepRaw] : [])];
    const resources = WORKER_RESOURCES[worker].map((resource) => ENV[resource]);
    expect(Object.keys(env).sort()).toEqual([...settings, ...resources, 'NODE_OPTIONS'].sort());
    const deployed = { ...env, [ENV.siteBaseUrl]: 'https://d111.cloudfront.example/' };
    expect(Object.keys(loadSettings(worker, deployed).resources).sort()).toEqual([...WORKER_RESOURCES[worker]].sort());
  });

  it('tells the workers where CloudFront serves the site, unless an address is set', () => {
    expect(environmentOf('publish')[ENV.siteBaseUrl]).toBe('https://<SiteDistribution>/');
    const set = synthesise({ siteBaseUrl: 'https://news.example.net/' });
    expect(environmentOf('publish', set)[ENV.siteBaseUrl]).toBe('https://news.example.net/');
  });

  it('wakes poll every minute and does not try again', () => {
    expect(one(synthesised, 'AWS::Scheduler::Schedule', 'PollScheduleEveryMinute').Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    expect(ofType(synthesised, 'AWS::Lambda::EventInvokeConfig').map(([, each]) => each.Properties)).toMatchObject([
      { FunctionName: { Ref: expect.stringMatching(/^PollFunction/) }, MaximumRetryAttempts: 0 },
    ]);
  });

  it('gives webhooks to notify alone, by reference and not by value', () => {
    const stack = synthesise({ webhookSecretName: 'claimwire/webhooks' });
    expect(environmentOf('notify', stack)[ENV.webhooks]).toBe(
      '{{resolve:secretsmanager:claimwire/webhooks:SecretString:::}}',
    );
    expect(WORKERS.filter((worker) => ENV.webhooks in environmentOf(worker, stack))).toEqual(['notify']);
  });
});

describe('queues', () => {
  it.each(QUEUES)('%s has dead letters, a place in its worker’s time-out, and answers by message', (queue) => {
    const { Properties } = one(synthesised, 'AWS::SQS::Queue', `${capital(queue)}Queue`);
    const worker = one(synthesised, 'AWS::Lambda::Function', `${capital(queue)}Function`);
    expect(asText(at(Properties, 'RedrivePolicy', 'deadLetterTargetArn'))).toBe(`<${capital(queue)}QueueDeadLetters>`);
    expect(Number(at(Properties, 'RedrivePolicy', 'maxReceiveCount'))).toBeGreaterThanOrEqual(3);
    expect(Number(Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(worker.Properties.Timeout));
    const mapping = ofType(synthesised, 'AWS::Lambda::EventSourceMapping').find(
      ([, each]) => asText(each.Properties.EventSourceArn) === `<${capital(queue)}Queue>`,
    )?.[1];
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(asText(mapping?.Properties.FunctionName)).toBe(`<${capital(queue)}Function>`);
  });

  it('keeps an order on the publish queue only, by the sender’s deduplication ids', () => {
    const fifo = ofType(synthesised, 'AWS::SQS::Queue').filter(([, { Properties }]) => Properties.FifoQueue === true);
    expect(fifo.map(([name]) => name).sort()).toEqual(['PublishQueue', 'PublishQueueDeadLetters']);
    expect(fifo.map(([, { Properties }]) => Properties.ContentBasedDeduplication)).toEqual([false, false]);
  });

  it('hands out the messages of the publish queue one by one, so that no story pays for another', () => {
    const mapping = ofType(synthesised, 'AWS::Lambda::EventSourceMapping').find(
      ([, each]) => asText(each.Properties.EventSourceArn) === '<PublishQueue>',
    )?.[1];
    expect(mapping?.Properties.BatchSize).toBe(1);
  });

  it('encrypts every queue and refuses what does not come by TLS', () => {
    const policies = ofType(synthesised, 'AWS::SQS::QueuePolicy').map(([, each]) => each.Properties);
    for (const [name, { Properties }] of ofType(synthesised, 'AWS::SQS::Queue')) {
      expect([name, Properties.SqsManagedSseEnabled]).toEqual([name, true]);
      const own = policies.find((policy) => asText(at(policy, 'Queues', 0)) === `<${name}>`);
      expect(statements(at(own, 'PolicyDocument'))).toContainEqual(
        expect.objectContaining({ effect: 'Deny', conditions: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });
});

describe('alarms', () => {
  const alarms = ofType(synthesised, 'AWS::CloudWatch::Alarm');

  it('watch every worker, every queue, all dead letters and the schedule', () => {
    const watched = alarms.map(
      ([, { Properties }]) => `${Properties.MetricName} ${asText(at(Properties, 'Dimensions', 0, 'Value'))}`,
    );
    expect(watched.sort()).toEqual(
      [
        ...WORKERS.map((name) => `Errors <${capital(name)}Function>`),
        ...QUEUES.map((name) => `ApproximateAgeOfOldestMessage <${capital(name)}Queue>`),
        ...QUEUES.map((name) => `ApproximateNumberOfMessagesVisible <${capital(name)}QueueDeadLetters>`),
        'Invocations <PollFunction>',
      ].sort(),
    );
  });

  it('write to the topic when they ring and when it is over, and lead to a section of the runbook', () => {
    const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    const anchors = new Set(
      [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
    );
    for (const [name, { Properties }] of alarms) {
      const anchor = /docs\/runbook\.md#([a-z-]+)$/.exec(String(Properties.AlarmDescription))?.[1];
      expect([name, anchor !== undefined && anchors.has(anchor)]).toEqual([name, true]);
      expect([Properties.AlarmActions, Properties.OKActions]).toEqual([
        [{ Ref: expect.stringMatching(/^AlarmsTopic/) }],
        [{ Ref: expect.stringMatching(/^AlarmsTopic/) }],
      ]);
    }
  });

  it('ring for silence only where there must be none', () => {
    const silent = alarms.filter(([, { Properties }]) => Properties.TreatMissingData === 'breaching');
    expect(silent.map(([name]) => name)).toEqual(['PollScheduleStandstillAlarm']);
  });

  it('write to a person when one is named', () => {
    expect(ofType(synthesised, 'AWS::SNS::Subscription')).toEqual([]);
    const [subscription] = ofType(synthesise({ alarmEmail: 'desk@example.net' }), 'AWS::SNS::Subscription');
    expect(subscription?.[1].Properties).toMatchObject({ Protocol: 'email', Endpoint: 'desk@example.net' });
  });

  it('may reach the topic', () => {
    const [policy] = ofType(synthesised, 'AWS::SNS::TopicPolicy');
    expect(JSON.stringify(policy?.[1].Properties)).toContain('"Service":"cloudwatch.amazonaws.com"');
  });
});
