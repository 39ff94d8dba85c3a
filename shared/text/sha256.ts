import { createHash } from 'node:crypto';

/** SHA-256 as 64 lower-case hexadecimal digits. A text counts as its UTF-8 bytes; a lone surrogate as U+FFFD. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
