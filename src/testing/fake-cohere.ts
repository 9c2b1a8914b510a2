import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo, echo, json, type Answer } from './answers.js';
import { FaultPlan, type FakeCohereFault, type FaultSelector } from './fault-plan.js';
import { misbehaviours, send } from './faults.js';
import { defaultModels, type FakeCohereModel } from './models.js';
import {
  callback,
  checkOptions,
  either,
  flag,
  integer,
  milliseconds,
  oneOf,
  text,
  type OptionRule,
} from './options.js';
import { replyRules, type FakeCohereReply } from './reply.js';
import { isRecord, readRequest, type FakeCohereRequest } from './request.js';
import { refusalOf } from './validation.js';

/** Options of {@link createFakeCohere}. */
export interface FakeCohereOptions {
  /** The port on 127.0.0.1. Default: 0, any free one. */
  readonly port?: number;
  /**
   * The key that is valid, or a function that decides; other keys are answered 401. Default: every key is valid.
   * A request without a key is always answered 401.
   */
  readonly apiKey?: string | ((apiKey: string) => boolean);
  /** `'trial'` adds the headers that the API sends to trial keys. Default: `'production'`. */
  readonly keyType?: 'production' | 'trial';
  /**
   * The models that exist; others are answered 404, and an endpoint that does not serve the model 400.
   * Default: every name is served, and `models.list` names one current model or two for each endpoint.
   */
  readonly models?: readonly FakeCohereModel[];
  /** What chat answers. Default: `You said: …` with the last user message. */
  readonly reply?: string | FakeCohereReply | ((request: FakeCohereRequest) => string | FakeCohereReply);
  /** Whether requests that the API refuses are answered 400, as it does. Default: true. */
  readonly validation?: boolean;
  /** Milliseconds before every answer. Default: 0. */
  readonly latencyMs?: number;
}

/** A running fake of Cohere's API. */
export interface FakeCohere {
  /** Give it to the client as `environment` or `baseUrl`. */
  readonly url: string;
  /** Every request that arrived, retries of the SDK included, in the order of arrival. */
  readonly requests: readonly FakeCohereRequest[];
  /** How many connections were ever opened: what keep-alive keeps low. */
  readonly connections: number;
  /** How many requests are unanswered, or their answers unfinished and not given up by the client. */
  readonly openRequests: number;
  /**
   * Lets requests go wrong. When several faults fit a request, the one registered first happens.
   *
   * @param fault A fault's name, a status, or an object with details.
   * @param selector Which requests it happens to. Default: all.
   * @returns A function that ends the fault.
   * @throws {TypeError} For a fault or a selector that does not exist; names what is accepted.
   */
  fail(fault: FakeCohereFault, selector?: FaultSelector): () => void;
  /** Ends all faults. */
  recover(): void;
  /** Closes the server and all its connections; resolves when the port is free. */
  close(): Promise<void>;
}

const optionRules: Readonly<Record<keyof FakeCohereOptions, OptionRule>> = {
  port: integer(0, 65_535),
  apiKey: either(text, callback),
  keyType: oneOf(['production', 'trial']),
  models: { accepts: 'a list of models, each { name: string, endpoints: string[] }', isValid: isModelList },
  reply: either(either(text, callback), { accepts: 'a reply object', isValid: isRecord }),
  validation: flag,
  latencyMs: milliseconds,
};

const trialHeaders = {
  'x-endpoint-monthly-call-limit': '1000',
  'x-trial-endpoint-call-limit': '20',
  'x-trial-endpoint-call-remaining': '19',
};

// Kept from before a test may install fake timers: sockets live in real time.
const { setTimeout: setTimer } = globalThis;

/**
 * Starts a fake of Cohere's API on 127.0.0.1: v1 and v2 chat and their streams, embed, rerank, parse, models,
 * check-api-key, tokenize and detokenize. It answers the same to the same request, and goes wrong as told.
 *
 * Unlike a mocked `fetch`, it is a real HTTP server: connections are really reset, bodies really cut.
 *
 * @throws {TypeError} For an option that does not exist, or a value that it does not accept.
 * @example
 * const cohere = await createFakeCohere();
 * const client = new CohereClientV2({ token: 'any', environment: cohere.url });
 * cohere.fail(503, { endpoint: 'chat', times: 1 });
 */
export async function createFakeCohere(options: FakeCohereOptions = {}): Promise<FakeCohere> {
  checkOptions('createFakeCohere', options, optionRules);
  if (isRecord(options.reply)) checkOptions('createFakeCohere, reply', options.reply, replyRules);
  const requests: FakeCohereRequest[] = [];
  const faults = new FaultPlan();
  let connections = 0;
  let openRequests = 0;

  const server = createServer((incoming, response) => {
    openRequests += 1;
    response.once('close', () => (openRequests -= 1));
    // A client that goes away while it sends leaves nothing to answer.
    serve(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', () => (connections += 1));
  // The client decides how long it keeps an idle connection, and a hung request hangs.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming, requests.length);
    requests.push(request);
    const fault = faults.next(request);
    const answer = fault?.answer ?? answerFor(request, options);
    if (fault?.name) return misbehaviours[fault.name]({ ...fault, request, response, answer });
    if (options.latencyMs) await new Promise((resolve) => setTimer(resolve, options.latencyMs));
    send(response, answer);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    get openRequests() {
      return openRequests;
    },
    fail: (fault, selector) => faults.add(fault, selector),
    recover: () => faults.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerFor(request: FakeCohereRequest, options: FakeCohereOptions): Answer {
  const { models, reply = echo, validation = true } = options;
  if (!isAuthorized(request, options.apiKey)) return json(401, { id: 'fake', message: 'invalid api token' });
  const refusal = validation ? refusalOf(request, models) : undefined;
  const answer = refusal ?? answerTo(request, { models: models ?? defaultModels, reply });
  return options.keyType === 'trial' ? { ...answer, headers: { ...answer.headers, ...trialHeaders } } : answer;
}

function isAuthorized({ apiKey }: FakeCohereRequest, expected: FakeCohereOptions['apiKey']): boolean {
  if (apiKey === undefined) return false;
  if (expected === undefined) return true;
  return typeof expected === 'string' ? apiKey === expected : expected(apiKey);
}

function isModelList(value: unknown): boolean {
  const isModel = (model: unknown): boolean =>
    isRecord(model) && typeof model['name'] === 'string' && Array.isArray(model['endpoints']);
  return Array.isArray(value) && value.every(isModel);
}
