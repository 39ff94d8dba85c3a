import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { NetConnectOpts, Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/**
 * A process that runs one bundled function as Lambda does: its environment alone, one import, then event after event, which
 * arrive over IPC with the time that it then is. `*.example` leads to a public address, behind which
 * the newsroom of the tests is: the guards of the HTTP client are those of a deployment.
 */
const Order = z.object({ id: z.number(), event: z.unknown(), nowMs: z.number() });
const [bundle = '', newsroomPort = ''] = process.argv.slice(2);
const PUBLIC_ADDRESS = { address: '93.184.215.14', family: 4 };

const require = createRequire(import.meta.url);
/** The modules as programs share them: what is put in here is what the bundle finds. */
const net: { connect: unknown; createConnection: unknown } = require('node:net');
const tls: { connect: unknown } = require('node:tls');
const dns: { lookup: unknown } = require('node:dns/promises');
const { connect } = await import('node:net');

dns.lookup = async (host: string) => {
  if (host.endsWith('.example')) return [PUBLIC_ADDRESS];
  throw Object.assign(new Error(`${host} is not known here`), { code: 'ENOTFOUND' });
};
const route = (options: NetConnectOpts, ...rest: (() => void)[]): Socket => {
  if (!('host' in options) || !options.host?.endsWith('.example')) return connect(options, ...rest);
  const { host, lookup } = options;
  // The bundle's own check of the address first; then to the newsroom.
  return connect({
    ...options,
    port: Number(newsroomPort),
    lookup: (_, asked, callback) =>
      lookup?.(host, asked, (error) => {
        if (error) callback(error, '', 0);
        else if (asked.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
        else callback(null, '127.0.0.1', 4);
      }),
  });
};
net.connect = route;
net.createConnection = route;
// The newsroom has no certificates: a connection that should be encrypted is taken for one.
tls.connect = (options: NetConnectOpts) => {
  const socket = route(options);
  socket.once('connect', () => socket.emit('secureConnect'));
  return socket;
};
syncBuiltinESMExports();

let nowMs = Date.now();
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [nowMs] : args),
  get: (target, key) => (key === 'now' ? () => nowMs : Reflect.get(target, key)),
});

const Bundle = z.object({ handler: z.custom<(event: unknown) => Promise<unknown>>((it) => typeof it === 'function') });
const { handler } = Bundle.parse(await import(pathToFileURL(`${bundle}/index.mjs`).href));
process.on('message', async (message) => {
  const order = Order.parse(message);
  nowMs = order.nowMs;
  try {
    process.send?.({ id: order.id, answer: await handler(order.event) });
  } catch (error) {
    process.send?.({ id: order.id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
process.send?.({ ready: true });
