import rule from '../../src/rules/no-unsafe-retry.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';

/** A file whose client has options. */
const client = (options: string, body: string): string => `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ ${options} });
${body}`;

/** The file of `client()` after the import of the classifier was added. */
const classifying = (options: string, body: string): string => `import { CohereClientV2 } from 'cohere-ai';
import { classifyCohereError } from '${runtime}';
const cohere = new CohereClientV2({${options && ` ${options} `}});
${body}`;

/** A file with an import besides the SDK's. */
const loading = (load: string, body: string): string => `${load}\n${v2(body)}`;

const multiplied = (
  method: string,
  suggestion?: readonly [messageId: string, output: string],
  attempts = 3,
): ExpectedError => ({
  messageId: 'multiplied',
  data: { method, attempts, seconds: 60 },
  ...(suggestion && { suggestions: [{ messageId: suggestion[0], output: suggestion[1] }] }),
});

const everything = (method: string, output?: string): ExpectedError => ({
  messageId: 'everything',
  data: { method },
  ...(output !== undefined && { suggestions: [{ messageId: 'limit', output }] }),
});

const switchedOff = (method: string, output?: string): ExpectedError => ({
  messageId: 'switchedOff',
  data: { method, retries: 2 },
  ...(output !== undefined && { suggestions: [{ messageId: 'switchOn', output }] }),
});

const off = '{ maxRetries: 0 }';
const test = 'if (!classifyCohereError(error).retryable) throw error;';

/** A loop that tells failures apart, around a call. */
const careful = (
  call: string,
  loop = 'for (let attempt = 0; attempt < 3; attempt++)',
): string => `async function ask(req) {
  ${loop} {
    try {
      return await ${call};
    } catch (error) {
      if (error.statusCode < 500) throw error;
    }
  }
}`;

/** A loop that tells nothing apart. */
const blind = (call: string, start = ''): string => `async function ask(req) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await ${call};
    } catch (error) {${start && `\n      ${start}`}
      console.warn(error);
    }
  }
}`;

