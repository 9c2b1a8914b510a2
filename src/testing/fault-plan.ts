import { json, type Answer } from './answers.js';
import { misbehaviours, streamFaults, type FaultName } from './faults.js';
import { callback, checkOptions, flag, integer, milliseconds, oneOf, text, type OptionRule } from './options.js';
import { endpoints, isRecord, type FakeCohereEndpoint, type FakeCohereRequest } from './request.js';

/** What can go wrong: a fault by name, an HTTP status, or either with details. */
export type FakeCohereFault = FaultName | number | NamedFault | StatusFault;

/** A fault by name, with details. */
export interface NamedFault {
  readonly name: FaultName;
  /** Milliseconds that `slow` waits, and `slow-stream` waits between two parts. Default: 50. */
  readonly delayMs?: number;
  /** How many events of a stream go out before it goes wrong. Default: 3, the last of them the first text. */
  readonly afterEvents?: number;
}

/** An answer with any status. */
export interface StatusFault {
  readonly status: number;
  /** The answer's `message`. Default: `fake <status>`. */
  readonly message?: string;
  /** The whole body instead: a string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The `Retry-After` header: seconds, a date (sent as an HTTP date), or the header's text as it is. */
  readonly retryAfter?: number | Date | string;
  /** The `X-RateLimit-Reset` header: Unix time in seconds, or a date. */
  readonly rateLimitReset?: number | Date;
}

/** Which requests a fault happens to: those for which all of it holds. */
export interface FaultSelector {
  readonly endpoint?: FakeCohereEndpoint;
  readonly model?: string;
  /** Only requests that ask for a stream, or only those that do not. */
  readonly stream?: boolean;
  /** Any other condition. It is asked once for each request that the conditions above let through. */
  readonly when?: (request: FakeCohereRequest) => boolean;
  /** Only the n-th of the requests that fit (from 1). */
  readonly nth?: number;
  /** How often the fault happens at most; a service that recovers. Default: without end. */
  readonly times?: number;
}

/** A fault that happens to a request: its name, or the answer that takes the right one's place. */
interface ChosenFault {
  readonly name?: FaultName;
  readonly answer?: Answer;
  readonly delayMs: number;
  readonly afterEvents: number;
}

interface PlannedFault {
  readonly chosen: ChosenFault;
  readonly selector: FaultSelector;
  seen: number;
  used: number;
}

/** The faults of one server, and how often each has happened. */
export class FaultPlan {
  #faults: PlannedFault[] = [];

  add(fault: FakeCohereFault, selector: FaultSelector = {}): () => void {
    checkOptions('fail', selector, selectorRules);
    const planned: PlannedFault = { chosen: choose(fault), selector, seen: 0, used: 0 };
    this.#faults.push(planned);
    return () => {
      this.#faults = this.#faults.filter((other) => other !== planned);
    };
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault that happens to this request. Faults further down still count the request for their `nth`. */
  next(request: FakeCohereRequest): ChosenFault | undefined {
    const fitting = this.#faults.filter((fault) => fits(fault, request));
    for (const fault of fitting) fault.seen += 1;
    const fault = fitting.find(isDue);
    if (fault) fault.used += 1;
    return fault?.chosen;
  }
}

function fits({ chosen, selector }: PlannedFault, request: FakeCohereRequest): boolean {
  const { endpoint, model, stream, when } = selector;
  if (chosen.name && streamFaults.has(chosen.name) && !request.isStream) return false;
  if (endpoint !== undefined && endpoint !== request.endpoint) return false;
  if (model !== undefined && model !== request.model) return false;
  if (stream !== undefined && stream !== request.isStream) return false;
  return when?.(request) ?? true;
}

function isDue({ selector: { nth, times = Infinity }, seen, used }: PlannedFault): boolean {
  return used < times && (nth === undefined || nth === seen);
}

const faultNames = Object.keys(misbehaviours);

const selectorRules: Readonly<Record<keyof FaultSelector, OptionRule>> = {
  endpoint: oneOf(endpoints),
  model: text,
  stream: flag,
  when: callback,
  nth: integer(1),
  times: integer(1),
};

const namedFaultRules: Readonly<Record<keyof NamedFault, OptionRule>> = {
  name: oneOf(faultNames),
  delayMs: milliseconds,
  afterEvents: integer(0),
};

const statusFaultRules: Readonly<Record<keyof StatusFault, OptionRule>> = {
  status: integer(200, 599),
  message: text,
  body: { accepts: 'anything', isValid: () => true },
  headers: {
    accepts: 'an object of strings',
    isValid: (value) => isRecord(value) && Object.values(value).every((text) => typeof text === 'string'),
  },
  retryAfter: {
    accepts: 'seconds, a Date, or a string',
    isValid: (value) => isTime(value) || typeof value === 'string',
  },
  rateLimitReset: { accepts: 'Unix time in seconds, or a Date', isValid: isTime },
};

function isTime(value: unknown): boolean {
  return Number.isFinite(value) || (value instanceof Date && Number.isFinite(value.getTime()));
}

function choose(fault: FakeCohereFault): ChosenFault {
  if (typeof fault === 'string') return choose({ name: fault });
  if (typeof fault === 'number') return choose({ status: fault });
  if (isStatusFault(fault)) {
    checkOptions('fail', fault, statusFaultRules);
    return { answer: statusAnswer(fault), ...timing({}) };
  }
  // A missing name is refused like a wrong one.
  checkOptions('fail', isRecord(fault) ? { ...fault, name: fault['name'] ?? '' } : fault, namedFaultRules);
  return { name: fault.name, ...timing(fault) };
}

function isStatusFault(fault: NamedFault | StatusFault): fault is StatusFault {
  return isRecord(fault) && 'status' in fault;
}

function timing({ delayMs = 50, afterEvents = 3 }: Partial<NamedFault>): Pick<ChosenFault, 'delayMs' | 'afterEvents'> {
  return { delayMs, afterEvents };
}

function statusAnswer({ status, message, body, headers, retryAfter, rateLimitReset }: StatusFault): Answer {
  const answer = json(status, body ?? { id: 'fake', message: message ?? `fake ${status}` }, {
    ...(retryAfter !== undefined && { 'retry-after': httpDate(retryAfter) }),
    ...(rateLimitReset !== undefined && { 'x-ratelimit-reset': unixSeconds(rateLimitReset) }),
    ...headers,
  });
  return typeof body === 'string' ? { ...answer, parts: [body] } : answer;
}

function httpDate(value: number | Date | string): string {
  return value instanceof Date ? value.toUTCString() : String(value);
}

function unixSeconds(value: number | Date): string {
  return String(value instanceof Date ? Math.ceil(value.getTime() / 1000) : value);
}
