import type { WorkerName } from '#shared/names.ts';

export type WorkerPreset = {
  description: string;
  /** 1769 MB is one whole core. */
  memoryMb: number;
  timeoutSeconds: number;
  /** How its queue hands it messages; absent for the worker that the schedule wakes. */
  batch?: {
    size: number;
    /** How many invocations the queue starts side by side, 2 to 1000. */
    maxConcurrency: number;
  };
};

/**
 * The HTTP client gives a request 30 s at most. A feed is one request, and at first sight up to 500 entries to keep; a
 * page may be two requests, with its robots.txt.
 *
 * A new AWS account runs ten functions side by side in all; five queues with two each fit. A message that is turned away
 * for want of room has been received once more, so more lanes than room would fill the dead letters.
 */
export const WORKER_PRESETS: Readonly<Record<WorkerName, WorkerPreset>> = {
  poll: { description: 'Sends what is due', memoryMb: 256, timeoutSeconds: 60 },
  fetch: {
    description: 'Reads feeds',
    memoryMb: 512,
    timeoutSeconds: 120,
    // Most answers are "nothing new" and a wait: ten feeds share it.
    batch: { size: 10, maxConcurrency: 2 },
  },
  read: {
    description: 'Makes articles of entries and pages',
    memoryMb: 1024,
    timeoutSeconds: 120,
    batch: { size: 5, maxConcurrency: 2 },
  },
  analyse: {
    description: 'Finds claims, stories and origins',
    memoryMb: 1769,
    timeoutSeconds: 120,
    batch: { size: 5, maxConcurrency: 2 },
  },
  publish: {
    description: 'Writes feeds and pages',
    memoryMb: 1769,
    timeoutSeconds: 120,
    // One at a time: a batch of FIFO messages stops at its first failure, and would wear out other stories' messages too.
    batch: { size: 1, maxConcurrency: 2 },
  },
  notify: {
    description: 'Delivers webhooks',
    memoryMb: 256,
    timeoutSeconds: 120,
    batch: { size: 5, maxConcurrency: 2 },
  },
};
