import { literalText } from '../../src/core/ast.js';
import { type FinishedRule, createRule } from '../../src/core/create-rule.js';
import { importNames } from '../../src/core/imports.js';
import { type InvalidCase, testRule } from '../helpers/rule-tester.js';

/** A rule that writes `[A, B]` for `use('module', 'A', 'B')`, and imports what that needs. */
const probe: FinishedRule = createRule<[], 'write'>({
  name: 'import-probe',
  meta: {
    type: 'problem',
    docs: { description: 'write names of a module', preset: null, checklist: 'none' },
    fixable: 'code',
    messages: { write: 'Write the names.' },
    schema: [],
  },
  create({ sourceCode, report }) {
    return {
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'use') return;
        const [source = '', ...names] = node.arguments.map((argument) => literalText(argument) ?? '');
        const { written, edits } = importNames(sourceCode, source, names, node);
        const text = `[${names.map((name) => written[name]).join(', ')}]`;
        report({ node, messageId: 'write', fix: (fixer) => [...edits(fixer), fixer.replaceText(node, text)] });
      },
    };
  },
});

const use = "«use('m', 'A', 'B')»";

const writes = (name: string, code: string, output: string, more: Partial<InvalidCase> = {}): InvalidCase => ({
  ...more,
  name,
  code,
  output,
  errors: [{ messageId: 'write' }],
});

