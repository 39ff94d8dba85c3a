import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Worker } from './worker.ts';

/** Wakes a worker every minute, by a role that may do nothing else, and rings when it no longer does. */
export class PollSchedule extends Construct {
  constructor(scope: Construct, id: string, props: { worker: Worker; alarms: Alarms }) {
    super(scope, id);
    const { fn } = props.worker;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
    // The construct for a Lambda target would also grant every version and alias of the function.
    const schedule = new CfnSchedule(this, 'EveryMinute', {
      description: 'Wakes poll',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        // A minute that was missed is made up for by the next.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.node.addDependency(role);
    props.alarms.add(this, 'StandstillAlarm', {
      metric: fn.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 1,
      rings: 'below',
      meaning: 'Nothing has woken the poll worker for 15 minutes, so no feed is read.',
      runbook: 'the-schedule-stands-still',
    });
  }
}
