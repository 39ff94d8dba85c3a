import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';

/** A real server on this machine; `seen` are its requests so far, `sockets` those who connected. */
export type Wire = { port: number; seen: IncomingMessage[]; sockets: Socket[]; close(): Promise<void> };

/** Answers each path by its listener, 404 for others. */
export async function listenWire(routes: Readonly<Record<string, RequestListener>>): Promise<Wire> {
  const seen: IncomingMessage[] = [];
  const sockets: Socket[] = [];
  const server = createServer((req, res) => {
    seen.push(req);
    const route = routes[req.url ?? ''];
    if (route) route(req, res);
    else res.writeHead(404).end();
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    sockets,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server that speaks what `answer` writes. */
export async function listenTcp(answer: (socket: Socket) => void): Promise<{ url: string; close(): void }> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
