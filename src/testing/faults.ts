import type { ServerResponse } from 'node:http';
import { json, type Answer } from './answers.js';
import { sse } from './chat.js';
import type { FakeCohereRequest } from './request.js';

/** What can go wrong besides a status. Where no status is named, it is 200. */
export type FaultName =
  /** The connection is reset (RST) before the first byte. */
  | 'reset'
  /** The connection is closed (FIN) before the first byte. */
  | 'close'
  /** Broken JSON. */
  | 'malformed'
  /** An HTML page, as from a captive portal. */
  | 'html'
  /** Status 502 with an HTML page, as from a proxy. */
  | 'html502'
  /** Status 500, declared as JSON, with a body that is none. */
  | 'badjson500'
  /** An empty body. */
  | 'empty'
  /** `Content-Length: 500`, 10 bytes, then the connection is closed. */
  | 'short-body'
  /** The beginning of the body, then the connection is reset. */
  | 'body-reset'
  /** The beginning of the body, then the connection is closed. */
  | 'body-close'
  /** The beginning of the body, then its correct end: a truncated answer that no transport can notice. */
  | 'cut-clean'
  /** Streams only. Like `cut-clean`, in the middle of a line. */
  | 'cut-midline'
  /** Streams only. An event with broken JSON in the place of a later one. */
  | 'garbage-event'
  /** Streams only. The stream ends with `message-end` whose `finish_reason` is `ERROR`. */
  | 'error-event'
  /** Streams only. `event: error` with a JSON body that has no `type`. */
  | 'error-json-event'
  /** No answer, until the client goes away. */
  | 'hang'
  /** Headers and the beginning of the body, then silence until the client goes away. */
  | 'hang-body'
  /** The right answer, `delayMs` late. */
  | 'slow'
  /** The right answer, its parts (the events of a stream) `delayMs` apart. */
  | 'slow-stream'
  /** Status 429 of a production key: its limit per minute. */
  | 'limit-minute'
  /** Status 429 of a trial key: its limit per minute. */
  | 'trial-limit-minute'
  /** Status 429 of a trial key: its limit per month, which no waiting helps against. */
  | 'trial-limit-month'
  /** Status 401: an unknown key. */
  | 'invalid-key'
  /** Status 401: an expired trial key. */
  | 'expired-key'
  /** Status 402: the billing limit is reached. */
  | 'billing-limit';

/** One answer that goes wrong. */
export interface Exchange {
  readonly request: FakeCohereRequest;
  readonly response: ServerResponse;
  /** What would have been answered. */
  readonly answer: Answer;
  /** Milliseconds, for the slow faults. */
  readonly delayMs: number;
  /** How many events of a stream go out before it goes wrong. */
  readonly afterEvents: number;
}

type Misbehaviour = (exchange: Exchange) => void;

// Kept from before a test may install fake timers: sockets live in real time.
const { setTimeout: setTimer } = globalThis;

// A reset discards what the client has not read yet, so the bytes before it get this long to arrive.
const readingMs = 30;
const htmlPage = '<html><body>Sign in to this network</body></html>';
const brokenJson = '{"id":"fake", nope';

