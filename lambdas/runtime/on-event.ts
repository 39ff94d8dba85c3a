import { z } from 'zod';
import { ClaimwireError, UnreadableMessageError } from '#shared/errors.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import type { Runtime } from './deps.ts';

/** Only what is used of an SQS event; a record without an id cannot be answered, so the whole event fails then. */
const SqsEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string().min(1),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number().optional() }).default({}),
    }),
  ),
});
type SqsRecord = z.infer<typeof SqsEvent>['Records'][number];

/** The messages that are to come again; all others are deleted. An empty list deletes the whole batch. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

export type QueueStep = (deps: StepDeps, body: unknown) => Promise<void>;
export type QueueHandler = (event: unknown) => Promise<BatchAnswer>;

/** For the schedule: one run of the step an invocation; the event says nothing. A failure is logged and thrown. */
export function onSchedule(runtime: Runtime, step: (deps: StepDeps) => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      const error = await runUnit(runtime, {}, () => step(runtime.deps));
      if (error !== undefined) throw error;
    } finally {
      runtime.flushMetrics();
    }
  };
}

/**
 * For a standard queue: all records of the batch at once, since the steps mostly wait for others; the ids of those that
 * failed are answered, and only they come again.
 */
export function onQueue(runtime: Runtime, step: QueueStep): QueueHandler {
  return (event) =>
    onBatch(runtime, event, async (records) => {
      const errors = await Promise.all(records.map((record) => runRecord(runtime, step, record)));
      return records.filter((_, index) => errors[index] !== undefined);
    });
}

/**
 * For the FIFO queue: one record after the other. It stops at the first failure and answers that record and all after
 * it, since a later message of the same group must not overtake.
 */
export function onFifoQueue(runtime: Runtime, step: QueueStep): QueueHandler {
  return (event) =>
    onBatch(runtime, event, async (records) => {
      for (const [index, record] of records.entries()) {
        if ((await runRecord(runtime, step, record)) !== undefined) return records.slice(index);
      }
      return [];
    });
}

async function onBatch(
  runtime: Runtime,
  event: unknown,
  run: (records: SqsRecord[]) => Promise<SqsRecord[]>,
): Promise<BatchAnswer> {
  try {
    const { Records: records } = SqsEvent.parse(event);
    const returned = await run(records);
    // Lambda counts and times invocations itself; a metric of ours is paid for in each hour in which it has a value.
    if (returned.length > 0) runtime.deps.metrics('recordsReturned', returned.length);
    return { batchItemFailures: returned.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  } finally {
    runtime.flushMetrics();
  }
}

function runRecord(runtime: Runtime, step: QueueStep, record: SqsRecord): Promise<unknown> {
  const fields = { id: record.messageId, receiveCount: record.attributes.ApproximateReceiveCount };
  return runUnit(runtime, fields, () => step(runtime.deps, parseBody(record.body)));
}

/** Runs one unit of work; logs what it threw, and answers it. `undefined` when all went well. */
async function runUnit(
  { worker, deps }: Runtime,
  fields: { id?: string; receiveCount?: number },
  run: () => Promise<void>,
): Promise<unknown> {
  const startedAt = deps.now().getTime();
  const line = (outcome: string) => ({
    what: worker,
    ...fields,
    outcome,
    durationMs: deps.now().getTime() - startedAt,
  });
  try {
    await run();
    // The step has written its own line at its end, with what it did.
    deps.log('debug', line('done'));
    return undefined;
  } catch (error) {
    // No retry can help an unreadable message; the queue moves it to its dead letters after the last allowed receive.
    const outcome = error instanceof UnreadableMessageError ? 'unreadable' : 'failed';
    deps.log('error', { ...line(outcome), ...describe(error) });
    return error ?? new Error('the step threw nothing at all');
  }
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UnreadableMessageError('the message is not JSON', { cause });
  }
}

/** A stack only where nobody expected the error. */
function describe(error: unknown): { reason: string; error?: string; code?: string; stack?: string } {
  if (error instanceof ClaimwireError) return { reason: error.message, error: error.name, code: error.code };
  if (error instanceof Error) return { reason: error.message, error: error.name, stack: error.stack };
  return { reason: String(error) };
}
