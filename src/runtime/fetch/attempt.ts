import { CohereAnswerError } from '../answer-error.js';
import { type FetchBreaker, type Outcome, Permit, type RequestPermit } from '../circuit-permit.js';
import { classifyFetchError } from '../classify-error.js';
import { type Answer, judgeAnswer, readAnswer } from './answer.js';
import { AttemptGuard } from './attempt-guard.js';
import { AttemptRecord } from './attempt-record.js';
import { backOffMs, waitFor } from './back-off.js';
import type { Call, Calls, LastAttempt } from './call.js';
import { guardStream, outcomeOf } from './guarded-stream.js';
import { changedAuthorization, isRepeatable, withAuthorization } from './key-renewal.js';
import type { FetchInput } from './request.js';
import { hurryRetry, toResponse, withBody } from './response.js';
import type { FetchSettings } from './settings.js';
import { SseCheck } from './sse-check.js';

/** One attempt of the SDK: the wait before it, the request, and a second request when the key has changed. */
export class Attempt {
  readonly #settings: FetchSettings;
  readonly #calls: Calls;
  readonly #input: FetchInput;
  readonly #init: RequestInit;
  readonly #call: Call;
  readonly #breaker: FetchBreaker | undefined;
  readonly #guard: AttemptGuard;
  #isStreaming = false;

  constructor(settings: FetchSettings, calls: Calls, input: FetchInput, init: RequestInit) {
    this.#settings = settings;
    this.#calls = calls;
    this.#input = input;
    this.#init = init;
    this.#call = calls.take(input, init);
    this.#breaker = this.#call.facts.isModelList ? undefined : settings.breakerFor(this.#call.facts);
    this.#guard = new AttemptGuard(this.#call.firstSignal, init.signal ?? undefined, this.#call.deadline);
  }

  /** The response for the SDK. Rejects with what the SDK should make an error of. */
  async response(): Promise<Response> {
    try {
      if (this.#guard.ending) throw this.#guard.ending.error;
      const { last } = this.#call;
      if (!last) return await this.#send(this.#permit(), 0);
      const permit = await this.#waitForPermit(last.retryAt - performance.now());
      // Tried once more it would fail, or be refused: what failed before is what the caller should see.
      if (!permit) return this.#forRetry({ ...last, retryAt: Infinity });
      return await this.#send(permit, performance.now() - last.answeredAt);
    } finally {
      if (!this.#isStreaming) this.#guard.close();
    }
  }

  /** Leave for the next attempt, once it may start. `undefined`, without a wait that is of no use, when it may not. */
  async #waitForPermit(ms: number): Promise<RequestPermit | undefined> {
    if (ms === Infinity || this.#isRefused()) return undefined;
    await waitFor(ms, this.#guard, this.#breaker);
    return this.#isRefused() ? undefined : this.#permit();
  }

  #isRefused(): boolean {
    return this.#breaker !== undefined && this.#breaker.refusesForMs() > 0;
  }

  #permit(): RequestPermit {
    return this.#breaker?.permitRequest() ?? new Permit(() => {});
  }

  async #send(permit: RequestPermit, waitedMs: number): Promise<Response> {
    const { facts } = this.#call;
    this.#call.attempts += 1;
    const record = new AttemptRecord(this.#call, waitedMs, permit, this.#settings.onAttempt);
    try {
      const response = await this.#request();
      record.answered(response);
      if (response.ok && facts.stream) return this.#stream(response, record);
      const answer = await readAnswer(response, this.#guard, this.#settings.idleTimeoutMs);
      const outcome = judgeAnswer(answer, facts);
      record.finish(outcome);
      return await this.#pass(answer, outcome);
    } catch (error) {
      const { ending } = this.#guard;
      record.finish(ending ? outcomeOf(ending) : classifyFetchError(error));
      throw error;
    }
  }

  /** Sends the request and waits for the headers. */
  async #request(): Promise<Response> {
    const { fetch = globalThis.fetch, dispatcher, headersTimeoutMs } = this.#settings;
    const { authorization } = this.#call;
    const init = authorization ? withAuthorization(this.#init, authorization) : this.#init;
    this.#guard.requestSent(headersTimeoutMs);
    const extra = { signal: this.#guard.signal, ...(dispatcher && { dispatcher }) } as RequestInit;
    const arriving = fetch(this.#input, { ...init, ...extra });
    arriving.then((late) => this.#guard.ending && late.body?.cancel()).catch(() => {});
    const response = await this.#guard.race(arriving);
    this.#guard.lift('headers');
    return response;
  }

  #stream(response: Response, record: AttemptRecord): Response {
    if (!response.body) throw new CohereAnswerError('truncated', 'the stream has no body');
    // As without this fetch, the SDK's timer ends with the headers.
    this.#guard.lift('sdk');
    this.#isStreaming = true;
    const body = guardStream(response.body, {
      guard: this.#guard,
      record,
      idleTimeoutMs: this.#settings.idleTimeoutMs,
      check: this.#call.facts.stream === 'events' ? new SseCheck() : undefined,
    });
    return withBody(response, body);
  }

  /** Gives an answer to the SDK, or sends the request again where that is not the SDK's business. */
  async #pass(answer: Answer, outcome: Outcome): Promise<Response> {
    const { status } = answer.response;
    if (status === 401 && (await this.#renewKey())) return this.#send(this.#permit(), 0);
    const isRetried = status === 408 || status === 429 || status >= 500;
    if (!isRetried || outcome === 'success') return toResponse(answer);
    const answeredAt = performance.now();
    const retryAt = answeredAt + (outcome.retryAfterMs ?? backOffMs(this.#call.retries));
    this.#call.retries += 1;
    const isUseful = outcome.retryable && retryAt < this.#call.deadline;
    return this.#forRetry({ answer, answeredAt, retryAt: isUseful ? retryAt : Infinity });
  }

  /** An answer after which the SDK tries again, or gives up: it does not say which. */
  #forRetry(last: LastAttempt): Response {
    this.#call.last = last;
    this.#calls.keep(this.#init, this.#call);
    return hurryRetry(toResponse(last.answer));
  }

  /** Reads the key again, once in a call. Whether it has changed. */
  async #renewKey(): Promise<boolean> {
    const { token } = this.#settings;
    if (!token || this.#call.authorization || !isRepeatable(this.#init.body)) return false;
    const sent = new Headers(this.#init.headers).get('authorization');
    const authorization = await this.#guard.race(changedAuthorization(token, sent));
    if (authorization) this.#call.authorization = authorization;
    return authorization !== undefined;
  }
}
