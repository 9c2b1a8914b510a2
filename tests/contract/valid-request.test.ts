import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FieldValue,
  type RequestField,
  endpoints,
  isInRange,
  models,
  modelConcern,
  outputLimit,
  servesEndpoint,
  unknownFields,
  wireName,
} from '../../src/catalog/index.js';
import rule from '../../src/rules/valid-request.js';
import { type FakeCohere, createFakeCohere } from '../../src/testing/index.js';
import { sampleValue } from './samples.js';
import { type Sdk, call, construct, sdks } from './sdks.js';
import { typeErrors } from './type-errors.js';

/*
 * What the rule says of a request, beside what the real SDK makes of the same request: it goes out to the fake server
 * with the field that the rule speaks of, or it does not go out at all.
 */

type Request = Readonly<Record<string, unknown>>;
type ClassName = 'CohereClient' | 'CohereClientV2';

/** One request on an edge, what the rule says of it, and what becomes of it. */
interface Boundary {
  readonly name: string;
  readonly className: ClassName;
  readonly path: string;
  readonly request: Request;
  /** The messages of the rule; none for a request that is right. */
  readonly reports: readonly string[];
  /** What reaches the server, as far as it matters; or the beginning of the SDK's refusal. */
  readonly outcome: { readonly sent: object } | { readonly refused: string };
  /** How the fake server answers, where it knows better than 200. */
  readonly answer?: RegExp;
}

const chat = { model: 'my-model', messages: [{ role: 'user', content: 'hi' }] };
const embed = { model: 'my-model', inputType: 'search_document', texts: ['a'] };
const rerank = { model: 'my-model', query: 'q', documents: ['a', 'b'] };
const weather = { type: 'function', function: { name: 'weather', parameters: { type: 'object' } } };

/** A right request for each endpoint that takes a JSON body, by the class of the client. */
const right: Readonly<Record<ClassName, Readonly<Record<string, Request>>>> = {
  CohereClientV2: {
    chat,
    embed,
    rerank,
    parse: { model: 'my-model', document: { type: 'image_url', imageUrl: 'data:image/png;base64,' } },
  },
  CohereClient: {
    chat: { model: 'my-model', message: 'hi' },
    embed,
    rerank,
    tokenize: { model: 'my-model', text: 'a' },
    detokenize: { model: 'my-model', tokens: [1] },
    'embedJobs.create': { model: 'my-model', datasetId: 'd', inputType: 'search_document' },
    'batches.create': { model: 'my-model', name: 'n', inputDatasetId: 'd' },
  },
};

/** What a field needs beside it, and what it does not bear. */
const company: Readonly<Record<string, Request>> = {
  toolChoice: { tools: [weather] },
  strictTools: { tools: [weather] },
  images: { texts: undefined, inputType: 'image' },
  inputs: { texts: undefined },
};

/** The fields whose absence or misspelling another rule reports. */
const ofOtherRules: Readonly<Record<string, readonly string[]>> = {
  chat: ['model', 'maxTokens'],
  embed: ['model', 'inputType', 'embeddingTypes'],
};

let server: FakeCohere;
beforeAll(async () => {
  server = await createFakeCohere();
});
afterAll(() => server.close());

/** The call, as code writes it. */
const callOf = ({ className, path, request }: Boundary): string => {
  return `new ${className}({}).${path}(${JSON.stringify(request)});`;
};

function reportsOf(boundary: Boundary, version: string, options = {}): string[] {
  const code = `import { ${boundary.className} } from 'cohere-ai';\n${callOf(boundary)}`;
  const config: Linter.Config = {
    plugins: { cohere: { rules: { 'valid-request': rule } } },
    rules: { 'cohere/valid-request': ['error', options] },
    settings: { cohere: { sdkVersion: version } },
  };
  return new Linter().verify(code, [config]).map(({ messageId, message }) => messageId ?? message);
}

interface Outcome {
  readonly body: object | undefined;
  readonly error: { readonly name: string; readonly message: string } | undefined;
}

