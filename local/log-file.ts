import { appendFileSync, renameSync, statSync } from 'node:fs';
import { createLog, type Log } from '#shared/log.ts';
import type { Clock } from '#shared/ports.ts';

/** A log of this size starts anew; the one before it is kept as `.1`. In bytes: 16 MiB. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;

/** JSON lines, one a unit of work, appended to `file`. */
export function createFileLog(file: string, now: Clock): Log {
  if (sizeOf(file) > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
  return createLog((line) => appendFileSync(file, line), 'info', now);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
