import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE_KEYS } from '#shared/names.ts';

/** The three tables. They outlive the stack, and each can be set back to any second of the last 35 days. */
export class Tables extends Construct {
  /** Feed states, due rows, the budget and robots.txt of each domain. The only one with the index `due`. */
  readonly feeds: Table;
  /** Heads of articles, their claims and tags. */
  readonly articles: Table;
  /** What each story holds of its articles, claims and origins, its entries and corrections. */
  readonly stories: Table;

  constructor(scope: Construct, id: string, { key }: { key: IKey | undefined }) {
    super(scope, id);
    this.feeds = createTable(this, 'Feeds', key);
    this.feeds.addGlobalSecondaryIndex({
      indexName: TABLE_KEYS.dueIndex,
      partitionKey: { name: TABLE_KEYS.duePartition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.dueSort, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.articles = createTable(this, 'Articles', key);
    this.stories = createTable(this, 'Stories', key);
  }
}

function createTable(scope: Construct, id: string, key: IKey | undefined): Table {
  return new Table(scope, id, {
    partitionKey: { name: TABLE_KEYS.partition, type: AttributeType.STRING },
    sortKey: { name: TABLE_KEYS.sort, type: AttributeType.STRING },
    timeToLiveAttribute: TABLE_KEYS.expiry,
    ...(key && { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
