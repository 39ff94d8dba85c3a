import { publishStep } from '#shared/steps/publish.ts';
import { createRuntime, s3Blobs } from './runtime/deps.ts';
import { onFifoQueue } from './runtime/on-event.ts';

/** Publish queue, in order within a story: feeds and pages of a story that moved, and of the whole site. */
export const handler = onFifoQueue(createRuntime('publish', { blobs: s3Blobs }), publishStep);