/** Marks the head of the first loop. */
const marked = (body: string): string => body.replace(/(?:for|while) \(.*\)(?= \{)/u, '«$&»');

/** Where a file can read modules of `tests/fixtures/clients`. */
const local = { filename: 'tests/fixtures/clients/ask.js', settings: { cohere: { testFiles: [] } }, oxlint: false };

testRule('no-unsafe-retry', rule, {
  valid: [
    { name: 'no retry but those of the SDK', code: v2('await cohere.chat({ messages });') },
    { name: 'more of them', code: client('maxRetries: 5', 'await cohere.chat({ messages }, { maxRetries: 4 });') },
    {
      name: 'a loop in the place of those of the client',
      code: client('maxRetries: 0', careful('cohere.chat(req)')),
    },
    {
      name: 'a loop in the place of those of the call',
      code: v2(careful(`cohere.chat(req, ${off})`)),
    },
    {
      name: 'a loop with the classifier of the helpers',
      code: `import { classifyCohereError } from '${runtime}';\n${client('maxRetries: 0', blind('cohere.chat(req)', test))}`,
    },
    {
      name: 'a loop over batches',
      code: v2(
        `for (let i = 0; i < texts.length; i += 96) {
  try {
    const { embeddings } = await cohere.embed({ texts: texts.slice(i, i + 96) });
    if (!embeddings) return;
    all.push(embeddings);
  } catch (error) {
    console.error(error);
  }
}`.replace('return;', 'break;'),
      ),
    },
    {
      name: 'a loop over texts that skips what fails',
      code: v2(`for (const text of texts) {
  try {
    all.push(await cohere.embed({ texts: [text] }));
  } catch (error) {
    console.error(error);
  }
}`),
    },
    {
      name: 'the first of several models that answers',
      code: v2(`async function ask(messages) {
  for (const model of ['command-a-03-2025', 'command-r7b-12-2024']) {
    try {
      return await cohere.chat({ model, messages });
    } catch (error) {
      console.warn(error);
    }
  }
}`),
    },
    {
      name: 'keys one after the other',
      code: `import { CohereClientV2 } from 'cohere-ai';
async function ask(messages) {
  for (let at = 0; at < keys.length; at++) {
    try {
      return await new CohereClientV2({ token: keys[at] }).chat({ messages });
    } catch (error) {
      console.warn(at, error);
    }
  }
}`,
    },
    {
      name: 'pages, with a catch that leaves',
      code: v2(`let page;
do {
  try {
    page = await cohere.chat({ messages });
  } catch (error) {
    break;
  }
} while (page);`),
    },
    {
      name: 'a queue that goes on while there is more',
      code: v2(`let hasMore = true;
while (hasMore) {
  try {
    const batch = await next();
    hasMore = batch.length > 0;
    await cohere.embed({ texts: batch });
  } catch (error) {
    console.error(error);
  }
}`),
    },
    {
      name: 'an invalid answer is asked for again, and a failure leaves the loop',
      code: v2(`async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await cohere.chat({ messages });
    try {
      return JSON.parse(answer.message.content[0].text);
    } catch (error) {
      console.warn(error);
    }
  }
}`),
    },
    {
      name: 'a loop around a function that handles every failure itself',
      code: v2(`async function translate(messages) {
  try {
    return await cohere.chat({ messages });
  } catch (error) {
    console.error(error);
    return { text: messages };
  }
}
${careful('translate(req)')}`),
    },
    {
      name: 'a loop around a promise with a handler of its own',
      code: v2(careful('cohere.chat(req).catch(() => undefined)')),
    },
    {
      name: 'a catch that always leaves',
      code: v2(`for (;;) {
  try {
    await cohere.chat({ messages });
    break;
  } catch (error) {
    if (error.statusCode) throw error;
    else process.exit(1);
  }
}`),
    },
    {
      name: 'another round with another model, by a call of the same function',
      code: v2(`async function ask(messages, model = 'command-a-03-2025') {
  try {
    return await cohere.chat({ model, messages });
  } catch (error) {
    return ask(messages, 'command-r7b-12-2024');
  }
}`),
    },
    {
      name: 'a loop that takes up broken connections alone',
      code: v2(`async function ask(req) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await cohere.chat(req);
    } catch (error) {
      if (!['ECONNRESET', 'ETIMEDOUT'].includes(error.cause?.code)) throw error;
    }
  }
}`),
    },
    {
      name: 'a function that takes up time-outs alone',
      code: v2(`async function ask(req, retries = 2) {
  try {
    return await cohere.chat(req);
  } catch (error) {
    if (retries > 0 && isTimeout(error)) return ask(req, retries - 1);
    throw error;
  }
}`),
    },
    {
      name: 'a package that takes up broken connections alone',
      code: loading(
        "import pRetry from 'p-retry';",
        'await pRetry(() => cohere.chat({ messages }), { shouldRetry: (error) => isNetworkError(error) });',
      ),
    },
    {
      name: 'one more round with a new key',
      code: v2(`async function ask(req) {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await cohere.chat(req);
    } catch (error) {
      if (error.statusCode !== 401) throw error;
      await renewKey();
    }
  }
}`),
    },
    {
      name: 'a loop that nothing leaves, once for each delay',
      code: v2(`for (const delay of [1, 2]) {
  try {
    await cohere.chat({ messages });
  } catch (error) {
    await sleep(delay);
  }
}`),
    },
    {
      name: 'a loop without an end, as a monitor has',
      code: v2(`for (;;) {
  try {
    await cohere.chat({ messages });
  } catch (error) {
    console.error(error);
  }
}`),
    },
    {
      name: 'the steps of an agent, whose conversation grows',
      code: v2(`async function run(messages) {
  for (let step = 0; step < 8; step++) {
    try {
      const { message } = await cohere.chat({ messages, tools });
      if (!message.toolCalls) return message;
      messages.push(message, ...(await callTools(message.toolCalls)));
    } catch (error) {
      console.error(error);
    }
  }
}`),
    },
    {
      name: 'a loop in which a count is passed on',
      code: v2(`async function ask(req) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await cohere.chat({ ...req, temperature: attempt ? 0.3 : 0.9, seed: attempt });
    } catch (error) {
      console.warn(error);
    }
  }
}`),
    },
    {
      name: 'one of two clients, of which one tries again',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = isBatch ? new CohereClientV2({ maxRetries: 0 }) : new CohereClientV2({});
${blind('cohere.chat(req)')}`,
    },
    {
      name: 'retries that a spread may switch off',
      code: client('...(isBatch && { maxRetries: 0 })', blind('cohere.chat(req)')),
    },
    {
      name: 'a failure that is taken apart',
      code: client(
        'maxRetries: 0',
        blind('cohere.chat(req)', 'const { statusCode } = error;\n      if (statusCode === 400) throw error;'),
      ),
    },
    {
      name: 'a failure that a function gets, which may throw it',
      code: client('maxRetries: 0', blind('cohere.chat(req)', 'giveUpOn(error);')),
    },
    {
      name: 'a client that a caller passes',
      typescript: true,
      code: `import type { CohereClientV2 } from 'cohere-ai';
export async function answer(cohere: CohereClientV2, req: never) {
  for (;;) { try { return await cohere.chat(req); } catch { await sleep(1000); } }
}`,
    },
    {
      name: 'a client with options that cannot be seen',
      code: `import { CohereClientV2 } from 'cohere-ai';\nconst cohere = new CohereClientV2(options);\n${careful('cohere.chat(req)')}`,
    },
    {
      name: 'retries that depend on a setting',
      code: client('maxRetries: isBatch ? 0 : 2', blind('cohere.chat(req)')),
    },
    { name: 'retries from elsewhere', code: client('maxRetries', blind('cohere.chat(req)')) },
    {
      name: 'a fetcher of its own, which may try nothing again',
      code: client('fetcher', blind('cohere.chat(req)')),
    },
    { name: 'the AWS clients, which have such a fetcher', code: bedrock(blind('cohere.chat(req)')) },
    { name: 'the client of 5.x and 6.x', code: init(blind('cohere.chat(req)')) },
    {
      name: 'an SDK that tries nothing again',
      settings: { cohere: { sdkVersion: '7.1.0' } },
      code: `import { CohereClient } from 'cohere-ai';\nconst cohere = new CohereClient({});\n${blind('cohere.chat(req)')}`,
    },
    {
      name: 'a look-alike from elsewhere',
      code: `import { CohereError } from 'cohere-ai';\nimport { cohere } from 'cohere-mock';\n${blind('cohere.chat(req)')}`,
    },
    {
      name: 'a test file',
      filename: 'tests/ask.test.js',
      code: client('maxRetries: 0', 'await cohere.chat({ messages });'),
    },
    {
      name: 'a rate limiter, which tries nothing again',
      code: loading(
        "import Bottleneck from 'bottleneck';\nconst limiter = new Bottleneck({ minTime: 100 });",
        'await limiter.schedule(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'policies of cockatiel that try nothing again',
      code: loading(
        "import { bulkhead } from 'cockatiel';\nconst policy = bulkhead(5);",
        'await policy.execute(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'switched off: a package tries again',
      code: loading("import retry from 'async-retry';", `await retry(() => cohere.chat({ messages }, ${off}));`),
    },
    {
      name: 'switched off: a function out of sight tries again',
      code: loading(
        "import { withRetries } from './net';",
        `await withRetries(() => cohere.chat({ messages }, ${off}));`,
      ),
    },
    {
      name: 'switched off: a breaker',
      code: loading(
        `import { CohereCircuitBreaker } from '${runtime}';\nconst breaker = new CohereCircuitBreaker();`,
        `await breaker.call(() => cohere.chat({ messages }, ${off}));`,
      ),
    },
    {
      name: 'switched off: a breaker in the client',
      code: `import { cohereBreakers, cohereFetch } from '${runtime}';\n${client('maxRetries: 0, fetch: cohereFetch({ breaker: cohereBreakers() })', 'await cohere.chat({ messages });')}`,
    },
    {
      name: "switched off: a queue's job",
      code: loading(
        "import { Worker } from 'bullmq';",
        `new Worker('embed', async ({ data }) => cohere.embed(data, ${off}));`,
      ),
    },
    {
      name: 'switched off: a job by its parameter',
      code: v2(`export async function handle(job) { await cohere.embed(job.data, ${off}); }`),
    },
    {
      name: 'switched off: a step of a workflow',
      code: v2(`export const handle = async ({ event, step }) => { await cohere.embed(event.data, ${off}); };`),
    },
    {
      name: 'switched off: a health route',
      code: v2(`app.get('/health', async (req, res) => { res.json(await cohere.chat({ messages }, ${off})); });`),
    },
    {
      name: 'switched off: a file of a health route',
      filename: 'app/api/health/route.js',
      code: v2(`export async function GET() { return Response.json(await cohere.chat({ messages }, ${off})); }`),
    },
    {
      name: 'switched off: a health check by its name',
      code: v2(`const pingCohere = async () => { await cohere.chat({ messages }, ${off}); };`),
    },
    {
      name: 'switched off: a health check by the name of a function',
      code: v2(`async function isReady() { await cohere.chat({ messages }, ${off}); }`),
    },
    {
      name: 'switched off: a look at the models',
      code: client('maxRetries: 0', 'await cohere.models.list();'),
    },
    {
      name: 'switched off: a second model',
      code: v2(`async function ask(messages) {
  try {
    return await cohere.chat({ model: 'command-a-03-2025', messages }, ${off});
  } catch (error) {
    console.warn(error);
    return await cohere.chat({ model: 'command-r7b-12-2024', messages });
  }
}`),
    },
    {
      name: 'switched off: a second provider',
      code: v2(`async function ask(messages) {
  try {
    return await cohere.chat({ messages }, ${off});
  } catch {
    return askOther(messages);
  }
}`),
    },
    ...Object.entries({
      'a result of its own': `async function search(query, documents) {
  try {
    return (await cohere.rerank({ query, documents }, ${off})).results;
  } catch (error) {
    console.warn(error);
    return documents;
  }
}`,
      'a result of its own, kept for later': `let results;
try {
  ({ results } = await cohere.rerank({ query, documents }, ${off}));
} catch {
  results = cache.last;
}`,
      'a result of its own, by catch': `const { results } = await cohere.rerank({ query, documents }, ${off}).catch(() => unranked);`,
      'a result of its own, by a catch with statements': `await cohere.chat({ messages }, ${off}).catch(async (error) => {
  console.warn(error);
  return askOther(messages);
});`,
      'the first of two that answers': `await Promise.any([cohere.chat({ messages }, ${off}), askOther(messages)]);`,
    }).map(([name, code]) => ({ name: `switched off: ${name}`, code: v2(code) })),
    {
      name: 'switched off: models one after the other',
      code: client(
        'maxRetries: 0',
        `for (const model of models) {
  try {
    answer = await cohere.chat({ model, messages });
  } catch (error) {
    console.warn(error);
  }
}`,
      ),
    },
    {
      name: 'switched off: a client that others use too',
      code: `import { CohereClientV2 } from 'cohere-ai';
export const cohere = new CohereClientV2({ maxRetries: 0 });
await cohere.chat({ messages });`,
    },
    {
      name: 'switched off: a client that is passed on',
      code: client('maxRetries: 0', 'await cohere.chat({ messages });\nregister(cohere);'),
    },
    {
      name: 'switched off in another file',
      ...local,
      code: "import { patient } from './retries.js';\nawait patient.chat({ messages });",
    },
    {
      name: 'switched off where the SDK does not look',
      settings: { cohere: { sdkVersion: '7.18.0' } },
      code: client('maxRetries: 0', 'await cohere.chat({ messages });'),
    },
  ],
  invalid: [
    {
      name: "a loop around the SDK's own retries",
      code: v2(marked(careful('cohere.chat(req)'))),
      errors: [multiplied('chat', ['switchOff', v2(careful(`cohere.chat(req, ${off})`))])],
    },
    {
      name: 'a loop that tells nothing apart: it is limited as well',
      code: v2(marked(blind('cohere.chat(req)'))),
      errors: [multiplied('chat', ['switchOffAndLimit', classifying('', blind(`cohere.chat(req, ${off})`, test))])],
    },
    {
      name: 'retries of the client, counted',
      code: client('maxRetries: 4', marked(careful('cohere.chat(req)'))),
      errors: [multiplied('chat', ['switchOff', client('maxRetries: 4', careful(`cohere.chat(req, ${off})`))], 5)],
    },
    {
      name: 'retries of the call, counted',
      code: v2(marked(careful('cohere.chat(req, { maxRetries: 1, timeoutInSeconds: 9 })'))),
      errors: [
        multiplied('chat', ['switchOff', v2(careful('cohere.chat(req, { maxRetries: 0, timeoutInSeconds: 9 })'))], 2),
      ],
    },
    {
      name: 'before 7.20 the SDK ignores the option of a client',
      settings: { cohere: { sdkVersion: '7.18.0' } },
      code: client('maxRetries: 0', marked(careful('cohere.chat(req)'))),
      errors: [multiplied('chat', ['switchOff', client('maxRetries: 0', careful(`cohere.chat(req, ${off})`))])],
    },
    {
      name: 'a loop with delays',
      code: v2(
        marked(`async function ask(req) {
  for (const delay of [1000, 2000, 4000]) {
    try {
      return await cohere.chat(req);
    } catch (error) {
      if (error.statusCode !== 429) throw error;
      await sleep(delay);
    }
  }
}`),
      ),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`async function ask(req) {
  for (const delay of [1000, 2000, 4000]) {
    try {
      return await cohere.chat(req, ${off});
    } catch (error) {
      if (error.statusCode !== 429) throw error;
      await sleep(delay);
    }
  }
}`),
        ]),
      ],
    },
    {
      name: 'a loop that waits at its start, and logs its number',
      code: v2(
        `async function ask(req) {
  let answer;
  «for (let attempt = 1; attempt <= 3; attempt++)» {
    if (attempt > 1) await new Promise((done) => setTimeout(done, attempt * 1000));
    try {
      console.log('attempt', attempt);
      answer = await cohere.chat(req, options);
      const text = answer.message.content[0].text;
      if (isValid(text)) return text;
    } catch (error) {
      if (isLasting(error)) throw error;
      continue;
    }
  }
}`.replace(', options', ''),
      ),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`async function ask(req) {
  let answer;
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (attempt > 1) await new Promise((done) => setTimeout(done, attempt * 1000));
    try {
      console.log('attempt', attempt);
      answer = await cohere.chat(req, ${off});
      const text = answer.message.content[0].text;
      if (isValid(text)) return text;
    } catch (error) {
      if (isLasting(error)) throw error;
      continue;
    }
  }
}`),
        ]),
      ],
    },
    {
      name: 'a loop that ends when there is an answer',
      code: v2(
        `let answer;
«while (!answer)» {
  try {
    answer = await cohere.chat({ messages }, options());
  } catch (error) {
    console.log(error);
  }
}`.replace(', options()', ', unseen'),
      ).replace(', unseen', ''),
      errors: [
        multiplied('chat', [
          'switchOffAndLimit',
          classifying(
            '',
            `let answer;
while (!answer) {
  try {
    answer = await cohere.chat({ messages }, ${off});
  } catch (error) {
    ${test}
    console.log(error);
  }
}`,
          ),
        ]),
      ],
    },
    {
      name: 'a loop that is left after its try, without a parameter of the catch',
      code: v2(`«while (true)» {
  try {
    answer = await cohere.chat({ messages });
  } catch {
    continue;
  }
  break;
}`),
      errors: [
        multiplied('chat', [
          'switchOffAndLimit',
          classifying(
            '',
            `while (true) {
  try {
    answer = await cohere.chat({ messages }, ${off});
  } catch (error) {
    ${test}
    continue;
  }
  break;
}`,
          ),
        ]),
      ],
    },
    {
      name: 'a loop with its question at the end',
      code: v2(`let isDone = false;
«do» {
  try {
    await cohere.chat({ messages });
    isDone = true;
  } catch ({ statusCode }) {
    console.warn(statusCode);
  }
} while (!isDone);`),
      errors: [multiplied('chat')],
    },
    {
      name: 'a loop that stores the error and asks about it itself',
      code: v2(`let failure;
«for (;;)» {
  try {
    await cohere.chat({ messages });
    break;
  } catch (error) {
    failure = error;
    switch (failure.statusCode) { case 400: throw failure; }
  }
}`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`let failure;
for (;;) {
  try {
    await cohere.chat({ messages }, ${off});
    break;
  } catch (error) {
    failure = error;
    switch (failure.statusCode) { case 400: throw failure; }
  }
}`),
        ]),
      ],
    },
    {
      name: 'a loop whose condition asks about the error',
      code: v2(`let failure;
let answer;
«while (!answer && !isLasting(failure))» {
  try {
    answer = await cohere.chat({ messages });
  } catch (error) {
    failure = error;
  }
}`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`let failure;
let answer;
while (!answer && !isLasting(failure)) {
  try {
    answer = await cohere.chat({ messages }, ${off});
  } catch (error) {
    failure = error;
  }
}`),
        ]),
      ],
    },
    {
      name: 'a helper of the file, once for all of its calls',
      code: v2(`async function withRetry(run) {
  «for (let attempt = 0; attempt < 3; attempt++)» {
    try {
      return await run();
    } catch (error) {
      if (attempt === 2 || error.statusCode === 400) throw error;
    }
  }
}
export const ask = (messages) => withRetry(() => cohere.chat({ messages }));
export const embed = (texts) => withRetry(async () => (await cohere.embed({ texts })).embeddings);`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`async function withRetry(run) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 2 || error.statusCode === 400) throw error;
    }
  }
}
export const ask = (messages) => withRetry(() => cohere.chat({ messages }, ${off}));
export const embed = (texts) => withRetry(async () => (await cohere.embed({ texts }, ${off})).embeddings);`),
        ]),
      ],
    },
    {
      name: 'a helper that calls itself',
      typescript: true,
      code: `import { CohereClient } from 'cohere-ai';
