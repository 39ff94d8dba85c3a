import { CfnOutput, SecretValue, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ARTICLE_PREFIXES, ENV, QUEUES, type QueueName, STACK_OUTPUTS, type WorkerName } from '#shared/names.ts';
import type { Bundles } from './bundle.ts';
import { Alarms } from './constructs/alarms.ts';
import { ArticleBucket } from './constructs/article-bucket.ts';
import { CostLimit } from './constructs/cost-limit.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { PollSchedule } from './constructs/poll-schedule.ts';
import { Site } from './constructs/site.ts';
import { Tables } from './constructs/tables.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import { Worker } from './constructs/worker.ts';
import type { StackSettings } from './stack-settings.ts';
import { WORKER_PRESETS } from './worker-presets.ts';

/** Longer than a queue needs to make up for a bad quarter of an hour, shorter than a reader's patience. */
const MAX_AGE_MINUTES: Readonly<Record<QueueName, number>> = {
  fetch: 15,
  read: 30,
  analyse: 30,
  publish: 15,
  notify: 30,
};

/** What may be touched in the buckets. */
const KEYS = {
  entries: `${ARTICLE_PREFIXES.entries}*`,
  articles: `${ARTICLE_PREFIXES.articles}*`,
  /** Claims that are too many for a row lie beside their article. */
  largeClaims: `${ARTICLE_PREFIXES.articles}*.claims.json`,
  rawPages: `${ARTICLE_PREFIXES.raw}*`,
  /** What `publish` wrote last. */
  manifests: `${ARTICLE_PREFIXES.manifests}*`,
  all: '*',
} as const;

export type ClaimwireStackProps = {
  settings: StackSettings;
  bundles: Bundles;
  env?: { account: string; region: string };
};

