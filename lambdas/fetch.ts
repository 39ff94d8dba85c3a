import { createHttp } from '#shared/adapters/http/create-http.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { createRuntime, s3Blobs } from './runtime/deps.ts';
import { onQueue } from './runtime/on-event.ts';

/** Fetch queue: reads a feed, keeps what is new, sends it to the read queue. */
export const handler = onQueue(createRuntime('fetch', { blobs: s3Blobs, http: createHttp }), fetchStep);