async function send(sdk: Sdk, { className, path, request }: Boundary): Promise<Outcome> {
  const client = construct(sdk, className, { environment: server.url, maxRetries: 0 });
  const before = server.requests.length;
  const error = await call(client, path, [request]).then(
    () => undefined,
    (reason: Error) => ({ name: reason.constructor.name, message: reason.message }),
  );
  expect(server.requests.length - before).toBeLessThanOrEqual(1);
  return { body: server.requests[before]?.body, error };
}

async function check(sdk: Sdk, boundary: Boundary): Promise<void> {
  const { request, reports, outcome, answer } = boundary;
  // What JSON drops, the rule cannot see, and the SDK would send as null.
  const given = { ...boundary, request: JSON.parse(JSON.stringify(request)) as Request };
  expect(reportsOf(given, sdk.version)).toStrictEqual(reports);
  const { body, error } = await send(sdk, given);
  if ('refused' in outcome) {
    expect(body).toBeUndefined();
    expect(error).toMatchObject({ name: 'JsonError', message: expect.stringContaining(outcome.refused) as string });
  } else {
    expect(body).toMatchObject(outcome.sent);
    if (answer) expect(error?.message).toMatch(answer);
  }
}

type Edge = Pick<Boundary, 'name' | 'reports' | 'outcome'> & { readonly value: unknown };

/** The values on both sides of everything that the catalog says of a field. */
function edgesOf(name: string, field: RequestField, path: string): Edge[] {
  const key = wireName(name);
  const sent = (value: unknown, ...reports: string[]): Edge => {
    return { name: JSON.stringify(value).slice(0, 40), value, reports, outcome: { sent: { [key]: value } } };
  };
  const isBatch = path === 'embed' || path === 'rerank';
  const wrong = field.kinds.includes('number') ? '5' : 5;
  return [
    ...numberEdges(field).map(([value, report]) => sent(value, ...report)),
    ...[...(field.values ?? []), ...(field.formerValues ?? [])].map((value) => {
      return sent(value, ...(path === 'embed' && value === 'image' ? ['textsAsImages'] : []));
    }),
    ...(field.values ? [sent('no-such-value', 'unknownValue')] : []),
    ...(field.minLength ? [sent('a'), sent(' ', 'blank')] : []),
    ...(field.minItems ? [sent([], 'emptyList')] : []),
    ...(field.maxItems && field.maxItems < 100 && !isBatch
      ? [sent(items(field, field.maxItems)), sent(items(field, field.maxItems + 1), 'tooManyItems')]
      : []),
    { name: 'wrong kind', value: wrong, reports: ['wrongKind'], outcome: { refused: 'Expected' } },
  ];
}

function numberEdges({ min, max, integer, kinds }: FieldValue): [number, string[]][] {
  if (!kinds.includes('number')) return [];
  const step = integer ? 1 : 0.001;
  // Beyond this, the next whole number is the same one.
  const isExact = max !== undefined && max < Number.MAX_SAFE_INTEGER;
  return [
    ...(min === undefined
      ? []
      : ([
          [min, []],
          [min - step, ['outOfRange']],
        ] as [number, string[]][])),
    ...(isExact
      ? ([
          [max, []],
          [max + step, ['outOfRange']],
        ] as [number, string[]][])
      : []),
    ...(integer ? ([[(min ?? 0) + 0.5, ['notWhole']]] as [number, string[]][]) : []),
  ];
}

function items({ items: item = { kinds: ['string'] } }: FieldValue, count: number): unknown[] {
  return Array.from({ length: count }, () => sampleValue(item, 'required', ''));
}

/** Every edge of every field that a release has, each in a request that is right otherwise. */
function fieldBoundaries({ version }: Sdk): Boundary[] {
  return requestsOf(version).flatMap(({ className, path, request, fields }) =>
    Object.entries(fields).flatMap(([name, field]): Boundary[] => {
      // `accepts` is a header.
      if (!isInRange(version, field) || field.deprecated || name === 'accepts') return [];
      const base = { className, path };
      return edgesOf(name, field, path).map(({ value, ...edge }) => ({
        ...base,
        ...edge,
        name: `${className} ${path} ${name}: ${edge.name}`,
        request: { ...request, ...company[name], [name]: value },
      }));
    }),
  );
}