testRule('importNames', probe, {
  valid: [],
  invalid: [
    writes('a new import at the top', `${use};`, "import { A, B } from 'm';\n[A, B];"),
    writes(
      'a new import after the others',
      `import x from "x";\nimport 'y';\n\n${use.replaceAll("'", '"')};`,
      'import x from "x";\nimport \'y\';\nimport { A, B } from "m";\n\n[A, B];',
    ),
    writes(
      'a new import after a comment that belongs to the last one',
      `import x from 'x'; // why\n${use};`,
      "import x from 'x'; // why\nimport { A, B } from 'm';\n[A, B];",
    ),
    writes(
      'a new import after a directive',
      `'use client';\nexport const y = ${use};`,
      "'use client';\nimport { A, B } from 'm';\nexport const y = [A, B];",
    ),
    writes(
      'a new import above a comment of the code',
      `#!/usr/bin/env node\n// The licence.\n\n/** What it is. */\nexport const y = ${use};`,
      "#!/usr/bin/env node\n// The licence.\n\nimport { A, B } from 'm';\n/** What it is. */\nexport const y = [A, B];",
    ),
    writes(
      'a new import below a line for the shell',
      `#!/usr/bin/env node\nexport const y = ${use};`,
      "#!/usr/bin/env node\nimport { A, B } from 'm';\nexport const y = [A, B];",
    ),
    writes('into an import', `import { X } from 'm';\n${use};`, "import { X, A, B } from 'm';\n[A, B];"),
    writes(
      'into an import that has one of them',
      `import { A } from 'm';\n${use};`,
      "import { A, B } from 'm';\n[A, B];",
    ),
    writes(
      'nothing where everything is there',
      `import { B, A } from 'm';\n${use};`,
      "import { B, A } from 'm';\n[A, B];",
    ),
    writes(
      'another name for it',
      `import { A as X, 'B' as Y } from 'm';\n${use};`,
      "import { A as X, 'B' as Y } from 'm';\n[X, Y];",
    ),
    writes(
      'into an import on several lines',
      `import {\n  X,\n  Y,\n} from 'm';\n${use};`,
      "import {\n  X,\n  Y,\n  A, B,\n} from 'm';\n[A, B];",
    ),
    writes(
      'into an import with a default',
      `import m, { X } from 'm';\n${use};`,
      "import m, { X, A, B } from 'm';\n[A, B];",
    ),
    writes('beside a default', `import m from 'm';\n${use};`, "import m, { A, B } from 'm';\n[A, B];"),
    writes(
      'beside a default with empty braces',
      `import m, {} from 'm';\n${use};`,
      "import m, {} from 'm';\nimport { A, B } from 'm';\n[A, B];",
    ),
    writes('an import without names', `import 'm';\n${use};`, "import 'm';\nimport { A, B } from 'm';\n[A, B];"),
    writes('a namespace', `import * as m from 'm';\n${use};`, "import * as m from 'm';\n[m.A, m.B];"),
    writes(
      'a name before a namespace',
      `import * as m from 'm';\nimport { A } from 'm';\n${use};`,
      "import * as m from 'm';\nimport { A } from 'm';\n[A, m.B];",
    ),
    writes(
      'another module',
      `import { A, B } from 'n';\n${use};`,
      "import { A, B } from 'n';\nimport { A as A2, B as B2 } from 'm';\n[A2, B2];",
    ),
    writes(
      'a name that is taken',
      `import { X } from 'm';\nclass A {}\nconst B = 1, B2 = 2;\n${use};`,
      "import { X, A as A2, B as B3 } from 'm';\nclass A {}\nconst B = 1, B2 = 2;\n[A2, B3];",
    ),
    writes(
      'a name that something nearer hides',
      `import { A, B } from 'm';\nfunction f(A) { return ${use}; }`,
      "import { A, B, A as A2 } from 'm';\nfunction f(A) { return [A2, B]; }",
    ),
    writes(
      'a namespace that something nearer hides',
      `import * as m from 'm';\nfunction f(m) { return ${use}; }`,
      "import * as m from 'm';\nimport { A, B } from 'm';\nfunction f(m) { return [A, B]; }",
    ),
    writes(
      'a name that nobody declares',
      `${use};\nexport const x = A;`,
      "import { A, B } from 'm';\n[A, B];\nexport const x = A;",
    ),
    writes(
      'an import of types',
      `import type { A, B } from 'm';\n${use};`,
      "import type { A, B } from 'm';\nimport { A as A2, B as B2 } from 'm';\n[A2, B2];",
      { typescript: true },
    ),
    writes(
      'an import with a type in it',
      `import { type A, B } from 'm';\n${use};`,
      "import { type A, B, A as A2 } from 'm';\n[A2, B];",
      { typescript: true },
    ),
    writes(
      'a type that has the name',
      `interface A {}\n${use};`,
      "import { A as A2, B } from 'm';\ninterface A {}\n[A2, B];",
      { typescript: true },
    ),
    writes('import = require', `import m = require('m');\n${use};`, "import m = require('m');\n[m.A, m.B];", {
      typescript: true,
    }),
    writes(
      'import = of something else',
      `import n = require('n');\nimport A = n.A;\n${use};`,
      "import n = require('n');\nimport A = n.A;\nimport { A as A2, B } from 'm';\n[A2, B];",
      { typescript: true },
    ),
    writes(
      'import type = require',
      `import type m = require('m');\n${use};`,
      "import type m = require('m');\nimport { A, B } from 'm';\n[A, B];",
      { typescript: true },
    ),
    writes('require of the module', `const m = require('m');\n${use};`, "const m = require('m');\n[m.A, m.B];"),
    writes('into a require', `const { X } = require('m');\n${use};`, "const { X, A, B } = require('m');\n[A, B];"),
    writes(
      'into a require on several lines',
      `const {\n  X\n} = require('m');\n${use};`,
      "const {\n  X,\n  A, B\n} = require('m');\n[A, B];",
    ),
    writes(
      'another name in a require',
      `const { A: X, B = 1 } = require('m');\n${use};`,
      "const { A: X, B = 1, B: B2 } = require('m');\n[X, B2];",
    ),
    writes(
      'into a require with the rest',
      `const { ...rest } = require('m');\n${use};`,
      "const { A, B, ...rest } = require('m');\n[A, B];",
    ),
    writes(
      'a require without names',
      `const {} = require('m');\n${use};`,
      "const {} = require('m');\nconst { A, B } = require('m');\n[A, B];",
    ),
    writes(
      'a require of another kind',
      `const [x] = require('m');\n${use};`,
      "const [x] = require('m');\nconst { A, B } = require('m');\n[A, B];",
    ),
    writes(
      'a new require after the others',
      `'use strict';\nconst x = require('x'), y = require('y');\nlet z;\nconst A = 1;\n${use};`,
      "'use strict';\nconst x = require('x'), y = require('y');\nconst { A: A2, B } = require('m');\nlet z;\nconst A = 1;\n[A2, B];",
    ),
    writes(
      'a new require in a file that exports with module.exports',
      `module.exports = () => ${use};`,
      "const { A, B } = require('m');\nmodule.exports = () => [A, B];",
    ),
    writes('a new require in a script', `${use};`, "const { A, B } = require('m');\n[A, B];", { sourceType: 'script' }),
    writes(
      'a require with a cast',
      `const { X } = require('m') as Module;\n${use};`,
      "const { X, A, B } = require('m') as Module;\n[A, B];",
      { typescript: true },
    ),
    writes(
      'a call that is no require',
      `const m = load('m');\nexport const x = ${use};`,
      "import { A, B } from 'm';\nconst m = load('m');\nexport const x = [A, B];",
    ),
    writes(
      'a require without a name',
      `const m = require(name);\n${use};`,
      "const { A, B } = require('m');\nconst m = require(name);\n[A, B];",
    ),
  ],
});
