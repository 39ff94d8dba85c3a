import { createServer } from 'node:http';
import type { Http } from '#shared/http.ts';

/** The newsroom behind a real server: `Host` says which outlet is meant. */
export async function serveNewsroom(newsroom: Http): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await newsroom({
      url: `https://${request.headers.host}${request.url}`,
      method: request.method === 'POST' ? 'POST' : 'GET',
      body: Buffer.concat(chunks).toString(),
    });
    if (answer.kind === 'failure') response.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the newsroom has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
