import { Duration } from 'aws-cdk-lib';
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '#shared/names.ts';
import { PRICES } from '../prices.ts';
import { WORKER_PRESETS } from '../worker-presets.ts';
import type { WorkQueue } from './work-queue.ts';
import type { Worker } from './worker.ts';

export type DashboardProps = {
  workers: readonly Worker[];
  queues: readonly WorkQueue[];
  tables: readonly Table[];
};

const PERIOD = Duration.minutes(15);
const HALF = 12;

/** One page for the whole stack: what came in and went out, how late, what failed and why, and what it costs. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { workers, queues, tables }: DashboardProps) {
    super(scope, id);
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: HALF });
    new CloudWatchDashboard(this, 'Dashboard', {
      widgets: [
        [new TextWidget({ markdown: 'claimwire. When an alarm rings: docs/runbook.md', width: 24, height: 1 })],
        [
          graph('Articles and claims', [counted('read', 'ArticleStored'), counted('analyse', 'ClaimsFound')]),
          graph('Alerts', [counted('publish', 'AlertsPublished')]),
        ],
        [
          graph('From publication to alert, ms', [lag('p50'), lag('p95')]),
          graph('Share of feeds that said "unchanged" (304), %', [shareOfUnchanged()]),
        ],
        [
          graph('Feeds by outcome', [byDimension('FeedFetched', 'worker,outcome')]),
          graph('Pages and entries by reason', [byDimension('ArticleRead', 'worker,outcome,reason')]),
        ],
        [
          graph(
            'Age of the oldest message, s',
            queues.map(({ queue, name }) =>
              queue.metricApproximateAgeOfOldestMessage({ label: name, period: PERIOD, statistic: 'Maximum' }),
            ),
          ),
          graph(
            'Dead letters',
            queues.map(({ deadLetters, name }) =>
              deadLetters.metricApproximateNumberOfMessagesVisible({ label: name, period: PERIOD }),
            ),
          ),
        ],
        [
          graph(
            'Errors of workers',
            workers.map(({ fn, name }) => fn.metricErrors({ label: name, period: PERIOD })),
          ),
          new SingleValueWidget({
            title: `Cost meter: dollars a day for Lambda and DynamoDB, prices of ${PRICES.writtenOn}`,
            metrics: [costOfLambda(workers), costOfTables(tables)],
            width: HALF,
          }),
        ],
      ],
    });
  }
}

/** A count of a step, over all its outcomes. */
function counted(worker: string, metricName: string): Metric {
  const namespace = METRICS_NAMESPACE;
  return new Metric({ namespace, metricName, dimensionsMap: { worker }, statistic: 'Sum', period: PERIOD });
}

function lag(statistic: string): Metric {
  return counted('publish', 'AlertLagMs').with({ statistic, label: statistic });
}

/** A line for each value of the last dimensions. */
function byDimension(metricName: string, dimensions: string): MathExpression {
  const search = `{${METRICS_NAMESPACE},${dimensions}} MetricName="${metricName}"`;
  return new MathExpression({
    expression: `SEARCH('${search}', 'Sum', ${PERIOD.toSeconds()})`,
    label: '',
    period: PERIOD,
  });
}

function shareOfUnchanged(): MathExpression {
  return new MathExpression({
    expression: '100 * unchanged / FILL(asked, 1)',
    usingMetrics: { unchanged: counted('fetch', 'FeedUnchanged'), asked: counted('fetch', 'FeedAsked') },
    label: 'unchanged',
    period: PERIOD,
  });
}

/** Duration by memory, in dollars. */
function costOfLambda(workers: readonly Worker[]): MathExpression {
  const period = Duration.days(1);
  const { gbSecondArm } = PRICES.lambda;
  const terms = workers.map(({ name }) => {
    const dollarsPerMs = (WORKER_PRESETS[name].memoryMb / 1024 / 1000) * gbSecondArm;
    return `FILL(${name}, 0) * ${dollarsPerMs.toFixed(14)}`;
  });
  return new MathExpression({
    expression: terms.join(' + '),
    usingMetrics: Object.fromEntries(
      workers.map(({ name, fn }) => [name, fn.metricDuration({ statistic: 'Sum', period })]),
    ),
    label: 'Lambda',
    period,
  });
}

function costOfTables(tables: readonly Table[]): MathExpression {
  const period = Duration.days(1);
  const { writeUnit, readUnit } = PRICES.dynamo;
  const used = tables.flatMap((table, index) => [
    [`w${index}`, table.metricConsumedWriteCapacityUnits({ statistic: 'Sum', period })] as const,
    [`r${index}`, table.metricConsumedReadCapacityUnits({ statistic: 'Sum', period })] as const,
  ]);
  const price = (key: string) => (key.startsWith('w') ? writeUnit : readUnit);
  return new MathExpression({
    expression: used.map(([key]) => `FILL(${key}, 0) * ${price(key).toFixed(14)}`).join(' + '),
    usingMetrics: Object.fromEntries(used),
    label: 'DynamoDB',
    period,
  });
}
