import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { gzipDataStart } from './gzip-data-start.ts';

/** Codings that we ask for. */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate';
/** More codings one over the other are an attack. */
const MAX_CODINGS = 3;
/** RFC 9659: the window of a zstd body is at most 8 MiB (2^23); Node's own limit is 16 times that. */
const MAX_ZSTD_WINDOW_LOG = 23;
/** Of one step of decompression, in bytes. */
const CHUNK_BYTES = 64 * 1024;
/** So much of a body is enough to tell text from compressed bytes. */
const TEXT_HEAD_BYTES = 512;

export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  constructor(maxBytes: number) {
    super(`the body has more than ${maxBytes} bytes, which is the limit after decompression`);
  }
}

export class BadEncodingError extends Error {
  override readonly name = 'BadEncodingError';
}

/** `isPartial`: the compressed data broke off; this is what came before. */
export type DecodedBody = { body: Buffer; isPartial: boolean };

/**
 * Undoes `Content-Encoding`. Bytes tell more than labels: what begins as gzip or zstd is undone as that, also where no label
 * says so or it was packed twice; text that is labelled as packed and is not is taken as it stands. `BodyTooLargeError` past
 * `maxBytes` of output in any layer; `BadEncodingError` for bytes that do not decode and for more than three layers.
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<DecodedBody> {
  const labels = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '' && label !== 'identity');
  if (labels.length > MAX_CODINGS) throw tooManyCodings();
  let decoded: DecodedBody = { body, isPartial: false };
  for (let layers = 0; decoded.body.length > 0; layers++) {
    const label = labels.pop();
    const decoder = createDecoder(decoded.body, label);
    if (decoder) {
      if (layers >= MAX_CODINGS) throw tooManyCodings();
      decoded = await undo(decoded, label, decoder, maxBytes);
    } else if (label === undefined) break;
  }
  if (decoded.body.length > maxBytes) throw new BodyTooLargeError(maxBytes);
  return decoded;
}

/** Undefined where the body is to be taken as it stands. */
function createDecoder(body: Buffer, label: string | undefined): Transform | undefined {
  const options = { chunkSize: CHUNK_BYTES };
  if (startsWith(body, 0x1f, 0x8b, 0x08)) return createGunzip(options);
  if (startsWith(body, 0x28, 0xb5, 0x2f, 0xfd))
    return createZstdDecompress({ ...options, params: { [constants.ZSTD_d_windowLogMax]: MAX_ZSTD_WINDOW_LOG } });
  if (label === undefined) return undefined;
  if (label === 'br') return createBrotliDecompress(options);
  // Both forms are sent under this name: with the header of zlib (RFC 1950) and without.
  if (label === 'deflate') return hasZlibHeader(body) ? createInflate(options) : createInflateRaw(options);
  if (looksLikeText(body)) return undefined;
  throw new BadEncodingError(`the body is labelled "${label.slice(0, 40)}", and is nothing that can be unpacked`);
}

async function undo(
  { body, isPartial }: DecodedBody,
  label: string | undefined,
  decoder: Transform,
  maxBytes: number,
): Promise<DecodedBody> {
  const { unpacked, error } = await unpack(body, decoder, maxBytes);
  if (error === undefined) return { body: unpacked, isPartial };
  if (looksLikeText(body)) return { body, isPartial };
  const start = isFalseChecksum(error) ? undefined : gzipDataStart(body);
  if (start !== undefined) {
    // Without its last bytes, or with a line feed behind them as scripts write it: the data themselves know where they end.
    const member = await unpack(body.subarray(start), createInflateRaw({ chunkSize: CHUNK_BYTES }), maxBytes);
    if (member.error === undefined) return { body: member.unpacked, isPartial };
  }
  if (unpacked.length > 0 && isBrokenOff(error)) return { body: unpacked, isPartial: true };
  throw new BadEncodingError(`the packed body (${label ?? 'without a label'}) is damaged`, { cause: error });
}

/** What comes out, and the error that ended it, if one did; throws only `BodyTooLargeError`. */
async function unpack(
  body: Buffer,
  decoder: Transform,
  maxBytes: number,
): Promise<{ unpacked: Buffer; error?: unknown }> {
  const chunks: Buffer[] = [];
  let size = 0;
  decoder.end(body);
  try {
    for await (const chunk of decoder) {
      size += chunk.length;
      if (size > maxBytes) throw new BodyTooLargeError(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw error;
    return { unpacked: Buffer.concat(chunks, size), error };
  }
  return { unpacked: Buffer.concat(chunks, size) };
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
}

function isFalseChecksum(error: unknown): boolean {
  return error instanceof Error && /(?:data|length) check$/.test(error.message);
}

function tooManyCodings(): BadEncodingError {
  return new BadEncodingError(`the body is packed more than ${MAX_CODINGS} times`);
}

function startsWith(body: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, index) => body[index] === byte);
}

function hasZlibHeader(body: Buffer): boolean {
  return ((body[0] ?? 0) & 0x0f) === 8 && body.length > 1 && body.readUInt16BE(0) % 31 === 0;
}

/** True for text in any charset: no control characters but white space, or a byte order mark in front. */
function looksLikeText(body: Buffer): boolean {
  if (startsWith(body, 0xff, 0xfe) || startsWith(body, 0xfe, 0xff)) return true;
  return body.subarray(0, TEXT_HEAD_BYTES).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
