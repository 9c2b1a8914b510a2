import { type RulePrograms, failedBefore } from '../program.js';

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
];

export default programs;
