import { createHash, createHmac } from 'node:crypto';
import { StoreError } from '#shared/errors.ts';

export type AwsAccess = {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Instead of CloudFormation's own address. */
  endpoint?: string;
  now: Date;
};

/**
 * The outputs of a deployed stack, by name: one signed call of CloudFormation's `DescribeStacks`, for which no client is
 * carried. Throws `StoreError`: `no-stack`, `access-denied`, `unavailable`.
 */
export async function readStackOutputs(stackName: string, access: AwsAccess): Promise<ReadonlyMap<string, string>> {
  const url = new URL(access.endpoint ?? `https://cloudformation.${access.region}.amazonaws.com/`);
  url.search = new URLSearchParams([
    ['Action', 'DescribeStacks'],
    ['StackName', stackName],
    ['Version', '2010-05-15'],
  ]).toString();
  const response = await fetch(url, { headers: signedHeaders(url, access) }).catch((cause: unknown) => {
    throw new StoreError('unavailable', `CloudFormation in ${access.region} cannot be reached`, {
      cause,
      retryable: true,
    });
  });
  const answer = await response.text();
  if (!response.ok) throw refusal(stackName, access.region, response.status, answer);
  const outputs = answer.matchAll(
    /<OutputKey>([^<]*)<\/OutputKey>\s*(?:<Description>[^<]*<\/Description>\s*)?<OutputValue>([^<]*)<\/OutputValue>/g,
  );
  return new Map([...outputs].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

function refusal(stackName: string, region: string, status: number, answer: string): StoreError {
  const message = /<Message>([^<]*)<\/Message>/.exec(answer)?.[1] ?? `status ${status}`;
  if (/does not exist/.test(message))
    return new StoreError('no-stack', `no stack "${stackName}" in ${region}; name another, or set AWS_REGION`);
  const code = status === 403 ? 'access-denied' : 'unavailable';
  return new StoreError(code, `CloudFormation says of "${stackName}": ${message}`, { retryable: status >= 500 });
}

/** AWS Signature Version 4 of a GET without a body; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signedHeaders(url: URL, { region, credentials, now }: AwsAccess): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/cloudformation/aws4_request`;
  const token = credentials.sessionToken;
  const headers: [string, string][] = [
    ['host', url.host],
    ['x-amz-date', time],
    ...(token === undefined ? [] : [['x-amz-security-token', token] satisfies [string, string]]),
  ];
  const names = headers.map(([name]) => name).join(';');
  const canonical = [
    'GET',
    url.pathname,
    url.search.slice(1).replaceAll('+', '%20'),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hex(''),
  ].join('\n');
  const keyParts = [time.slice(0, 8), region, 'cloudformation', 'aws4_request'];
  const key = keyParts.reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hex(canonical)].join('\n')).toString('hex');
  return {
    ...Object.fromEntries(headers.slice(1)),
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