/** Every field left out, and under its name on the wire. */
function nameBoundaries({ version }: Sdk): Boundary[] {
  return requestsOf(version).flatMap(({ className, path, request, fields }) =>
    Object.entries(fields).flatMap(([name, field]): Boundary[] => {
      if (!isInRange(version, field) || name === 'accepts' || field.deprecated) return [];
      const { [name]: value = sampleValue(field, 'required', version), ...without } = { ...request, ...company[name] };
      const isElsewhere = ofOtherRules[path]?.includes(name) ?? (name === 'model' && endpoints[path]?.takesModel);
      const isMine = !isElsewhere;
      const isRequired = field.required === 'sdk';
      const missing: Boundary = {
        name: `${className} ${path} without ${name}`,
        className,
        path,
        request: without,
        reports: isMine ? ['missingKey'] : [],
        outcome: { refused: 'Missing required key' },
      };
      const key = wireName(name);
      const report = isRequired ? 'snakeCaseLost' : 'snakeCase';
      const spelled: Boundary = {
        name: `${className} ${path} ${key}`,
        className,
        path,
        request: { ...without, [key]: value },
        reports: isMine ? [report] : [],
        outcome: isRequired
          ? { refused: 'Missing required key' }
          : { sent: { [key]: JSON.parse(JSON.stringify(value)) as unknown } },
      };
      return [...(isRequired ? [missing] : []), ...(key === name ? [] : [spelled])];
    }),
  );
}

function requestsOf(version: string) {
  return (Object.keys(right) as ClassName[]).flatMap((className) =>
    Object.entries(right[className]).flatMap(([path, request]) => {
      const method = endpoints[path]?.methods[className === 'CohereClient' ? 'v1' : 'v2'];
      const { fields } = method?.request ?? expect.fail(path);
      return isInRange(version, method ?? {}) ? [{ className, path, request, fields }] : [];
    }),
  );
}

const isRunning = (model: (typeof models)[number]): boolean => {
  return model.platform === 'cohere' && !['gone', 'never-an-id', 'weights-only'].includes(modelConcern(model) ?? '');
};
const running = models.filter(isRunning);
const chatting = running.filter(({ endpoints: served }) => served.includes('chat'));
const embedding = running.filter(({ endpoints: served }) => served.includes('embed'));

/** What models do not take. */
const modelBoundaries: readonly Boundary[] = [
  ...running.flatMap((model) =>
    Object.entries({ chat, embed, rerank }).map(([path, request]): Boundary => {
      const isServed = servesEndpoint(model, path as 'chat');
      return {
        ...ofModel(model.id, path, request, isServed ? [] : ['wrongEndpoint']),
        name: `${model.id} in ${path}`,
      };
    }),
  ),
  ...chatting.flatMap((model) => {
    const limit = outputLimit(model);
    const { capabilities: { reasoning, safetyModes, tools, toolChoice } = {} } = model;
    const thinking = { type: 'enabled', tokenBudget: 10 };
    return [
      ...(limit === undefined
        ? []
        : [
            ofModel(model.id, 'chat', { ...chat, maxTokens: limit }, []),
            ofModel(model.id, 'chat', { ...chat, maxTokens: limit + 1 }, ['aboveOutputLimit']),
          ]),
      ofModel(model.id, 'chat', { ...chat, thinking }, reasoning === false ? ['unsupportedField'] : []),
      ofModel(model.id, 'chat', { ...chat, thinking: { type: 'disabled' } }, []),
      ofModel(model.id, 'chat', { ...chat, tools: [weather] }, tools === false ? ['unsupportedField'] : []),
      ofModel(
        model.id,
        'chat',
        { ...chat, tools: [], toolChoice: 'NONE' },
        toolChoice === false ? ['unsupportedField'] : [],
      ),
      ...['CONTEXTUAL', 'STRICT', 'OFF'].map((safetyMode) => {
        const isTaken = safetyMode !== 'OFF' || !safetyModes || safetyModes.includes('OFF');
        return ofModel(model.id, 'chat', { ...chat, safetyMode }, isTaken ? [] : ['unsupportedValue']);
      }),
    ];
  }),
  ...embedding.flatMap(({ id, dimensions = [], embeddingTypes = [] }) => [
    ...dimensions.map((outputDimension) => {
      const isFixed = dimensions.length === 1;
      return ofModel(id, 'embed', { ...embed, outputDimension }, isFixed ? ['unsupportedField'] : []);
    }),
    ...(dimensions.length > 1 ? [ofModel(id, 'embed', { ...embed, outputDimension: 3 }, ['unsupportedValue'])] : []),
    ...(['float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'] as const).map((type) => {
      const reports = embeddingTypes.includes(type) ? [] : ['unsupportedValue'];
      return ofModel(id, 'embed', { ...embed, embeddingTypes: [type] }, reports);
    }),
  ]),
];

