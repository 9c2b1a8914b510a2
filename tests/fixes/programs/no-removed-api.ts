import { type RulePrograms, failedBefore } from '../program.js';
import { v1 } from '../program-sources.js';

const programs: RulePrograms = [
  {
    report: 'deepImport',
    fixer: 'importFrom',
    name: 'an error class',
    code: "import { CohereError } from 'cohere-ai/errors';\n\nconsole.log(new CohereError({ statusCode: 429 }).statusCode);\n",
    effect: failedBefore('throws ERR_PACKAGE_PATH_NOT_EXPORTED'),
  },
  {
    report: 'awsElsewhere',
    fixer: 'importFrom',
    name: 'a client of AWS',
    code: "import { BedrockClient } from 'cohere-ai';\n\nconsole.log(typeof BedrockClient);\n",
    effect: failedBefore(
      "throws SyntaxError: Named export 'BedrockClient' not found. The requested module 'cohere-ai' is a CommonJS module, which may not support all module.exports as named exports.",
    ),
  },
  {
    report: 'noAwsEntry',
    fixer: 'importFrom',
    name: 'a client of AWS, on 7.21',
    code: "import { BedrockClient } from 'cohere-ai/aws';\n\nconsole.log(typeof BedrockClient);\n",
    sdk: '7.21.0',
    effect: failedBefore('throws ERR_MODULE_NOT_FOUND'),
  },
  {
    report: 'endpoint',
    fixer: 'migrate',
    name: 'a text that is generated',
    code: v1(`const response = await cohere.generate({
  model: 'command',
  prompt: 'Hi',
  maxTokens: 100,
  k: 0,
  stopSequences: [],
  returnLikelihoods: 'NONE',
  truncate: 'END',
});
if (!response.generations || response.generations.length === 0) throw new Error('nothing');
console.log(response.generations[0]?.text.trim());`),
    effect: failedBefore(
      'throws NotFoundError',
      'requests[0].to',
      'requests[0].body.model',
      'requests[0].body.prompt',
      'requests[0].body.return_likelihoods',
      'requests[0].body.truncate',
      'requests[0].body.messages',
    ),
  },
  {
    report: 'endpoint',
    fixer: 'migrate',
    name: 'a text that is generated in pieces',
    code: v1(`let text = '';
for await (const event of await cohere.generateStream({ model: 'command', prompt: 'Hi' })) {
  if (event.eventType === 'text-generation') text += event.text;
}
console.log(text);`),
    effect: failedBefore(
      'throws NotFoundError',
      'requests[0].to',
      'requests[0].body.model',
      'requests[0].body.prompt',
      'requests[0].body.messages',
    ),
  },
];

export default programs;
