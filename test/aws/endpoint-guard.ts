/** Where the suites run: servers of our own, an emulator that is given, or a real account. */
export type Endpoint = { kind: 'own' } | { kind: 'given'; isEmulator: boolean } | { kind: 'refused'; reason: string };

/** What makes a real account possible: the prefix of every name that is made there, and removed again. */
export const PREFIX_VARIABLE = 'CLAIMWIRE_TEST_ACCOUNT_PREFIX';
const PREFIX = /^[a-z][a-z0-9-]{2,29}$/;
const VARIABLES = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SQS'];

/** A server on this machine may be used as it is; any other only by a prefix that somebody has set on purpose. */
export function endpointFrom(env: Readonly<Record<string, string | undefined>>): Endpoint {
  const urls = VARIABLES.flatMap((name) => env[name] || []);
  const prefix = env[PREFIX_VARIABLE];
  if (prefix !== undefined && !PREFIX.test(prefix)) {
    return { kind: 'refused', reason: `${PREFIX_VARIABLE} must be 3 to 30 lower-case letters, digits and hyphens` };
  }
  if (urls.length === 0 && prefix === undefined) return { kind: 'own' };
  const isEmulator = urls.length > 0 && urls.every(isOnThisMachine);
  if (isEmulator || prefix !== undefined) return { kind: 'given', isEmulator };
  const reason = `${urls.find((url) => !isOnThisMachine(url))} is not on this machine: set ${PREFIX_VARIABLE}, with which every name begins that is made there`;
  return { kind: 'refused', reason };
}

function isOnThisMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
