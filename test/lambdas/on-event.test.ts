import { describe, expect, it } from 'vitest';
import { StoreError, UnreadableMessageError } from '#shared/errors.ts';
import { onFifoQueue, onQueue, onSchedule, type QueueStep } from '../../lambdas/runtime/on-event.ts';
import { fakeRuntime, sqsEvent } from './fake-runtime.ts';

const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

/** Fails on the bodies `{fail: …}`; keeps what it was given. */
function recordingStep(): { step: QueueStep; seen: unknown[] } {
  const seen: unknown[] = [];
  return {
    seen,
    step: async (_, body) => {
      seen.push(body);
      if (typeof body === 'object' && body !== null && 'fail' in body) throw new Error(String(body.fail));
    },
  };
}

describe('onQueue', () => {
  it('hands each body to the step and answers no failures', async () => {
    const { step, seen } = recordingStep();
    expect(await onQueue(fakeRuntime(), step)(sqsEvent({ a: 1 }, { b: 2 }))).toEqual(failed());
    expect(seen).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('answers only those that failed, and runs the rest', async () => {
    const { step, seen } = recordingStep();
    const runtime = fakeRuntime();
    const answer = await onQueue(runtime, step)(sqsEvent({ a: 1 }, { fail: 'no luck' }, { b: 2 }, { fail: 'again' }));
    expect(answer).toEqual(failed('m2', 'm4'));
    expect(seen).toHaveLength(4);
    expect(runtime.counted).toContainEqual(['recordsReturned', 2]);
  });

  it('runs the batch side by side', async () => {
    let running = 0;
    let most = 0;
    const step = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    await onQueue(fakeRuntime(), step)(sqsEvent(1, 2, 3));
    expect(most).toBe(3);
  });

  it('logs a failure with the message’s id, how often it came, and a stack where nobody expected it', async () => {
    const runtime = fakeRuntime();
    await onQueue(runtime, recordingStep().step)(sqsEvent({ fail: 'no luck' }));
    expect(runtime.lines).toEqual([
      {
        level: 'error',
        what: 'fetch',
        id: 'm1',
        receiveCount: 2,
        outcome: 'failed',
        durationMs: 0,
        reason: 'no luck',
        error: 'Error',
        stack: expect.stringContaining('on-event.test.ts'),
      },
    ]);
  });

  it.each([
    ['a body that is not JSON', '{"version": 1', 'the message is not JSON'],
    ['a body of another version', { version: 99 }, 'version: expected 1'],
  ])('names %s as unreadable and lets it go to the dead letters', async (_, body, reason) => {
    const runtime = fakeRuntime();
    const step: QueueStep = async () => {
      throw new UnreadableMessageError('version: expected 1');
    };
    expect(await onQueue(runtime, step)(sqsEvent(body, body))).toEqual(failed('m1', 'm2'));
    expect(runtime.lines[0]).toMatchObject({ id: 'm1', outcome: 'unreadable', reason, code: 'message-unreadable' });
    expect(runtime.lines[0]).not.toHaveProperty('stack');
  });

  it('names the code of an error of ours', async () => {
    const runtime = fakeRuntime();
    const step: QueueStep = async () => {
      throw new StoreError('row-contended', 'row a / b: 8 writes lost a race', { retryable: true });
    };
    await onQueue(runtime, step)(sqsEvent({}));
    expect(runtime.lines[0]).toMatchObject({ outcome: 'failed', error: 'StoreError', code: 'row-contended' });
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'broken'],
  ])('counts %s that was thrown as a failure', async (_, thrown) => {
    const step: QueueStep = () => Promise.reject(thrown);
    expect(await onQueue(fakeRuntime(), step)(sqsEvent({}))).toEqual(failed('m1'));
  });

  it.each([
    ['no records', {}],
    ['nothing', null],
    ['records without an id', { Records: [{ body: '{}' }] }],
    ['an event of another service', { source: 'aws.events', detail: {} }],
  ])('fails as a whole on an event with %s, since it cannot say which message failed', async (_, event) => {
    const { step, seen } = recordingStep();
    const runtime = fakeRuntime();
    await expect(onQueue(runtime, step)(event)).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  it('writes the metrics of an invocation once, also when it fails', async () => {
    const runtime = fakeRuntime();
    const handler = onQueue(runtime, recordingStep().step);
    await handler(sqsEvent({}, {}));
    await expect(handler({})).rejects.toThrow();
    expect(runtime.flushes()).toBe(2);
  });
});

describe('onFifoQueue', () => {
  it('stops at the first failure and returns the rest in its order', async () => {
    const { step, seen } = recordingStep();
    const answer = await onFifoQueue(
      fakeRuntime('publish'),
      step,
    )(sqsEvent({ n: 1 }, { fail: 'no luck' }, { n: 3 }, { n: 4 }));
    expect(answer).toEqual(failed('m2', 'm3', 'm4'));
    expect(seen).toEqual([{ n: 1 }, { fail: 'no luck' }]);
  });

  it('runs one after the other', async () => {
    const order: string[] = [];
    const step: QueueStep = async (_, body) => {
      order.push(`${body} begins`);
      await new Promise((resolve) => setTimeout(resolve, body === 1 ? 10 : 0));
      order.push(`${body} ends`);
    };
    expect(await onFifoQueue(fakeRuntime('publish'), step)(sqsEvent(1, 2))).toEqual(failed());
    expect(order).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
  });
});

describe('onSchedule', () => {
  it('runs the step with the adapters, and writes the metrics', async () => {
    const runtime = fakeRuntime('poll');
    const given: unknown[] = [];
    await onSchedule(runtime, async (deps) => {
      given.push(deps);
    })();
    expect(given).toEqual([runtime.deps]);
    expect(runtime.flushes()).toBe(1);
  });

  it('logs a failure and throws it, so that it counts as an error of the function', async () => {
    const runtime = fakeRuntime('poll');
    const handler = onSchedule(runtime, () => Promise.reject(new Error('no table')));
    await expect(handler()).rejects.toThrow('no table');
    expect(runtime.lines).toMatchObject([{ what: 'poll', outcome: 'failed', reason: 'no table' }]);
    expect(runtime.flushes()).toBe(1);
  });
});
