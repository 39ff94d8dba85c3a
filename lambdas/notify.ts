import { createHttp } from '#shared/adapters/http/create-http.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { createRuntime } from './runtime/deps.ts';
import { onQueue } from './runtime/on-event.ts';

/** Notify queue: delivers one published entry to one target. */
export const handler = onQueue(createRuntime('notify', { http: createHttp }), notifyStep);