export const cohere = new CohereClient({ token: process.env.CO_API_KEY! });
async function withRetry<T>(fn: () => Promise<T>, retries = 3): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (retries <= 0) throw error;
    await new Promise((done) => setTimeout(done, 1000));
    return «withRetry»(fn, retries - 1);
  }
}
export const embed = (texts: string[]) => withRetry(() => cohere.v2.embed({ texts } as never));`,
      errors: [
        multiplied('embed', [
          'switchOffAndLimit',
          `import { CohereClient } from 'cohere-ai';
import { classifyCohereError } from '${runtime}';
export const cohere = new CohereClient({ token: process.env.CO_API_KEY! });
async function withRetry<T>(fn: () => Promise<T>, retries = 3): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    ${test}
    if (retries <= 0) throw error;
    await new Promise((done) => setTimeout(done, 1000));
    return withRetry(fn, retries - 1);
  }
}
export const embed = (texts: string[]) => withRetry(() => cohere.v2.embed({ texts } as never, ${off}));`,
        ]),
      ],
    },
    {
      name: 'a method that calls itself, with a client in a field',
      code: `import { CohereClientV2 } from 'cohere-ai';
export class Bot {
  #client = new CohereClientV2({});
  async ask(messages, attempt = 1) {
    try {
      return await this.#client.chat({ messages });
    } catch (error) {
      if (error.statusCode === 400) throw error;
      if (attempt < 3) return «this.ask»(messages, ++attempt);
      throw error;
    }
  }
}`,
      errors: [
        multiplied('chat', [
          'switchOff',
          `import { CohereClientV2 } from 'cohere-ai';