function ofModel(model: string, path: string, request: Request, reports: readonly string[]): Boundary {
  const [field = 'model'] = Object.keys(request).slice(Object.keys(request).length - 1);
  const value = request[field];
  return {
    name: `${model} ${path} ${field} ${JSON.stringify(value).slice(0, 40)}`,
    className: 'CohereClientV2',
    path,
    request: { ...request, model },
    reports,
    outcome: { sent: { model } },
  };
}

const on = (className: ClassName, path: string) => {
  return (
    name: string,
    given: Request,
    reports: readonly string[],
    outcome: Boundary['outcome'],
    answer?: RegExp,
  ): Boundary => {
    const request = { ...right[className][path], ...given };
    return { name, className, path, request, reports, outcome, ...(answer && { answer }) };
  };
};
const v2Chat = on('CohereClientV2', 'chat');
const v2Embed = on('CohereClientV2', 'embed');
const v2Rerank = on('CohereClientV2', 'rerank');
const v1Chat = on('CohereClient', 'chat');

const json = { type: 'json_object' };
const wireJson = { response_format: json };
const user = { role: 'user', content: 'hi' };
const system = { role: 'system', content: 'Be brief.' };
const toolCalls = [{ id: '1', type: 'function', function: { name: 'weather', arguments: '{}' } }];
const toolAnswer = { role: 'tool', toolCallId: '1', content: 'rain' };
const wireToolAnswer = { role: 'tool', tool_call_id: '1', content: 'rain' };
const schemaOf = (property: object) => ({ type: 'object', properties: { a: property }, required: ['a'] });

/** Fields that need or exclude each other. */
const combinationBoundaries: readonly Boundary[] = [
  v2Chat('one penalty', { frequencyPenalty: 0, presencePenalty: 0.5 }, [], {
    sent: { frequency_penalty: 0, presence_penalty: 0.5 },
  }),
  v2Chat(
    'two penalties',
    { frequencyPenalty: 0.1, presencePenalty: 0.5 },
    ['refusedTogether'],
    { sent: { frequency_penalty: 0.1, presence_penalty: 0.5 } },
    /cannot specify both frequency_penalty and presence_penalty/u,
  ),
  v2Chat('JSON', { responseFormat: json }, [], { sent: wireJson }),
  v2Chat('text beside documents', { responseFormat: { type: 'text' }, documents: ['a'] }, [], {
    sent: { documents: ['a'] },
  }),
  v2Chat(
    'JSON beside documents',
    { responseFormat: json, documents: ['a'] },
    ['refusedTogether'],
    { sent: { ...wireJson, documents: ['a'] } },
    /response_format is not supported with RAG/u,
  ),
  v2Chat(
    'JSON beside tools',
    { responseFormat: json, tools: [weather] },
    ['refusedTogether'],
    {
      sent: { ...wireJson, tools: [weather] },
    },
    /response_format is not supported/u,
  ),
  v2Chat('a safety mode beside tools', { tools: [weather], safetyMode: 'STRICT' }, ['ignoredTogether'], {
    sent: { safety_mode: 'STRICT' },
  }),
  v2Chat('the safety mode that holds beside tools', { tools: [weather], safetyMode: 'CONTEXTUAL' }, [], {
    sent: { safety_mode: 'CONTEXTUAL' },
  }),
  v2Chat('a forced tool without tools', { toolChoice: 'REQUIRED' }, ['needs'], { sent: { tool_choice: 'REQUIRED' } }),
  v2Chat('strict tools without tools', { strictTools: true }, ['needs'], { sent: { strict_tools: true } }),
  v2Embed('texts beside images', { images: ['data:'] }, ['refusedTogether'], {
    sent: { texts: ['a'], images: ['data:'] },
  }),
  v2Embed(
    'images of another type',
    { texts: undefined, images: ['data:'] },
    ['imagesOfOtherType'],
    { sent: { input_type: 'search_document', images: ['data:'] } },
    /images must be used with input_type=image/u,
  ),
  v2Embed('images', { texts: undefined, images: ['data:'], inputType: 'image' }, [], { sent: { images: ['data:'] } }),
  v2Embed('texts of the type of images', { inputType: 'image' }, ['textsAsImages'], { sent: { input_type: 'image' } }),
  v2Embed(
    'nothing to embed',
    { texts: undefined },
    ['nothingToEmbed'],
    { sent: { model: 'my-model' } },
    /is required/u,
  ),
  v1Chat('raw prompting beside tools', { rawPrompting: true, documents: [{ text: 'a' }] }, ['refusedTogether'], {
    sent: { raw_prompting: true, documents: [{ text: 'a' }] },
  }),
  v2Chat(
    'a budget for thinking that leaves something',
    { maxTokens: 100, thinking: { type: 'enabled', tokenBudget: 99 }, model: 'command-a-reasoning-08-2025' },
    [],
    { sent: { max_tokens: 100, thinking: { type: 'enabled', token_budget: 99 } } },
  ),
  v2Chat(
    'a budget for thinking that leaves nothing',
    { maxTokens: 100, thinking: { type: 'enabled', tokenBudget: 100 }, model: 'command-a-reasoning-08-2025' },
    ['thinkingLeavesNothing'],
    { sent: { max_tokens: 100, thinking: { type: 'enabled', token_budget: 100 } } },
  ),
];

