import { createHttp } from '#shared/adapters/http/create-http.ts';
import { readStep } from '#shared/steps/read.ts';
import { createRuntime, s3Blobs } from './runtime/deps.ts';
import { onQueue } from './runtime/on-event.ts';

/** Read queue: makes an article of an entry and its page, sends a new version to the analyse queue. */
export const handler = onQueue(createRuntime('read', { blobs: s3Blobs, http: createHttp }), readStep);
