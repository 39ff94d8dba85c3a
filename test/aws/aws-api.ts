import { z } from 'zod';

const endpoint = z.url().parse(process.env.AWS_ENDPOINT_URL);
const region = process.env.AWS_REGION ?? 'eu-central-1';

/** moto tells services apart by the scope of the signature, which it does not check. */
function signature(service: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

async function send(service: string, path: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const headers = { ...signature(service), ...Object.fromEntries(new Headers(init.headers)) };
  const response = await fetch(`${endpoint}${path}`, { ...init, headers });
  return { status: response.status, text: await response.text() };
}

/** A call of a service that speaks the Query protocol; answers the XML, or `undefined` where it says that nothing is there. */
export async function queryCall(service: string, parameters: Record<string, string>): Promise<string | undefined> {
  const body = new URLSearchParams(parameters);
  const { status, text } = await send(service, '/', { method: 'POST', body });
  return status < 300 ? text : undefined;
}

/** A call of a service that speaks JSON; `target` as in `X-Amz-Target`. */
export async function jsonCall(service: string, target: string, input: object): Promise<unknown> {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  const { status, text } = await send(service, '/', { method: 'POST', headers, body: JSON.stringify(input) });
  return status < 300 ? JSON.parse(text) : undefined;
}

/** A GET of a service that speaks REST. */
export async function restCall(service: string, path: string): Promise<string | undefined> {
  const { status, text } = await send(service, path, { method: 'GET' });
  return status < 300 ? text : undefined;
}

export type StackResource = { logicalId: string; type: string; physicalId: string };

/** What CloudFormation has made of a stack; `undefined` where there is no such stack. */
export async function stackResources(stackName: string): Promise<StackResource[] | undefined> {
  const found: StackResource[] = [];
  let token: string | undefined;
  do {
    const xml = await queryCall('cloudformation', {
      Action: 'ListStackResources',
      Version: '2010-05-15',
      StackName: stackName,
      ...(token === undefined ? {} : { NextToken: token }),
    });
    if (xml === undefined) return undefined;
    for (const [, member = ''] of xml.matchAll(/<member>([\s\S]*?)<\/member>/g)) {
      const logicalId = textOf(member, 'LogicalResourceId');
      // moto lists what it passed over as members with nothing in them.
      if (logicalId === '') continue;
      found.push({
        logicalId,
        type: textOf(member, 'ResourceType'),
        physicalId: textOf(member, 'PhysicalResourceId'),
      });
    }
    token = textOf(xml, 'NextToken') || undefined;
  } while (token !== undefined);
  return found;
}

export function textOf(xml: string, tag: string): string {
  return new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '';
}
