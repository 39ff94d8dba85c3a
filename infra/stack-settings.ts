import type { Node } from 'constructs';
import { z } from 'zod';

/** CloudWatch keeps logs for one of these numbers of days only. */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;

const WebUrl = z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' });

/** On the command line (`-c key=value`) every value is a text, in cdk.json it may be a number or a boolean. */
const StackSettings = z.strictObject({
  stackName: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be a CloudFormation stack name'),
  /** Where readers find the site; CloudFront's own address where absent. */
  siteBaseUrl: WebUrl.optional(),
  /** An ACM certificate in us-east-1 for the host of `siteBaseUrl`, which CloudFront answers to then. */
  siteCertificateArn: z.string().startsWith('arn:').optional(),
  /** Stands in the User-Agent. */
  contactUrl: z.url({ protocol: /^(https?|mailto)$/, error: 'must be an http, https or mailto address' }),
  /** Who is written to when an alarm rings. */
  alarmEmail: z.email().optional(),
  logRetentionDays: z.coerce.number().refine((days) => LOG_RETENTION_DAYS.some((known) => known === days), {
    error: `must be one of ${LOG_RETENTION_DAYS.join(', ')}`,
  }),
  /** Keep the page as it came beside each article. */
  keepRaw: z.stringbool().or(z.boolean()),
  /** Dollars a month for the whole account, above which `alarmEmail` is written to; no budget where absent. */
  budgetDollars: z.coerce.number().positive().optional(),
  /** ARN of a KMS key for tables, queues and articles; keys of AWS where absent. The site is public and needs none. */
  kmsKeyArn: z
    .string()
    .regex(/^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+$/, 'must be the ARN of a KMS key')
    .optional(),
  /** X-Ray: which calls an invocation makes and how long they take. */
  tracing: z.stringbool().or(z.boolean()).default(false),
  /** Name of a Secrets Manager secret with the webhooks that `notify` may deliver to. */
  webhookSecretName: z.string().min(1).optional(),
});
export type StackSettings = z.infer<typeof StackSettings>;

const KEYS = StackSettings.keyof().options;

/** The settings as cdk.json and `-c key=value` give them; the one place that reads the context. */
export function readStackSettings(node: Node): StackSettings {
  const given = KEYS.map((key) => [key, node.tryGetContext(key)] as const).filter(([, value]) => value !== undefined);
  const parsed = StackSettings.safeParse(Object.fromEntries(given));
  if (parsed.success) {
    const { budgetDollars, alarmEmail } = parsed.data;
    if (budgetDollars === undefined || alarmEmail !== undefined) return parsed.data;
    throw new Error('budgetDollars needs an alarmEmail: somebody has to be written to; add -c alarmEmail=…');
  }
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the context does not fit; set it in cdk.json or with -c key=value\n${lines.join('\n')}`);
}
