import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
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

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.feeds = createTable(this, 'Feeds');
    this.feeds.addGlobalSecondaryIndex({
      indexName: TABLE_KEYS.dueIndex,
      partitionKey: { name: TABLE_KEYS.duePartition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.dueSort, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.articles = createTable(this, 'Articles');
    this.stories = createTable(this, 'Stories');
  }
}

function createTable(scope: Construct, id: string): Table {
  return new Table(scope, id, {
    partitionKey: { name: TABLE_KEYS.partition, type: AttributeType.STRING },
    sortKey: { name: TABLE_KEYS.sort, type: AttributeType.STRING },
    timeToLiveAttribute: TABLE_KEYS.expiry,
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
