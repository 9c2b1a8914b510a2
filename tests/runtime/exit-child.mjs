// Does one thing with a helper, says what keeps the process alive then, and lets it end by itself.
const [runtimePath, sdkName, scenario, url] = process.argv.slice(2);
const runtime = await import(runtimePath);
const { default: sdk } = await import(sdkName);

const chatRequest = { model: 'command-a-03-2025', maxTokens: 100, messages: [{ role: 'user', content: 'Hello' }] };
const embedRequest = { model: 'embed-v4.0', inputType: 'search_query', embeddingTypes: ['float'], texts: ['a', 'b'] };

const client = (options = {}, settings = {}) =>
  new sdk.CohereClientV2({ token: 'a-key', environment: url, fetch: runtime.cohereFetch(options), ...settings });
const plainFetch = () =>
  fetch(`${url}/v2/chat`, {
    method: 'POST',
    headers: { authorization: 'Bearer a-key' },
    body: JSON.stringify({ model: chatRequest.model, messages: chatRequest.messages }),
  });

const scenarios = {
  'plain fetch': async () => (await plainFetch()).json(),
  'plain SDK': () => new sdk.CohereClientV2({ token: 'a-key', environment: url, timeoutInSeconds: 5 }).chat(chatRequest),
  chat: () => client().chat(chatRequest),
  'chat without retries': () => client({}, { maxRetries: 0 }).chat(chatRequest),
  'chat with a limit': () => client({ headersTimeoutMs: 100, idleTimeoutMs: 100 }).chat(chatRequest),
  'chat with an abort': () => client().chat(chatRequest, { abortSignal: AbortSignal.timeout(100) }),
  'chat with an open breaker': async () => {
    const breaker = new runtime.CohereCircuitBreaker({ threshold: 1 });
    const guarded = client({ breaker }, { maxRetries: 0 });
    await breaker.call(() => guarded.chat(chatRequest)).catch(() => {});
    await breaker.call(() => guarded.chat(chatRequest));
  },
  stream: async () => {
    for await (const event of await client().chatStream(chatRequest)) if (!event.type) throw new Error('no type');
  },
  'a stream that is left': async () => {
    for await (const event of await client().chatStream(chatRequest)) if (event.type) break;
  },
  'a stream that nobody reads': () => client().chatStream(chatRequest),
  'a health check': () => runtime.createHealthCheck(client(), { deadlineMs: 200 }).check(),
  batches: () => runtime.embedInBatches(client({}, { maxRetries: 0 }), embedRequest),
  'batches that wait for their turn, and an abort': () => {
    const texts = Array.from({ length: 200 }, (_, index) => `text ${index}`);
    const options = { inputsPerMinute: 96, abortSignal: AbortSignal.timeout(200) };
    return runtime.embedInBatches(client({}, { maxRetries: 0 }), { ...embedRequest, texts }, options);
  },
  cached: () => runtime.cached(client({}, { maxRetries: 0 }), {}).embed(embedRequest),
};

const outcome = await scenarios[scenario]().then(
  () => 'resolved',
  (error) => runtime.classifyCohereError(error).kind,
);
// What was given up a moment ago ends in the same turn.
await new Promise(setImmediate);
// Only what keeps the process alive is listed. The connection of plain fetch may be among it for a moment.
const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
process.once('beforeExit', () => console.log(JSON.stringify({ outcome, timers })));