/** How each fault happens. */
export const misbehaviours: Readonly<Record<FaultName, Misbehaviour>> = {
  reset: ({ response }) => void response.socket?.resetAndDestroy(),
  close: ({ response }) => void response.socket?.destroy(),
  malformed: ({ response, answer }) => send(response, { ...answer, parts: [brokenJson] }),
  html: ({ response }) => send(response, html(200)),
  html502: ({ response }) => send(response, html(502)),
  badjson500: ({ response }) => send(response, { ...json(500, {}), parts: ['upstream connect error'] }),
  empty: ({ response, answer }) => send(response, { ...answer, parts: [] }),
  'short-body': ({ response, answer }) => {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': 500 });
    response.write(answer.parts.join('').slice(0, 10));
    later(readingMs, response, () => response.socket?.destroy());
  },
  'body-reset': (exchange) => {
    sendBeginning(exchange);
    later(readingMs, exchange.response, () => exchange.response.socket?.resetAndDestroy());
  },
  'body-close': (exchange) => {
    sendBeginning(exchange);
    later(readingMs, exchange.response, () => exchange.response.socket?.destroy());
  },
  'cut-clean': (exchange) => {
    sendBeginning(exchange);
    exchange.response.end();
  },
  'cut-midline': (exchange) => {
    sendBeginning(exchange);
    exchange.response.end(exchange.answer.parts[exchange.afterEvents]?.slice(0, -10));
  },
  'garbage-event': (exchange) => {
    sendBeginning(exchange);
    exchange.response.end('event: content-delta\ndata: { nope\n\n');
  },
  'error-event': (exchange) => {
    sendBeginning(exchange);
    const delta = { finish_reason: 'ERROR', error: 'the model failed' };
    exchange.response.end(`${sse({ type: 'message-end', delta })}data: [DONE]\n\n`);
  },
  'error-json-event': (exchange) => {
    sendBeginning(exchange);
    exchange.response.end(sse({ message: 'internal server error' }, 'error'));
  },
  hang: () => {},
  'hang-body': sendBeginning,
  slow: ({ response, answer, delayMs }) => later(delayMs, response, () => send(response, answer)),
  'slow-stream': sendSlowly,
  'limit-minute': status(429, 'You are past the per minute request limit, please wait and try again later.'),
  'trial-limit-minute': status(429, trialLimit('20 API calls / minute')),
  'trial-limit-month': status(429, trialLimit('1000 API calls / month')),
  'invalid-key': status(401, 'invalid api token'),
  'expired-key': status(401, 'Your API key has expired. Please create a production key'),
  'billing-limit': status(402, 'Maximum billing reached for this API key'),
};

/** The faults that only a stream can have; another request gets its right answer. */
export const streamFaults: ReadonlySet<string> = new Set<FaultName>([
  'cut-midline',
  'garbage-event',
  'error-event',
  'error-json-event',
]);

/** Sends a whole answer: a stream event by event, anything else at once. */
export function send(response: ServerResponse, { status, headers, parts, isStream }: Answer): void {
  if (!isStream) {
    const body = Buffer.from(parts.join(''));
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
    return;
  }
  response.writeHead(status, { ...headers });
  for (const part of parts) response.write(part);
  response.end();
}

/** How the API's own answer to a trial key begins, as quoted in public issues (read in November 2026). */
function trialLimit(limit: string): string {
  return `You are using a Trial key, which is limited to ${limit}.`;
}

function status(code: number, message: string): Misbehaviour {
  return ({ response }) => send(response, json(code, { id: 'fake', message }));
}

function html(code: number): Answer {
  return { status: code, headers: { 'content-type': 'text/html' }, parts: [htmlPage], isStream: false };
}

/** The headers, and of the body the first events or the first half. */
function sendBeginning({ response, answer, afterEvents }: Exchange): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.flushHeaders();
  if (answer.isStream) {
    for (const part of answer.parts.slice(0, afterEvents)) response.write(part);
    return;
  }
  const body = answer.parts.join('');
  response.write(body.slice(0, body.length / 2));
}

function sendSlowly({ response, answer, delayMs }: Exchange): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.flushHeaders();
  const body = answer.parts.join('');
  const parts = answer.isStream ? answer.parts : body.match(new RegExp(`.{1,${Math.ceil(body.length / 5)}}`, 'gs'));
  const remaining = [...(parts ?? [])];
  const sendNext = (): void => {
    const part = remaining.shift();
    if (part === undefined) return void response.end();
    response.write(part);
    later(delayMs, response, sendNext);
  };
  sendNext();
}

/** Does something later, unless the client has gone away by then. */
function later(delayMs: number, response: ServerResponse, action: () => void): void {
  const timer = setTimer(() => response.destroyed || action(), delayMs);
  timer.unref();
}
