import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/** Shares of the limit at which a person is written to, in percent: of what was spent, and of what the month will come to. */
const SPENT_PERCENT = 80;
const FORECAST_PERCENT = 100;

/** A budget of the account that writes a mail before a month becomes dearer than meant. It stops nothing. */
export class CostLimit extends Construct {
  constructor(scope: Construct, id: string, props: { dollarsPerMonth: number; email: string }) {
    super(scope, id);
    const notify = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: props.email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.dollarsPerMonth, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL', SPENT_PERCENT), notify('FORECASTED', FORECAST_PERCENT)],
    });
  }
}