export class Bot {
  #client = new CohereClientV2({});
  async ask(messages, attempt = 1) {
    try {
      return await this.#client.chat({ messages }, ${off});
    } catch (error) {
      if (error.statusCode === 400) throw error;
      if (attempt < 3) return this.ask(messages, ++attempt);
      throw error;
    }
  }
}`,
        ]),
      ],
    },
    {
      name: 'a function that calls itself in two places, of which the first is reported',
      code: v2(`async function ask(req, left = 3) {
  try {
    return await cohere.chat(req);
  } catch ({ statusCode }) {
    await sleep(4 - left);
    if (statusCode === 429) return «ask»(req, left - 1);
    return ask(req, left - 1);
  }
}`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`async function ask(req, left = 3) {
  try {
    return await cohere.chat(req, ${off});
  } catch ({ statusCode }) {
    await sleep(4 - left);
    if (statusCode === 429) return ask(req, left - 1);
    return ask(req, left - 1);
  }
}`),
        ]),
      ],
    },
    {
      name: 'a loop without a block, whose catch keeps the count',
      code: v2(`async function ask(req) {
  «for (let attempt = 0; attempt < 3; attempt++)»
    try {
      return await cohere.chat(req);
    } catch (error) {
      rounds = attempt;
      if (isLasting(error)) throw error;
    }
}`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`async function ask(req) {
  for (let attempt = 0; attempt < 3; attempt++)
    try {
      return await cohere.chat(req, ${off});
    } catch (error) {
      rounds = attempt;
      if (isLasting(error)) throw error;
    }
}`),
        ]),
      ],
    },
    {
      name: 'a call that a loop makes twice',
      code: v2(`const ask = (messages) => cohere.chat({ messages });
