import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { ConfigError } from './errors.ts';
import type { LogLevel } from './log.ts';
import { ENV, type ResourceName, WORKER_RESOURCES, type WorkerName } from './names.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

const WebUrl = z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' });

/** JSON: what `notify` may deliver to, by the name that a story file uses. */
const Webhooks = z
  .string()
  .transform((text, context) => {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.strictObject({ url: WebUrl, secret: z.string().startsWith('whsec_') })));

const Address = z.url({ protocol: /^(https?|mailto)$/, error: 'must be an http, https or mailto address' });

/** An empty variable counts as one that is not set. */
const Environment = z.object({
  [ENV.siteBaseUrl]: WebUrl,
  [ENV.contactUrl]: Address,
  [ENV.logLevel]: z.enum(LOG_LEVELS).default('info'),
  [ENV.keepRaw]: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  [ENV.webhooks]: Webhooks.default({}),
});

export type Settings = {
  /** Bucket and table names and queue URLs, for exactly the resources that the worker is given. */
  resources: Readonly<Partial<Record<ResourceName, string>>>;
  /** Absolute, with a closing slash. */
  siteBaseUrl: string;
  contactUrl: string;
  logLevel: LogLevel;
  keepRaw: boolean;
  webhooks: ReadonlyMap<string, { url: string; secret: string }>;
};

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** What a worker reads from its environment. `ConfigError` names the first variable that is missing or does not fit. */
export function loadSettings(worker: WorkerName, env: EnvironmentVariables): Settings {
  const given = withoutEmpty(env);
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw notFitting(parsed.error, given, `the ${worker} worker`);
  const resources: Partial<Record<ResourceName, string>> = {};
  for (const resource of WORKER_RESOURCES[worker]) {
    const value = given[ENV[resource]];
    if (value === undefined) throw new ConfigError(notSet(ENV[resource], `the ${worker} worker`));
    resources[resource] = value;
  }
  const base = parsed.data[ENV.siteBaseUrl];
  return {
    resources,
    siteBaseUrl: base.endsWith('/') ? base : `${base}/`,
    contactUrl: parsed.data[ENV.contactUrl],
    logLevel: parsed.data[ENV.logLevel],
    keepRaw: parsed.data[ENV.keepRaw],
    webhooks: new Map(Object.entries(parsed.data[ENV.webhooks])),
  };
}

const LocalEnvironment = Environment.pick({ [ENV.keepRaw]: true, [ENV.webhooks]: true }).extend({
  [ENV.contactUrl]: Address.optional(),
});

/** The same variables as a run on one machine reads them; its resources and addresses come from the command line. */
export function loadLocalEnvironment(
  env: EnvironmentVariables,
): Pick<Settings, 'keepRaw' | 'webhooks'> & { contactUrl?: string } {
  const given = withoutEmpty(env);
  const parsed = LocalEnvironment.safeParse(given);
  if (!parsed.success) throw notFitting(parsed.error, given, 'this run');
  return {
    contactUrl: parsed.data[ENV.contactUrl],
    keepRaw: parsed.data[ENV.keepRaw],
    webhooks: new Map(Object.entries(parsed.data[ENV.webhooks])),
  };
}

/** As package.json states it; the only thing of that file that is bundled. */
export const PROGRAM_VERSION = packageJson.version;

/** What every outlet sees of us: the program and its version, and an address under which a person can be reached; ASCII. */
export function userAgent(contactUrl: string): string {
  const address = new URL(contactUrl).href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `claimwire/${PROGRAM_VERSION} (+${address})`;
}

function withoutEmpty(env: EnvironmentVariables): EnvironmentVariables {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function notFitting(error: z.ZodError, given: EnvironmentVariables, whose: string): ConfigError {
  const issue = error.issues[0];
  const [name = 'the environment', ...inside] = (issue?.path ?? []).map(String);
  if (given[name] === undefined) return new ConfigError(notSet(name, whose));
  return new ConfigError(`${[name, ...inside].join('.')}: ${issue?.message}`);
}

function notSet(name: string, whose: string): string {
  return `${name} is not set; ${whose} needs it`;
}