/** Who is connected to whom; each construct looks after its own resources. */
export class ClaimwireStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles, env }: ClaimwireStackProps) {
    super(scope, id, { env, description: 'claimwire: who says what in a developing story' });
    const alarms = new Alarms(this, 'Alarms', { email: settings.alarmEmail });
    const key = settings.kmsKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'Key', settings.kmsKeyArn);
    const tables = new Tables(this, 'Tables', { key });
    const articleBucket = new ArticleBucket(this, 'Articles', { key }).bucket;
    const site = new Site(this, 'Site', { domain: domainOf(settings) });
    const siteBaseUrl = settings.siteBaseUrl ?? `https://${site.distribution.distributionDomainName}/`;

    const queue = (name: QueueName): WorkQueue =>
      new WorkQueue(this, `${capital(name)}Queue`, {
        name,
        timeoutSeconds: WORKER_PRESETS[name].timeoutSeconds,
        maxAgeMinutes: MAX_AGE_MINUTES[name],
        alarms,
        key,
      });
    const queues = {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    } satisfies Record<QueueName, WorkQueue>;

    const worker = (name: WorkerName, environment: Record<string, string> = {}): Worker =>
      new Worker(this, capital(name), {
        name,
        bundle: bundles[name],
        isTraced: settings.tracing,
        key,
        logRetention: settings.logRetentionDays,
        environment: {
          [ENV.siteBaseUrl]: siteBaseUrl,
          [ENV.contactUrl]: settings.contactUrl,
          [ENV.logLevel]: 'info',
          ...environment,
        },
        alarms,
      });
    const { feeds, articles, stories } = tables;

    const poll = worker('poll')
      .useTable('feedTable', feeds, ['get', 'put', 'queryDue'])
      .useTable('storyTable', stories, ['get', 'put'])
      .sendTo(queues.fetch)
      .sendTo(queues.read)
      .sendTo(queues.publish)
      .sendTo(queues.notify);
    new PollSchedule(this, 'PollSchedule', { worker: poll, alarms });

    const fetch = worker('fetch')
      .consume(queues.fetch)
      .useTable('feedTable', feeds, ['get', 'put'])
      .useBucket('articleBucket', articleBucket, { writes: [KEYS.entries] })
      .sendTo(queues.read);

    const read = worker('read', { [ENV.keepRaw]: String(settings.keepRaw) })
      .consume(queues.read)
      .useTable('feedTable', feeds, ['get', 'put'])
      .useTable('articleTable', articles, ['get', 'put'])
      .useBucket('articleBucket', articleBucket, {
        reads: [KEYS.entries, KEYS.articles],
        writes: [KEYS.articles, KEYS.rawPages],
      })
      .sendTo(queues.analyse);

    const analyse = worker('analyse')
      .consume(queues.analyse)
      .useTable('feedTable', feeds, ['put'])
      .useTable('articleTable', articles, ['get', 'put'])
      .useTable('storyTable', stories, ['get', 'put', 'query', 'delete'])
      .useBucket('articleBucket', articleBucket, { reads: [KEYS.articles], writes: [KEYS.largeClaims] })
      .sendTo(queues.publish);

    const publish = worker('publish')
      .consume(queues.publish)
      .useTable('feedTable', feeds, ['get', 'put'])
      .useTable('storyTable', stories, ['get', 'put', 'query'])
      .useBucket('articleBucket', articleBucket, {
        reads: [KEYS.manifests, KEYS.articles],
        writes: [KEYS.manifests],
      })
      .useBucket('siteBucket', site.bucket, { reads: [KEYS.all], writes: [KEYS.all], deletes: [KEYS.all] })
      .sendTo(queues.publish);

    const notify = worker('notify', webhooks(settings))
      .consume(queues.notify)
      .useTable('feedTable', feeds, ['put'])
      .useTable('storyTable', stories, ['get', 'put']);

    new Dashboard(this, 'Overview', {
      workers: [poll, fetch, read, analyse, publish, notify],
      queues: Object.values(queues),
      tables: [feeds, articles, stories],
    });
    const { budgetDollars, alarmEmail } = settings;
    if (budgetDollars !== undefined && alarmEmail !== undefined) {
      new CostLimit(this, 'CostLimit', { dollarsPerMonth: budgetDollars, email: alarmEmail });
    }

    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output(STACK_OUTPUTS.feedTable, feeds.tableName);
    output(STACK_OUTPUTS.articleTable, articles.tableName);
    output(STACK_OUTPUTS.storyTable, stories.tableName);
    for (const name of QUEUES) {
      output(STACK_OUTPUTS.queues[name], queues[name].queue.queueUrl);
      output(STACK_OUTPUTS.deadLetters[name], queues[name].deadLetters.queueUrl);
    }
    output('SiteUrl', siteBaseUrl);
    output(STACK_OUTPUTS.siteBucket, site.bucket.bucketName);
    output(STACK_OUTPUTS.articleBucket, articleBucket.bucketName);
    output('AlarmTopicArn', alarms.topic.topicArn);
    warnOfExampleAddress(this, settings);
  }
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function domainOf({
  siteBaseUrl,
  siteCertificateArn,
}: StackSettings): { host: string; certificateArn: string } | undefined {
  if (siteBaseUrl === undefined || siteCertificateArn === undefined) return undefined;
  return { host: new URL(siteBaseUrl).hostname, certificateArn: siteCertificateArn };
}

/** The template holds the reference only; CloudFormation puts the secret in when it deploys. */
function webhooks({ webhookSecretName }: StackSettings): Record<string, string> {
  if (webhookSecretName === undefined) return {};
  return { [ENV.webhooks]: SecretValue.secretsManager(webhookSecretName).unsafeUnwrap() };
}

function warnOfExampleAddress(stack: Stack, { contactUrl }: StackSettings): void {
  if (!new URL(contactUrl).hostname.endsWith('.example')) return;
  Validations.of(stack).addWarning(
    'claimwire:contact-url',
    'contactUrl is the example address: outlets could not reach you; set yours with -c contactUrl=… before you deploy',
  );
}
