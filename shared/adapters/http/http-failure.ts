import type { HttpFailureReason } from '../../http.ts';
import { BadEncodingError, BodyTooLargeError } from './decode-body.ts';

type Explained = { reason: HttpFailureReason; message: string };

/** What a connection may throw, by its code: the reason, and a sentence that says what can be done. */
const BY_CODE: Readonly<Record<string, Explained>> = {
  ...explained('dns', 'the host name has no address; check how it is spelt', ['ENOTFOUND', 'ENODATA', 'ENONAME']),
  ...explained('dns', 'no name server answered for the host; it may pass', [
    'EAI_AGAIN',
    'EAI_FAIL',
    'ESERVFAIL',
    'ECANCELLED',
  ]),
  ...explained('connect-timeout', 'the server did not accept a connection in time; it may be down', [
    'UND_ERR_CONNECT_TIMEOUT',
    'ETIMEDOUT',
  ]),
  ...explained('too-large', 'the headers of the answer are too large; tell the publisher', [
    'UND_ERR_HEADERS_OVERFLOW',
  ]),
  ...explained('connection', 'the server refuses connections; check the port', ['ECONNREFUSED']),
  ...explained('connection', 'the server cannot be reached from here; check the network', [
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
  ]),
  ...explained('connection', 'the connection broke off; it may pass', ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']),
  ...explained('connection', 'the request was given up because the program ends', [
    'UND_ERR_DESTROYED',
    'UND_ERR_CLOSED',
  ]),
};

const TLS = explain('tls', 'the TLS certificate or handshake failed; open the address in a browser to see why');
const NOT_HTTP = explain('connection', 'what the server answers is not HTTP; check scheme and port');
const TIMEOUT = explain('read-timeout', 'the server did not finish its answer in time; it may be overloaded');
const UNKNOWN = explain('connection', 'the connection failed');

/** Of Node and OpenSSL: the names of faults in certificates have no common form. */
const TLS_CODE =
  /^(?:EPROTO$|ERR_TLS_|ERR_SSL_|ERR_OSSL_)|CERT|(?:^|_)CRL_|ISSUER|LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)$/;

const MESSAGE_LENGTH = 200;

/** The reason, from the closed list, and a sentence for people, for whatever a request may throw. */
export function explainFailure(error: unknown, isDeadlineOver: boolean): Explained {
  if (error instanceof BodyTooLargeError) return { reason: 'too-large', message: error.message };
  if (error instanceof BadEncodingError) return { reason: 'bad-encoding', message: error.message };
  for (const cause of causes(error)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (code === 'CLAIMWIRE_UNSAFE_TARGET') return { reason: 'unsafe-target', message: cause.message };
    const known = cause.name === 'HTTPParserError' ? NOT_HTTP : knownCode(code);
    if (known) return { ...known, message: code === '' ? known.message : `${known.message} (${code})` };
  }
  if (isDeadlineOver) return TIMEOUT;
  const message = error instanceof Error ? error.message : String(error);
  return { ...UNKNOWN, message: `${UNKNOWN.message} (${message.slice(0, MESSAGE_LENGTH)})` };
}

function knownCode(code: string): Explained | undefined {
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code];
  return TLS_CODE.test(code) ? TLS : undefined;
}

function explain(reason: HttpFailureReason, message: string): Explained {
  return { reason, message };
}

function explained(reason: HttpFailureReason, message: string, codes: readonly string[]): Record<string, Explained> {
  return Object.fromEntries(codes.map((code) => [code, explain(reason, message)]));
}

/** An error, what caused it, and the parts of an aggregate. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 20) {
    const next = queue.shift();
    if (!(next instanceof Error)) continue;
    found.push(next);
    if (next instanceof AggregateError) queue.push(...next.errors);
    queue.push(next.cause);
  }
  return found;
}
