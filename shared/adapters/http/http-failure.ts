import type { HttpFailureReason } from '../../http.ts';
import { BadEncodingError, BodyTooLargeError } from './decode-body.ts';

const BY_CODE: Readonly<Record<string, HttpFailureReason>> = {
  CLAIMWIRE_UNSAFE_TARGET: 'unsafe-target',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  EAI_FAIL: 'dns',
  ESERVFAIL: 'dns',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'read-timeout',
  UND_ERR_BODY_TIMEOUT: 'read-timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_ABORTED: 'read-timeout',
  ABORT_ERR: 'read-timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
};

const SENTENCES: Readonly<Partial<Record<HttpFailureReason, string>>> = {
  dns: 'the host name has no address',
  tls: 'the TLS certificate or handshake failed',
  'connect-timeout': 'the server did not accept a connection in time',
  'read-timeout': 'the server did not answer in time',
  connection: 'the connection broke',
  'too-large': 'the body is too large',
};

/** The reason, from the closed list, and a sentence for people, for whatever a connection may throw. */
export function explainFailure(
  error: unknown,
  isDeadlineOver: boolean,
): { reason: HttpFailureReason; message: string } {
  if (error instanceof BodyTooLargeError) return { reason: 'too-large', message: error.message };
  if (error instanceof BadEncodingError) return { reason: 'bad-encoding', message: error.message };
  for (const cause of causes(error)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const reason = reasonOf(code);
    if (reason === 'unsafe-target') return { reason, message: cause.message };
    if (reason && !(isDeadlineOver && reason === 'connect-timeout')) return { reason, message: sentence(reason, code) };
  }
  if (isDeadlineOver) return { reason: 'read-timeout', message: sentence('read-timeout', '') };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: 'connection', message: `${SENTENCES.connection} (${message.slice(0, 200)})` };
}

function reasonOf(code: string): HttpFailureReason | undefined {
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code];
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_)/.test(code) ? 'tls' : undefined;
}

function sentence(reason: HttpFailureReason, code: string): string {
  return `${SENTENCES[reason] ?? reason}${code ? ` (${code})` : ''}`;
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
