import { ConfigError } from '#shared/errors.ts';
import type { Http } from '#shared/http.ts';
import { ENV, type QueueName, type ResourceName } from '#shared/names.ts';
import type { Blobs, Queue, Table } from '#shared/ports.ts';

/**
 * What stands where a worker has no such resource: every call throws a `ConfigError` that names the variable, so that a
 * step which reaches for more than its worker is granted fails with a sentence and not with "access denied".
 */
export function blobsNotGiven(resource: ResourceName): Blobs {
  const refuse = refusal(resource);
  return { put: refuse, get: refuse, list: refuse, delete: refuse };
}

export function tableNotGiven(resource: ResourceName): Table {
  const refuse = refusal(resource);
  return { get: refuse, put: refuse, delete: refuse, query: refuse };
}

export function queueNotGiven(name: QueueName): Queue {
  const refuse = refusal(`${name}Queue`);
  return { name, send: refuse, deliver: refuse };
}

/** For workers that speak to nobody outside. */
export const httpNotGiven: Http = async ({ url }) => {
  throw new ConfigError(`${url}: this worker is not given an HTTP client; see its file in lambdas`);
};

function refusal(resource: ResourceName): () => never {
  return () => {
    throw new ConfigError(`this worker is not given ${ENV[resource]}; see WORKER_RESOURCES in shared/names.ts`);
  };
}
