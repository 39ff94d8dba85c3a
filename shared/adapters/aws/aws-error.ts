import { StoreError } from '#shared/errors.ts';

/** The service's word for what went wrong, e.g. `NoSuchKey`. The SDK puts it into `name`. */
export function awsErrorName(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}

/** What no retry mends: the caller or the set-up is at fault. */
const ACCESS = ['AccessDenied', 'AccessDeniedException', 'Forbidden', 'KMSAccessDeniedException'];
/** Kinds of "too fast" that the SDK has retried in vain. */
const THROTTLED = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'SlowDown',
  'ThrottlingException',
  'TooManyRequestsException',
];
/** What was asked is not there as a whole: a table, a bucket, a queue; its name stands in the message. */
const MISSING = [
  'ResourceNotFoundException',
  'NoSuchBucket',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
];
const TRANSIENT = ['InternalServerError', 'InternalError', 'ServiceUnavailable', 'TimeoutError', 'RequestTimeout'];

/**
 * An error of the SDK as `StoreError`: `throttled` and `unavailable` may work later, `access-denied`,
 * `resource-missing` and `aws` will not.
 * `what` names the call and its object for the message.
 */
export function awsError(error: unknown, what: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const message = `${what}: ${error.name}: ${error.message}`;
  const status = httpStatus(error);
  if (THROTTLED.includes(error.name) || status === 429) {
    return new StoreError('throttled', message, { cause: error, retryable: true });
  }
  // After the throttles, of which SQS sends one as 403.
  if (ACCESS.includes(error.name) || status === 403) return new StoreError('access-denied', message, { cause: error });
  if (MISSING.includes(error.name)) return new StoreError('resource-missing', message, { cause: error });
  const isTransient = TRANSIENT.includes(error.name) || isConnectionError(error) || (status ?? 0) >= 500;
  if (isTransient) return new StoreError('unavailable', message, { cause: error, retryable: true });
  return new StoreError('aws', message, { cause: error });
}

export function httpStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

/** Node's own errors carry a system code: `ECONNRESET`, `ENOTFOUND`. */
function isConnectionError(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code);
}