/** Keys that the SDK does not know, and shapes of the other API. */
const shapeBoundaries: readonly Boundary[] = [
  v2Chat('an unknown key', { foo: 1 }, ['unknownKey'], { sent: { foo: 1 } }),
  v2Chat('a slip', { temprature: 0.3 }, ['misspelled'], { sent: { temprature: 0.3 } }),
  v2Chat('a field of v1', { preamble: 'p' }, ['otherApi'], { sent: { preamble: 'p' } }),
  v2Chat('a request of v1', { messages: undefined, message: 'hi' }, ['otherApi'], {
    refused: 'Missing required key "messages"',
  }),
  v1Chat('a request of v2', { message: undefined, messages: [user] }, ['otherApi'], {
    refused: 'Missing required key "message"',
  }),
  v1Chat('a field of v2', { toolChoice: 'NONE' }, ['otherApi'], { sent: { toolChoice: 'NONE' } }),
  v2Chat('a field that is gone', { returnPrompt: true }, ['otherRelease'], { sent: { returnPrompt: true } }),
  v2Chat('a stream that is none', { stream: true }, ['overwritten'], { sent: { stream: false } }),
  v2Chat('both names', { stop_sequences: ['a'], stopSequences: ['b'] }, ['spelledTwice'], {
    sent: { stop_sequences: ['b'] },
  }),
  v2Chat('a turn of v1', { messages: [{ role: 'user', message: 'hi' }] }, ['missingKey'], {
    refused: 'Missing required key "content"',
  }),
  v2Chat('no role', { messages: [{ content: 'hi' }] }, ['missingKey'], { refused: 'Missing discriminant ("role")' }),
  v2Chat('a role of v1', { messages: [{ role: 'USER', content: 'hi' }] }, ['unknownValue'], {
    sent: { messages: [{ role: 'USER', content: 'hi' }] },
  }),
  v2Chat('documents of v1', { documents: [{ title: 'a' }] }, ['missingKey'], {
    refused: 'Missing required key "data"',
  }),
  v2Chat('documents as text', { documents: [{ data: 'a' }] }, ['wrongKind'], {
    refused: 'Expected object. Received "a"',
  }),
  v2Chat('documents', { documents: [{ id: 'a', data: { page_no: 1 } }] }, [], {
    sent: { documents: [{ id: 'a', data: { page_no: 1 } }] },
  }),
  v2Chat('tools of v1', { tools: [{ name: 'a', description: 'b' }] }, ['missingKey'], {
    refused: 'Missing required key "type"',
  }),
  v2Chat(
    'a key of another vendor in a tool',
    { tools: [{ ...weather, function: { ...weather.function, strict: true } }] },
    ['unknownKey'],
    {
      sent: { tools: [{ function: { strict: true } }] },
    },
  ),
  v2Chat(
    'the name of the wire in a message',
    { messages: [user, { role: 'assistant', toolCalls }, wireToolAnswer] },
    ['snakeCaseLost'],
    {
      refused: 'Missing required key "toolCallId"',
    },
  ),
  v2Chat(
    'an image under the name of the wire',
    { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'u' } }] }] },
    ['snakeCaseLost'],
    {
      refused: 'Missing required key "imageUrl"',
    },
  ),
  v2Chat('thinking without a type', { thinking: { tokenBudget: 5 } }, ['missingKey'], {
    refused: 'Missing required key "type"',
  }),
  v2Chat('a schema as the guides write it', { responseFormat: { ...json, schema: schemaOf({ type: 'string' }) } }, [], {
    sent: { response_format: { ...json, schema: schemaOf({ type: 'string' }) } },
  }),
  v2Chat(
    'a schema under the name of the wire',
    { responseFormat: { ...json, json_schema: { type: 'object' } } },
    ['snakeCase'],
    {
      sent: { response_format: { ...json, json_schema: { type: 'object' } } },
    },
  ),
  v2Chat('names of the wire, within each other', { response_format: { ...json, json_schema: {} } }, ['snakeCase'], {
    sent: { response_format: { ...json, json_schema: {} } },
  }),
  v2Chat('a response format of OpenAI', { responseFormat: { type: 'json_schema' } }, ['unknownValue'], {
    sent: { response_format: { type: 'json_schema' } },
  }),
  v2Rerank('documents that are objects', { documents: [{ text: 'a' }] }, ['wrongKind'], {
    refused: 'Expected string. Received object',
  }),
  v2Rerank('a key of another vendor', { top_k: 3 }, ['misspelled'], { sent: { top_k: 3 } }),
  v1Chat(
    'roles in small letters',
    {
      chatHistory: [
        { role: 'user', message: 'a' },
        { role: 'Chatbot', message: 'b' },
      ],
    },
    [],
    {
      sent: {
        chat_history: [
          { role: 'user', message: 'a' },
          { role: 'Chatbot', message: 'b' },
        ],
      },
    },
  ),
  v1Chat('a role of v2', { chatHistory: [{ role: 'assistant', message: 'a' }] }, ['unknownValue'], {
    sent: { chat_history: [{ role: 'assistant', message: 'a' }] },
  }),
  v1Chat('a message of v2 in the history', { chatHistory: [{ role: 'USER', content: 'a' }] }, ['missingKey'], {
    refused: 'Missing required key "message"',
  }),
  v1Chat('a number in a document', { documents: [{ page: 3 }] }, ['wrongKind'], {
    refused: 'Expected string. Received 3',
  }),
];

