import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a delivery's time may be off before a receiver refuses it, in seconds; Standard Webhooks 1.0.0 suggests 5 minutes. */
const TOLERANCE_SECONDS = 300;

export type SignedHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };

/** The headers of Standard Webhooks 1.0.0: id, time and body are signed together. `secret` is `whsec_` and base64. */
export function signWebhook(secret: string, id: string, now: Date, body: string): SignedHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = `v1,${macOf(secret, `${id}.${timestamp}.${body}`).toString('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

/** What is wrong with a delivery, as a receiver sees it; `undefined` when it is ours and fresh. */
export function webhookFault(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: Date,
  body: string,
): string | undefined {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') {
    return 'a header is missing: webhook-id, webhook-timestamp and webhook-signature belong to each delivery';
  }
  const skew = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || skew > TOLERANCE_SECONDS) return 'the time is more than five minutes off';
  const mac = macOf(secret, `${id}.${timestamp}.${body}`);
  const isSigned = signature.split(' ').some((each) => {
    const given = Buffer.from(each.replace(/^v1,/, ''), 'base64');
    return each.startsWith('v1,') && given.length === mac.length && timingSafeEqual(given, mac);
  });
  return isSigned ? undefined : 'the signature is not that of this secret';
}

function macOf(secret: string, signed: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(signed).digest();
}
