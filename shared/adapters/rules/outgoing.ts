import { StoreError } from '#shared/errors.ts';
import type { OutgoingMessage } from '#shared/ports.ts';

/** SQS: a message, and all messages of one batch together. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
/** SQS: how long a deduplication id is remembered. */
export const DEDUPLICATION_WINDOW_MS = 5 * 60 * 1000;
/** SQS: 15 minutes. Longer delays are due rows in a table. */
const MAX_DELAY_SECONDS = 900;
/** SQS: message group ids. */
const GROUP = /^[\x21-\x7e]{1,128}$/;

/**
 * A message body as text, with the two code units that SQS refuses escaped. `StoreError` `bad-message` for a message that
 * SQS would refuse on this kind of queue, so that the local run refuses it too; `message-too-large` over 256 KiB.
 */
export function prepareMessage(message: OutgoingMessage, queue: { name: string; fifo: boolean }): string {
  const fault = queue.fifo ? fifoFault(message) : standardFault(message);
  if (fault !== undefined) throw new StoreError('bad-message', `queue ${queue.name}: ${fault}`);
  const json: string | undefined = JSON.stringify(message.body);
  if (json === undefined) throw new StoreError('bad-message', `queue ${queue.name}: a message without a body`);
  const text = json.replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes <= MAX_MESSAGE_BYTES) return text;
  throw new StoreError(
    'message-too-large',
    `queue ${queue.name}: a message of ${sizeBytes} bytes, at most 256 KiB fit`,
  );
}

function fifoFault(message: OutgoingMessage): string | undefined {
  if (message.group === undefined || !GROUP.test(message.group)) {
    return `a group of 1 to 128 printable characters is needed, got ${JSON.stringify(message.group)}`;
  }
  if (!message.deduplicationId) return 'a deduplication id is needed';
  if (message.delaySeconds !== undefined) return 'a FIFO queue knows no delay of single messages';
  return undefined;
}

function standardFault(message: OutgoingMessage): string | undefined {
  if (message.group !== undefined || message.deduplicationId !== undefined) {
    return 'groups and deduplication are for FIFO queues';
  }
  const delay = message.delaySeconds ?? 0;
  if (Number.isInteger(delay) && delay >= 0 && delay <= MAX_DELAY_SECONDS) return undefined;
  return `delaySeconds must be 0 to ${MAX_DELAY_SECONDS}, got ${delay}`;
}
