import type { Readable } from 'node:stream';
import { BodyTooLargeError } from './decode-body.ts';

/** A whole body. `BodyTooLargeError` past `maxBytes`, at once where the server announces that many; else as the stream throws. */
export async function readBody(stream: Readable, announced: string | undefined, maxBytes: number): Promise<Buffer> {
  // A body that is given up emits an error that nobody else waits for.
  stream.on('error', () => {});
  if (Number(announced) > maxBytes) {
    stream.destroy();
    throw new BodyTooLargeError(maxBytes);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLargeError(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The start of a body, at most `maxBytes`, or less where it breaks off. Never throws. */
export async function readStart(stream: Readable, maxBytes: number): Promise<Buffer> {
  stream.on('error', () => {});
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maxBytes) break;
    }
  } catch {
    // What came before it broke off is all there is.
  }
  return Buffer.concat(chunks, size).subarray(0, maxBytes);
}
