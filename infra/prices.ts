/**
 * What AWS asks, in US dollars, in us-east-1, without free tiers and discounts, as far as its makers know: the table was
 * written on the date below without the price list at hand. The one table of prices: the dashboard's cost meter and
 * `npm run cost` read it. Check it against https://aws.amazon.com/pricing before you rely on a figure.
 */
export const PRICES = {
  region: 'us-east-1',
  writtenOn: '2026-11-22',
  lambda: { gbSecondArm: 0.000_013_333_4, request: 0.2e-6 },
  /** On demand; a write unit is 1 KB of one item or index entry, a read unit 4 KB read consistently. */
  dynamo: { writeUnit: 0.625e-6, readUnit: 0.125e-6 },
  s3: { put: 5e-6, get: 0.4e-6, gbMonth: 0.023 },
  /** A request is up to 64 KB, sent, received or deleted, single or in a batch. */
  sqs: { standardRequest: 0.4e-6, fifoRequest: 0.5e-6 },
  scheduler: { invocation: 1e-6 },
  cloudWatch: { logGb: 0.5, metricMonth: 0.3, alarmMonth: 0.1, dashboardMonth: 3 },
} as const;
