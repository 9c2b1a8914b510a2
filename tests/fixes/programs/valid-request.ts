import { type RulePrograms, differs, failedBefore, same } from '../program.js';
import { chat, embed, messages, v2 } from '../program-sources.js';

const request = `model: 'command-a-03-2025', ${messages}`;

const programs: RulePrograms = [
  {
    report: 'snakeCase',
    fixer: 'fix',
    name: 'a number',
    code: v2(chat(`${request}, stop_sequences: ['END']`)),
    effect: same,
  },
  {
    report: 'snakeCase',
    fixer: 'rename',
    name: 'a variable',
    code: v2(`const penalty: number = JSON.parse('0.5');\n${chat(`${request}, frequency_penalty: penalty`)}`),
    effect: same,
  },
  {
    report: 'snakeCaseLost',
    fixer: 'fix',
    name: 'a job, which the fake server does not know',
    code: v2(
      "const { jobId } = await cohere.embedJobs.create({ model: 'embed-v4.0', inputType: 'search_document', dataset_id: 'a' });\nconsole.log(jobId);",
      '{ fetch: async (_, init) => Response.json({ job_id: `job for ${JSON.parse(String(init?.body)).dataset_id}` }) }',
    ),
    effect: failedBefore('throws Error: Missing required key "datasetId"'),
  },
  {
    report: 'snakeCaseLost',
    fixer: 'rename',
    name: 'an image from a variable',
    code: v2(
      `const image = { url: 'https://a.dev/a.png' };\n${chat(`model: 'command-a-vision-07-2025', messages: [{ role: 'user', content: [{ type: 'image_url', image_url: image }] }]`)}`,
    ),
    effect: failedBefore(
      'throws Error: messages -> [0] -> content: [Variant 0] Expected string. Received list.; messages -> [0] -> content -> [0]: [Variant 1] Missing required key "imageUrl"',
      'requests[0]',
    ),
  },
  {
    report: 'misspelled',
    fixer: 'rename',
    name: 'a slip of the pen',
    code: v2(chat(`${request}, temprature: 0.3`)),
    effect: differs(
      'The field arrives: under its wrong name the API ignored it.',
      'requests[0].body.temprature',
      'requests[0].body.temperature',
    ),
  },
  {
    report: 'unknownValue',
    fixer: 'rewrite',
    name: 'a role of v1',
    code: v2(chat("model: 'command-a-03-2025', messages: [{ role: 'USER', content: 'Hello' }]")),
    effect: differs(
      'The API refuses the value as it was, which the fake server does not look at.',
      'requests[0].body.messages[0].role',
      'prints[0]',
    ),
  },
  {
    report: 'unknownValue',
    fixer: 'rewrite',
    name: 'a purpose by its short name',
    code: v2(embed("model: 'embed-v4.0', texts: ['a'], inputType: 'query', embeddingTypes: ['float']")),
    effect: differs(
      'The API refuses the value as it was, which the fake server does not look at.',
      'requests[0].body.input_type',
    ),
  },
];

export default programs;
