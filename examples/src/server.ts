import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cohere } from './cohere.ts';
import { Retriever } from './retrieval.ts';
import { ask } from './routes/ask.ts';
import { stream } from './routes/stream.ts';
import { summarize } from './routes/summary.ts';
import { translateArticle } from './routes/translate.js';
import { triage } from './routes/triage.ts';

const retriever = new Retriever(cohere);
await retriever.load(new URL('../data/index.json', import.meta.url));

const routes: Record<string, (request: Request) => Promise<Response>> = {
  'POST /api/ask': (request) => ask(request, retriever),
  'POST /api/chat': stream,
  'POST /api/summary': (request) => summarize(request, cohere),
  'POST /api/tickets': triage,
  'POST /api/translate': translateArticle,
};

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = await incoming.toArray();
  const { method = 'GET', url = '/' } = incoming;
  return new Request(`http://localhost${url}`, { method, body: chunks.length > 0 ? Buffer.concat(chunks) : null });
}

async function respond(incoming: IncomingMessage): Promise<Response> {
  const route = routes[`${incoming.method} ${incoming.url}`];
  return route ? route(await toRequest(incoming)) : new Response('Not found', { status: 404 });
}

const server = createServer((incoming, outgoing) => {
  respond(incoming)
    .catch(() => new Response('Internal error', { status: 500 }))
    .then((response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      return pipeline(response.body ? Readable.fromWeb(response.body as never) : [], outgoing);
    })
    .catch(() => outgoing.destroy());
});

server.listen(Number(process.env.PORT ?? 3000), () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Listening on http://localhost:${port}`);
});
