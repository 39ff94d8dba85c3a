import { pollStep } from '#shared/steps/poll.ts';
import { createRuntime } from './runtime/deps.ts';
import { onSchedule } from './runtime/on-event.ts';

/** Every minute: what is due goes to the fetch, read and notify queues. */
export const handler = onSchedule(createRuntime('poll'), pollStep);