/** Messages, tools and schemas, which the SDK sends as they are. */
const contentBoundaries: readonly Boundary[] = [
  ...(
    [
      ['a system message first', [system, user], []],
      ['a system message last', [user, system], []],
      ['a system message in the middle', [user, system, user], ['systemNotFirst']],
      ['a tool that was called', [user, { role: 'assistant', toolCalls }, toolAnswer], []],
      ['a tool that nobody called', [user, toolAnswer], ['toolWithoutCall']],
    ] as const
  ).map(([name, messages, reports]) => {
    return v2Chat(name, { messages }, reports, { sent: { messages: messages.map(({ role }) => ({ role })) } });
  }),
  ...(
    [
      ['get_weather', []],
      ['get-weather', ['toolName']],
      ['1st', ['toolName']],
    ] as const
  ).map(([name, reports]) => {
    const tools = [{ ...weather, function: { ...weather.function, name } }];
    return v2Chat(`a tool called ${name}`, { tools }, reports, { sent: { tools } });
  }),
  ...(
    [
      ['a parameter', schemaOf({ type: 'string' }), []],
      ['a parameter without a type', schemaOf({ description: 'd' }), ['untypedParameter']],
      [
        'a required parameter that does not exist',
        { ...schemaOf({ type: 'string' }), required: ['b'] },
        ['requiredUnknown'],
      ],
      ['parameters that are no object', { type: 'string' }, ['schemaNotObject']],
      ['a keyword in loose parameters', schemaOf({ type: 'string', minLength: 3 }), []],
    ] as const
  ).map(([name, parameters, reports]) => {
    const tools = [{ ...weather, function: { name: 'a', parameters } }];
    return v2Chat(name, { tools }, reports, { sent: { tools } });
  }),
  ...(
    [
      ['nothing required', { type: 'object', properties: { a: { type: 'string' } } }, ['nothingRequired']],
      ['a keyword', schemaOf({ type: 'string', maxLength: 3 }), ['unsupportedKeyword']],
      ['a format', schemaOf({ type: 'string', format: 'date' }), []],
      ['another format', schemaOf({ type: 'string', format: 'email' }), ['unsupportedFormat']],
      ['a pattern', schemaOf({ type: 'string', pattern: '[a-z]+' }), []],
      ['an anchored pattern', schemaOf({ type: 'string', pattern: '^[a-z]+' }), ['unsupportedPattern']],
    ] as const
  ).flatMap(([name, schema, reports]) => {
    const tools = [{ ...weather, function: { name: 'a', parameters: schema } }];
    return [
      v2Chat(`${name} in an answer`, { responseFormat: { ...json, jsonSchema: schema } }, reports, {
        sent: { response_format: { ...json, json_schema: schema } },
      }),
      v2Chat(`${name} in strict tools`, { strictTools: true, tools }, reports, { sent: { strict_tools: true, tools } }),
    ];
  }),
];

