import { describe, expect, it } from 'vitest';
import { WORKERS, type WorkerName } from '#shared/names.ts';
import { at, grantsOf, ofType, statements } from '../read-template.ts';
import { asDeployed as synthesised } from '../synthesise.ts';

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const consumes = (queue: string) =>
  ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
    (call) => `sqs:${call} <${queue}>`,
  );
const logs = (worker: string) => [`logs:CreateLogStream <${worker}Logs>`, `logs:PutLogEvents <${worker}Logs>`];

const EXPECTED: Record<WorkerName, string[]> = {
  poll: [
    ...logs('Poll'),
    'dynamodb:GetItem <TablesFeeds>',
    'dynamodb:GetItem <TablesStories>',
    'dynamodb:PutItem <TablesFeeds>',
    'dynamodb:PutItem <TablesStories>',
    'dynamodb:Query <TablesFeeds>/index/due',
    'sqs:SendMessage <FetchQueue>',
    'sqs:SendMessage <NotifyQueue>',
    'sqs:SendMessage <PublishQueue>',
    'sqs:SendMessage <ReadQueue>',
  ],
  fetch: [
    ...logs('Fetch'),
    ...consumes('FetchQueue'),
    'dynamodb:GetItem <TablesFeeds>',
    'dynamodb:PutItem <TablesFeeds>',
    's3:PutObject <ArticlesBucket>/entries/*',
    'sqs:SendMessage <ReadQueue>',
  ],
  read: [
    ...logs('Read'),
    ...consumes('ReadQueue'),
    'dynamodb:GetItem <TablesArticles>',
    'dynamodb:GetItem <TablesFeeds>',
    'dynamodb:PutItem <TablesArticles>',
    'dynamodb:PutItem <TablesFeeds>',
    's3:GetObject <ArticlesBucket>/articles/*',
    's3:GetObject <ArticlesBucket>/entries/*',
    's3:ListBucket <ArticlesBucket>',
    's3:PutObject <ArticlesBucket>/articles/*',
    's3:PutObject <ArticlesBucket>/raw/*',
    'sqs:SendMessage <AnalyseQueue>',
  ],
  analyse: [
    ...logs('Analyse'),
    ...consumes('AnalyseQueue'),
    'dynamodb:DeleteItem <TablesStories>',
    'dynamodb:GetItem <TablesArticles>',
    'dynamodb:GetItem <TablesStories>',
    'dynamodb:PutItem <TablesArticles>',
    'dynamodb:PutItem <TablesFeeds>',
    'dynamodb:PutItem <TablesStories>',
    'dynamodb:Query <TablesStories>',
    's3:GetObject <ArticlesBucket>/articles/*',
    's3:ListBucket <ArticlesBucket>',
    's3:PutObject <ArticlesBucket>/articles/*.claims.json',
    'sqs:SendMessage <PublishQueue>',
  ],
  publish: [
    ...logs('Publish'),
    ...consumes('PublishQueue'),
    'dynamodb:GetItem <TablesFeeds>',
    'dynamodb:GetItem <TablesStories>',
    'dynamodb:PutItem <TablesFeeds>',
    'dynamodb:PutItem <TablesStories>',
    'dynamodb:Query <TablesStories>',
    's3:DeleteObject <SiteBucket>/*',
    's3:GetObject <ArticlesBucket>/articles/*',
    's3:GetObject <ArticlesBucket>/manifests/*',
    's3:GetObject <SiteBucket>/*',
    's3:ListBucket <ArticlesBucket>',
    's3:ListBucket <SiteBucket>',
    's3:PutObject <ArticlesBucket>/manifests/*',
    's3:PutObject <SiteBucket>/*',
    'sqs:SendMessage <PublishQueue>',
  ],
  notify: [
    ...logs('Notify'),
    ...consumes('NotifyQueue'),
    'dynamodb:GetItem <TablesStories>',
    'dynamodb:PutItem <TablesFeeds>',
    'dynamodb:PutItem <TablesStories>',
  ],
};

describe('grants', () => {
  it.each(WORKERS)('%s may do this and nothing else', (worker) => {
    expect(grantsOf(synthesised, `${capital(worker)}Role`)).toEqual(EXPECTED[worker].toSorted());
  });

  it('lets the schedule wake poll and nothing else', () => {
    expect(grantsOf(synthesised, 'PollScheduleRole')).toEqual(['lambda:InvokeFunction <PollFunction>']);
  });

  it('gives no role a policy that AWS manages, nor one written into the role', () => {
    for (const [name, role] of ofType(synthesised, 'AWS::IAM::Role')) {
      expect([name, role.Properties.ManagedPolicyArns, role.Properties.Policies]).toEqual([name, undefined, undefined]);
    }
  });

  it('allows no action by a wildcard', () => {
    const allowed = ofType(synthesised, 'AWS::IAM::Policy')
      .flatMap(([, each]) => statements(each.Properties.PolicyDocument))
      .flatMap(({ actions }) => actions);
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('lets nothing delete from the article bucket', () => {
    const policies = [...ofType(synthesised, 'AWS::IAM::Policy'), ...ofType(synthesised, 'AWS::S3::BucketPolicy')];
    const allowed = policies
      .flatMap(([, each]) => statements(at(each.Properties, 'PolicyDocument')))
      .filter(({ effect, resources }) => effect === 'Allow' && resources.some((each) => each.includes('Articles')))
      .flatMap(({ actions }) => actions);
    expect(allowed.filter((action) => /^s3:(Delete|\*|Put(?!Object$))/.test(action))).toEqual([]);
  });
});
