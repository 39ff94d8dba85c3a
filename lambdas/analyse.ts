import { analyseStep } from '#shared/steps/analyse.ts';
import { createRuntime, s3Blobs } from './runtime/deps.ts';
import { onQueue } from './runtime/on-event.ts';

/** Analyse queue: claims, stories and origin of a version; a story that moved goes to the publish queue. */
export const handler = onQueue(createRuntime('analyse', { blobs: s3Blobs }), analyseStep);
