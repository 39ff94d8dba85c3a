import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Sections of docs/runbook.md, one for each kind of alarm. */
export type RunbookSection = 'a-worker-fails' | 'the-schedule-stands-still' | 'a-queue-falls-behind' | 'dead-letters';

export type AlarmProps = {
  metric: Metric;
  /** Rings at this value and above, or below it with `rings: 'below'`. */
  threshold: number;
  rings?: 'at-or-above' | 'below';
  /** One sentence: what is wrong. */
  meaning: string;
  runbook: RunbookSection;
};

/** The topic that every alarm of the stack writes to when it rings and when it is over. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { email: string | undefined }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'claimwire alarms', enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.topic.env.account } },
      }),
    );
    if (props.email !== undefined) this.topic.addSubscription(new EmailSubscription(props.email));
  }

  /** An alarm in `scope` over one period of `metric`; its description leads to the runbook. */
  add(scope: Construct, id: string, props: AlarmProps): Alarm {
    const below = props.rings === 'below';
    const alarm = new Alarm(scope, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: 1,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // What should happen and did not leaves no data either.
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.meaning} See docs/runbook.md#${props.runbook}`,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }
}

/** How long failures of a worker are counted together. */
export const FAILURE_PERIOD = Duration.minutes(15);
