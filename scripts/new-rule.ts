/** Starts a rule: `npm run new-rule prefer-tea` writes its three files and lists it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const listPath = resolve(root, 'src/rules/index.ts');

const ruleFile = (name: string): string => `import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule } from '../core/create-rule.js';

const rule: FinishedRule = createCohereRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'require what one imperative sentence says', preset: 'recommended', checklist: 'name-the-item' },
    schema: [],
    messages: { found: '\`{{endpoint}}\`: say what happens in production.' },
  },
  create(context) {
    return visitCohere(context, {
      call({ name, endpoint }) {
        context.report({ node: name, messageId: 'found', data: { endpoint } });
      },
    });
  },
});

export default rule;
`;

const testFile = (name: string): string => `import rule from '../../src/rules/${name}.js';
import { testRule } from '../helpers/rule-tester.js';

const v2 = (body: string): string => \`import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({});
\${body}\`;

testRule('${name}', rule, {
  valid: [{ name: 'a look-alike from elsewhere', code: 'import { cohere } from "./mine"; other.chat({});' }],
  invalid: [
    {
      name: 'a call',
      code: v2('await cohere.«chat»({ messages });'),
      errors: [{ messageId: 'found', data: { endpoint: 'chat' } }],
    },
  ],
});
`;

const pageFile = (name: string): string => `<!-- begin generated header -->
<!-- end generated header -->

## What happens in production

What the engineer on call will see.

## Examples

❌ What is wrong:

\`\`\`js
import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({});
await cohere.chat({ messages });
\`\`\`

✅ What is right:

\`\`\`js
import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({});
\`\`\`

## Options

<!-- begin generated options -->
<!-- end generated options -->

## Limits

- What \`${name}\` does not see.
- [What the rules see](../what-is-seen.md) of clients and calls holds for this rule too.

## When not to use it

Who should turn it off.
`;

/** Adds a rule to the list: its import after the last one, its entry at the end. */
function listWith(list: string, name: string): string {
  const variable = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const lastImport = list.lastIndexOf('import ');
  const afterImports = list.indexOf('\n', lastImport) + 1;
  const listEnd = list.lastIndexOf('};');
  return [
    list.slice(0, afterImports),
    `import ${variable} from './${name}.js';\n`,
    list.slice(afterImports, listEnd),
    `  '${name}': ${variable},\n`,
    list.slice(listEnd),
  ].join('');
}

const [name = ''] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name)) {
  console.error('Usage: npm run new-rule <name-in-kebab-case>');
  process.exit(1);
}

const files: readonly (readonly [path: string, text: string])[] = [
  [`src/rules/${name}.ts`, ruleFile(name)],
  [`tests/rules/${name}.test.ts`, testFile(name)],
  [`docs/rules/${name}.md`, pageFile(name)],
];
// `wx` refuses to overwrite a rule that exists.
for (const [path, text] of files) writeFileSync(resolve(root, path), text, { flag: 'wx' });
writeFileSync(listPath, listWith(readFileSync(listPath, 'utf8'), name));
console.log(`${files.map(([path]) => path).join('\n')}\n\nNow write the test and the rule, then: npm run docs`);