«for (;;)» {
  try {
    await ask(first);
    await ask(second);
    break;
  } catch (error) {
    if (isLasting(error)) throw error;
  }
}`),
      errors: [
        multiplied('chat', [
          'switchOff',
          v2(`const ask = (messages) => cohere.chat({ messages }, ${off});
for (;;) {
  try {
    await ask(first);
    await ask(second);
    break;
  } catch (error) {
    if (isLasting(error)) throw error;
  }
}`),
        ]),
      ],
    },
    {
      name: 'p-retry',
      code: loading(
        "import pRetry from 'p-retry';",
        'await «pRetry»(() => cohere.chat({ messages }), { retries: 5 });',
      ),
      errors: [
        multiplied('chat', [
          'switchOff',
          loading(
            "import pRetry from 'p-retry';",
            `await pRetry(() => cohere.chat({ messages }, ${off}), { retries: 5 });`,
          ),
        ]),
      ],
    },
    {
      name: 'async-retry in CommonJS, around a function of the file',
      sourceType: 'commonjs',
      code: `const retry = require('async-retry');
const { CohereClientV2 } = require('cohere-ai');
const cohere = new CohereClientV2({});
async function rerank(query) {
  const { results } = await cohere.rerank({ query });
  return results;
}
exports.search = (query) => «retry»(async () => rerank(query));`,
      errors: [
        multiplied('rerank', [
          'switchOff',
          `const retry = require('async-retry');
