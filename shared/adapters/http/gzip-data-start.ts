/** Bits of the flags in a gzip header that say what stands between it and the data. */
const HAS_HEADER_CHECK = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Where the deflated data of a gzip body begin, in bytes (RFC 1952, 2.3); undefined for what is no gzip. */
export function gzipDataStart(body: Buffer): number | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b || body[2] !== 8) return undefined;
  const flags = body[3] ?? 0;
  let at = 10;
  if (flags & HAS_EXTRA) at += 2 + (body[at] ?? 0) + 256 * (body[at + 1] ?? 0);
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (flags & flag) at = body.indexOf(0, at) + 1;
  }
  return flags & HAS_HEADER_CHECK ? at + 2 : at;
}
