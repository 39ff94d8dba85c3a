/** Strings that infrastructure and run time share. Imports nothing. */

/** Environment variables of the Lambdas. */
export const ENV = {
  articleBucket: 'CLAIMWIRE_ARTICLE_BUCKET',
  siteBucket: 'CLAIMWIRE_SITE_BUCKET',
  feedTable: 'CLAIMWIRE_FEED_TABLE',
  articleTable: 'CLAIMWIRE_ARTICLE_TABLE',
  storyTable: 'CLAIMWIRE_STORY_TABLE',
  fetchQueue: 'CLAIMWIRE_FETCH_QUEUE_URL',
  readQueue: 'CLAIMWIRE_READ_QUEUE_URL',
  analyseQueue: 'CLAIMWIRE_ANALYSE_QUEUE_URL',
  publishQueue: 'CLAIMWIRE_PUBLISH_QUEUE_URL',
  notifyQueue: 'CLAIMWIRE_NOTIFY_QUEUE_URL',
  siteBaseUrl: 'CLAIMWIRE_SITE_BASE_URL',
  contactUrl: 'CLAIMWIRE_CONTACT_URL',
  logLevel: 'CLAIMWIRE_LOG_LEVEL',
  keepRaw: 'CLAIMWIRE_KEEP_RAW',
  webhooks: 'CLAIMWIRE_WEBHOOKS',
} as const;

/** Key attributes of every table, and its one index. */
export const TABLE_KEYS = {
  partition: 'pk',
  sort: 'sk',
  expiry: 'expiresAt',
  dueIndex: 'due',
  duePartition: 'duePk',
  dueSort: 'dueSk',
} as const;

export const QUEUES = ['fetch', 'read', 'analyse', 'publish', 'notify'] as const;
export type QueueName = (typeof QUEUES)[number];
/** The one queue that keeps an order: a group for each story. */
export const FIFO_QUEUE = 'publish' satisfies QueueName;

export const WORKERS = ['poll', 'fetch', 'read', 'analyse', 'publish', 'notify'] as const;
export type WorkerName = (typeof WORKERS)[number];

/** Buckets, tables and queues that each worker is given: by `ENV` at run time, by grants in the stack. Nothing else is. */
export const WORKER_RESOURCES = {
  poll: ['feedTable', 'storyTable', 'fetchQueue', 'readQueue', 'publishQueue', 'notifyQueue'],
  fetch: ['feedTable', 'articleBucket', 'readQueue'],
  read: ['feedTable', 'articleBucket', 'articleTable', 'analyseQueue'],
  analyse: ['feedTable', 'articleBucket', 'articleTable', 'storyTable', 'publishQueue'],
  publish: ['feedTable', 'articleBucket', 'storyTable', 'siteBucket', 'publishQueue'],
  notify: ['feedTable', 'storyTable'],
} as const satisfies Record<WorkerName, readonly (keyof typeof ENV)[]>;
export type ResourceName = (typeof WORKER_RESOURCES)[WorkerName][number];

/** Outputs of a stack by which the command line finds what it looks at. */
export const STACK_OUTPUTS = {
  articleBucket: 'ArticleBucketName',
  siteBucket: 'SiteBucketName',
  feedTable: 'FeedTableName',
  articleTable: 'ArticleTableName',
  storyTable: 'StoryTableName',
  queues: {
    fetch: 'FetchQueueUrl',
    read: 'ReadQueueUrl',
    analyse: 'AnalyseQueueUrl',
    publish: 'PublishQueueUrl',
    notify: 'NotifyQueueUrl',
  },
  deadLetters: {
    fetch: 'FetchDeadLettersUrl',
    read: 'ReadDeadLettersUrl',
    analyse: 'AnalyseDeadLettersUrl',
    publish: 'PublishDeadLettersUrl',
    notify: 'NotifyDeadLettersUrl',
  },
} as const;

/** Where things lie in the article bucket. */
export const ARTICLE_PREFIXES = {
  articles: 'articles/',
  entries: 'entries/',
  raw: 'raw/',
  manifests: 'manifests/',
} as const;

/** Namespace of the metrics. */
export const METRICS_NAMESPACE = 'claimwire';
