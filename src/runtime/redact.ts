import { checkOptions, flag } from './options.js';

/** Options of {@link redact}. */
export interface RedactOptions {
  /** Whether prompts, documents, answers and vectors stay readable. Default: false. Keys stay hidden either way. */
  readonly showTexts?: boolean;
}

const hidden = '[hidden]';
// A Cohere key is 40 letters and digits; what follows `Bearer` may be anything.
const keys = /\bBearer\s+\S+|\b[A-Za-z0-9]{40}\b/g;
const urls = /\bhttps?:\/\/\S+/g;
// Parsers, and the SDK's checks, quote what they read.
const quotations = /(?<=Received )"[^]*|"[^]*"(?=\.* is not valid JSON)|(?<=JSON Parse error: )[^]*/;
const secretNames = /token|api[-_]?key|authorization|secret|password|credential|cookie/i;

/** The last words of field names whose strings are no texts: `model`, `finishReason`, `request_id`, `createdAt`. */
const harmlessNames: ReadonlySet<string> = new Set([
  ...['id', 'model', 'endpoint', 'method', 'role', 'type', 'types', 'kind', 'mode', 'format', 'version'],
  ...['status', 'state', 'reason', 'code', 'level', 'truncate', 'timestamp', 'at'],
]);

/**
 * A copy of a value that may be logged: the same shape, with keys, tokens and texts hidden.
 *
 * - A string is a text unless the name of its field says otherwise: `model`, `role`, `finishReason`, `requestId`,
 *   `createdAt`. Of a text the length remains. Lists of numbers are hidden too: from a vector the text can be guessed.
 * - Of an error the class, the status and the first line of the message remain, without URLs and quotations; no
 *   body, no headers, no stack.
 * - An object of a class (a client, a response, headers) becomes the name of its class.
 *
 * The value itself is left alone, and no value makes it throw.
 *
 * @throws {TypeError} For an option that does not exist, or a value that the option does not accept.
 * @example
 * redact({ model: 'embed-v4.0', texts: ['Hello'] }); // { model: 'embed-v4.0', texts: ['[5 characters]'] }
 */
export function redact(value: unknown, options: RedactOptions = {}): unknown {
  checkOptions('redact', options, { showTexts: flag });
  try {
    return redactField('', value, { showTexts: options.showTexts ?? false, parents: [] });
  } catch {
    // A getter or a proxy threw. A log line is not worth an exception.
    return hidden;
  }
}

interface Context {
  readonly showTexts: boolean;
  /** The objects around the value, to notice a circle. */
  readonly parents: readonly object[];
}

function redactField(name: string, value: unknown, context: Context): unknown {
  if (typeof value === 'string') return redactString(name, value, context);
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (context.parents.includes(value)) return '[circular]';
  const inside = { ...context, parents: [...context.parents, value] };
  if (Array.isArray(value)) return redactList(name, value, inside);
  if (isError(value)) return redactError(value);
  if (value instanceof Date) return new Date(value);
  if (!isPlain(value)) return `[${value.constructor?.name ?? 'object'}]`;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, redactField(key, field, inside)]));
}

function redactString(name: string, text: string, { showTexts }: Context): string {
  if (secretNames.test(name)) return hidden;
  if (showTexts || isHarmless(name)) return text.replace(keys, hidden);
  return `[${text.length} characters]`;
}

/** The items of a list are named like the list. */
function redactList(name: string, list: readonly unknown[], context: Context): unknown {
  const isHidden = !context.showTexts && list.length > 0 && list.every((item) => typeof item === 'number');
  return isHidden ? `[${list.length} numbers]` : list.map((item) => redactField(name, item, context));
}

function redactError(error: Error): Record<string, unknown> {
  const message = error.message.replace(quotations, '…').split('\n', 1)[0] ?? '';
  return { ...classOf(error), message: message.replace(keys, hidden).replace(urls, '[url]') };
}

/** What says the kind of an error, and of what caused it, in no words of its own. */
function classOf(error: Error): Record<string, unknown> {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return {
    name: error.name === 'Error' ? error.constructor.name : error.name,
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(code !== undefined && { code: typeof code === 'number' ? code : String(code) }),
    ...(isError(error.cause) && { cause: classOf(error.cause) }),
  };
}

function isHarmless(name: string): boolean {
  return harmlessNames.has(
    name
      .split(/[-_]|(?=[A-Z])/)
      .at(-1)
      ?.toLowerCase() ?? '',
  );
}

/** Also of another realm: in Jest and other sandboxes, `fetch` throws errors of the outer one. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** By structure, since sandboxes have an `Object` of their own. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