const { CohereClientV2 } = require('cohere-ai');
const cohere = new CohereClientV2({});
async function rerank(query) {
  const { results } = await cohere.rerank({ query }, ${off});
  return results;
}
exports.search = (query) => retry(async () => rerank(query));`,
        ]),
      ],
    },
    {
      name: 'a policy of cockatiel',
      code: loading(
        "import { ExponentialBackoff, handleAll, retry } from 'cockatiel';\nconst policy = retry(handleAll, { maxAttempts: 3 });",
        'await «policy.execute»(() => cohere.chat({ messages }));',
      ),
      errors: [
        multiplied('chat', [
          'switchOff',
          loading(
            "import { ExponentialBackoff, handleAll, retry } from 'cockatiel';\nconst policy = retry(handleAll, { maxAttempts: 3 });",
            `await policy.execute(() => cohere.chat({ messages }, ${off}));`,
          ),
        ]),
      ],
    },
    {
      name: 'exponential-backoff, whose options ask for refusals',
      code: loading(
        "import { backOff } from 'exponential-backoff';",
        'await «backOff»(() => cohere.chat({ messages }), { retry: (e) => e.statusCode === 429 || isNetworkError(e) });',
      ),
      errors: [
        multiplied('chat', [
          'switchOff',
          loading(
            "import { backOff } from 'exponential-backoff';",
            `await backOff(() => cohere.chat({ messages }, ${off}), { retry: (e) => e.statusCode === 429 || isNetworkError(e) });`,
          ),
        ]),
      ],
    },
    {
      name: 'a call that is also made without a retry: switching its retries off would leave it with none',
      code: loading(
        "import pRetry from 'p-retry';",
        `const embed = (texts) => cohere.embed({ texts });
