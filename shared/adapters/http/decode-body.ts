import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

/** Codings that we ask for. */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate';
/** More codings one over the other are an attack. */
const MAX_CODINGS = 3;

export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  constructor(maxBytes: number) {
    super(`the body has more than ${maxBytes} bytes`);
  }
}

export class BadEncodingError extends Error {
  override readonly name = 'BadEncodingError';
}

const decoders = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  inflate: promisify(inflate),
  inflateRaw: promisify(inflateRaw),
};

/**
 * Undoes `Content-Encoding`. Stops at `maxBytes` of output with `BodyTooLargeError`; `BadEncodingError` for codings that
 * nobody asked for and for bytes that do not decode. A gzip body that breaks off gives what there is; a body that is
 * labelled gzip and is not is taken as it stands.
 */
export async function decodeBody(body: Buffer, contentEncoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS)
    throw new BadEncodingError(`${codings.length} content encodings one over the other`);
  let current = body;
  for (const coding of codings.reverse()) current = await decodeOne(current, coding, maxBytes);
  if (current.length > maxBytes) throw new BodyTooLargeError(maxBytes);
  return current;
}

async function decodeOne(body: Buffer, coding: string, maxBytes: number): Promise<Buffer> {
  if (body.length === 0) return body;
  const maxOutputLength = maxBytes + 1;
  try {
    switch (coding) {
      case 'gzip':
        if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
        return await decoders.gzip(body, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
      case 'br':
        return await decoders.br(body, { maxOutputLength });
      case 'zstd':
        return await decoders.zstd(body, { maxOutputLength });
      case 'deflate':
        return ((body[0] ?? 0) & 0x0f) === 8
          ? await decoders.inflate(body, { maxOutputLength })
          : await decoders.inflateRaw(body, { maxOutputLength });
      default:
        throw new BadEncodingError(`the content encoding "${coding.slice(0, 40)}" was not asked for`);
    }
  } catch (error) {
    if (error instanceof BadEncodingError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new BodyTooLargeError(maxBytes);
    throw new BadEncodingError(`the body is not what "${coding}" makes`, { cause: error });
  }
}