describe.each(sdks.slice(0, 2))('valid-request beside $name $version', (sdk) => {
  it.each(fieldBoundaries(sdk))('$name', (boundary) => check(sdk, boundary));
  it.each(nameBoundaries(sdk))('$name', (boundary) => check(sdk, boundary));
  it.each(modelBoundaries)('$name', (boundary) => check(sdk, boundary));
  it.each(combinationBoundaries)('$name', (boundary) => check(sdk, boundary));
  it.each(shapeBoundaries)('$name', (boundary) => check(sdk, boundary));
  it.each(contentBoundaries)('$name', (boundary) => check(sdk, boundary));

  it('leaves out what a query does not have', async () => {
    const client = construct(sdk, 'CohereClient', { environment: server.url });
    const request = { page_size: 7, pageSize: 5 };
    const boundary: Boundary = {
      name: 'a query',
      className: 'CohereClient',
      path: 'models.list',
      request,
      reports: [],
      outcome: { sent: {} },
    };
    expect(reportsOf(boundary, sdk.version)).toStrictEqual(['snakeCaseLost']);
    await call(client, 'models.list', [request]);
    expect(Object.fromEntries(server.requests.at(-1)?.query ?? [])).toStrictEqual({ page_size: '5' });
  });
});

it('knows since when unknown keys are sent', () => {
  expect(sdks.every(({ version }) => isInRange(version, { since: unknownFields.sentSince }))).toBe(true);
});

describe('with checkTypes: false', () => {
  const [sdk] = sdks as [Sdk];
  const all = [...fieldBoundaries(sdk), ...nameBoundaries(sdk), ...combinationBoundaries, ...shapeBoundaries];
  const given = all.map((boundary) => {
    return { ...boundary, request: JSON.parse(JSON.stringify(boundary.request)) as Request };
  });

  it('leaves out nothing that TypeScript lets pass', () => {
    const leftOut = given.filter((boundary) => {
      return reportsOf(boundary, sdk.version, { checkTypes: false }).length < boundary.reports.length;
    });
    expect(leftOut.length).toBeGreaterThan(100);
    const rightCall = callOf(v2Chat('', {}, [], { sent: {} }));
    const wrong = typeErrors([...leftOut.map(callOf), rightCall]);
    expect(wrong).not.toContain(leftOut.length);
    expect(leftOut.filter((_, at) => !wrong.has(at)).map(({ name }) => name)).toStrictEqual([]);
  }, 60_000);
});