export const patient = (texts) => «pRetry»(() => embed(texts));
export const hasty = async (texts) => (await embed(texts)).embeddings;`,
      ),
      errors: [multiplied('embed')],
    },
    {
      name: 'options that cannot be seen do not matter, nor can they be written',
      code: `import pRetry from 'p-retry';
import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({});
const options = { timeoutInSeconds: 9 };
await «pRetry»(() => cohere.chat({ messages }, options));
await «pRetry»(() => cohere.embed({ texts }, options));`,
      errors: [multiplied('chat'), multiplied('embed')],
    },
    {
      name: 'a key in the file: no suggestion repeats it',
      code: client(`token: '${'aB3'.repeat(13)}x'`, marked(careful('cohere.chat(req)'))),
      errors: [
        multiplied('chat', [
          'switchOff',
          client(`token: '${'aB3'.repeat(13)}x'`, careful('cohere.chat(req, { maxRetries: 0 })')),
        ]),
      ],
    },
    {
      name: 'a loop of another module',
      ...local,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { withRetry } from './retries.js';
const cohere = new CohereClientV2({});
await withRetry(() => cohere.«chat»({ messages }));`,
      errors: [multiplied('chat')],
    },
    {
      name: 'a loop of another module that tells failures apart',
      ...local,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { carefully } from './retries.js';
const cohere = new CohereClientV2({});
await carefully(() => cohere.«chat»({ messages }));`,
      errors: [
        multiplied('chat', [
          'switchOff',
          `import { CohereClientV2 } from 'cohere-ai';
import { carefully } from './retries.js';
const cohere = new CohereClientV2({});
await carefully(() => cohere.chat({ messages }, ${off}));`,
        ]),
      ],
    },
    {
      name: 'everything is tried again, with retries of the client switched off',
      code: client('maxRetries: 0', marked(blind('cohere.chat(req)'))),
      errors: [everything('chat', classifying('maxRetries: 0', blind('cohere.chat(req)', test)))],
    },
    {
      name: 'everything is tried again, whatever the wait is',
      code: v2(`async function ask(req) {
  «for (let attempt = 0; attempt < 3; attempt++)» {
    try {
      return await cohere.chat(req, ${off});
    } catch (error) {
      const isBusy = error.statusCode === 429;
      failures.push(error);
      console.warn(describe(error));
      this.last = error;
      last = error;
      if (isBusy) waits = 60;
      if (attempt === 2) throw new Error('no answer', { cause: error });
      await sleep(isBusy ? 60_000 : 1000);
    }
  }
}`),
      errors: [
        everything(
          'chat',
          classifying(
            '',
            `async function ask(req) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await cohere.chat(req, ${off});
    } catch (error) {
      ${test}
      const isBusy = error.statusCode === 429;
      failures.push(error);
      console.warn(describe(error));
      this.last = error;
      last = error;
      if (isBusy) waits = 60;
      if (attempt === 2) throw new Error('no answer', { cause: error });
      await sleep(isBusy ? 60_000 : 1000);
    }
  }
}`,
          ),
        ),
      ],
    },
    {
      name: 'everything is tried again, on an SDK that the helpers do not support',
      settings: { cohere: { sdkVersion: '7.18.0' } },
      code: v2(marked(blind(`cohere.chat(req, ${off})`))),
      errors: [everything('chat')],
    },
    {
      name: 'everything is tried again, by a loop of another module',
      ...local,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { withRetry } from './retries.js';
const cohere = new CohereClientV2({ maxRetries: 0 });
await withRetry(() => cohere.«chat»({ messages }));`,
      errors: [everything('chat')],
    },
    {
      name: 'a key in the file beside a loop that tries everything again',
      code: client(`token: '${'aB3'.repeat(13)}x', maxRetries: 0`, marked(blind('cohere.chat(req)'))),
      errors: [everything('chat')],
    },
    {
      name: 'retries of a client switched off, with nothing in their place',
      code: client('token, «maxRetries»: 0', 'await cohere.chat({ messages });\nawait cohere.embed({ texts });'),
      errors: [
        switchedOff('chat', client('token', 'await cohere.chat({ messages });\nawait cohere.embed({ texts });')),
      ],
    },
    {
      name: 'less than none',
      code: v2('await cohere.chat({ messages }, { «maxRetries»: -1, timeoutInSeconds: 30 });'),
      errors: [switchedOff('chat', v2('await cohere.chat({ messages }, { timeoutInSeconds: 30 });'))],
    },
    {
      name: 'the only option of a call',
      code: v2(`await cohere.chat({ messages }, { «maxRetries»: 0 });`),
      errors: [switchedOff('chat', v2('await cohere.chat({ messages }, { });'))],
    },
    {
      name: 'an option among others on lines of their own, with comments',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({
  token: process.env.CO_API_KEY, // from the vault
  // fail fast
  «maxRetries»: 0,
});
await cohere.chat({ messages });`,
      errors: [
        switchedOff(
          'chat',
          `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({
  token: process.env.CO_API_KEY, // from the vault
  // fail fast
});
await cohere.chat({ messages });`,
        ),
      ],
    },
    {
      name: 'the first of the options on lines of their own',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({
  «maxRetries»: 0,
  token: process.env.CO_API_KEY,
});
await cohere.chat({ messages });`,
      errors: [
        switchedOff(
          'chat',
          `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({
  token: process.env.CO_API_KEY,
});
await cohere.chat({ messages });`,
        ),
      ],
    },
    ...Object.entries({
      'a handler that keeps the error': 'try { await CALL; } catch (error) { last = error; }',
      'a handler that gives nothing': 'async function ask() { try { return await CALL; } catch { return undefined; } }',
      'a handler that ends':
        'async function ask() { try { return await CALL; } catch { return; } finally { done = isDone; } }',
      'a handler that gives a text': "async function ask() { try { return await CALL; } catch { return 'Sorry.'; } }",
      'a catch that gives nothing': 'await CALL.catch(() => null);',
      'a catch out of sight': 'await CALL.catch(report);',
      'a catch that nobody calls': 'reject = CALL.catch;',
      'a promise that goes on': 'await CALL.then(show);',
    }).map(([name, code]) => ({
      name: `nothing in the place of retries: ${name}`,
      code: v2(code.replace('CALL', 'cohere.chat({ messages }, { «maxRetries»: 0 })')),
      errors: [switchedOff('chat', v2(code.replace('CALL', 'cohere.chat({ messages }, { })')))],
    })),
    {
      name: 'a function with parameters that are no job',
      code: v2(
        `export async function ask(req = {}, { model, ...rest }) { await cohere.chat(req, { «maxRetries»: 0 }); }`,
      ),
      errors: [
        switchedOff(
          'chat',
          v2(`export async function ask(req = {}, { model, ...rest }) { await cohere.chat(req, { }); }`),
        ),
      ],
    },
    {
      name: 'an option that is set later',
      code: v2(`const options = {};
options.«maxRetries» = 0;
await cohere.chat({ messages }, options);`),
      errors: [switchedOff('chat')],
    },
    {
      name: 'options that two calls share',
      code: v2(`const options = { «maxRetries»: 0, timeoutInSeconds: 30 };
await cohere.chat({ messages }, options);
await cohere.embed({ texts }, options);`),
      errors: [
        switchedOff(
          'chat',
          v2(`const options = { timeoutInSeconds: 30 };
await cohere.chat({ messages }, options);
await cohere.embed({ texts }, options);`),
        ),
      ],
    },
    {
      name: 'a handler that answers with an error is nothing in their place',
      code: v2(`app.post('/chat', async (req, res) => {
  try {
    res.json(await cohere.chat(req.body, { «maxRetries»: 0 }));
  } catch (error) {
    await logger.error(error);
    return res.status(503).json({ error: 'later' });
  }
});`),
      errors: [
        switchedOff(
          'chat',
          v2(`app.post('/chat', async (req, res) => {
  try {
    res.json(await cohere.chat(req.body, { }));
  } catch (error) {
    await logger.error(error);
    return res.status(503).json({ error: 'later' });
  }
});`),
        ),
      ],
    },
    {
      name: 'one call of a client has a retry, which the option is for, and one has nothing',
      code: `import pRetry from 'p-retry';
import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ «maxRetries»: 0 });
await pRetry(() => cohere.embed({ texts }));
await cohere.chat({ messages });`,
      errors: [switchedOff('chat')],
    },
  ],
});
