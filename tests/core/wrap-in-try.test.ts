import { type FinishedRule, createRule } from '../../src/core/create-rule.js';
import { statementAround, wrapInTry } from '../../src/core/wrap-in-try.js';
import { type InvalidCase, testRule } from '../helpers/rule-tester.js';

/** A rule that puts a `try` around the statement with `mark` in it: `mark(x)` becomes `await mark(x)`. */
const probe: FinishedRule = createRule<[], 'wrap'>({
  name: 'wrap-probe',
  meta: {
    type: 'problem',
    docs: { description: 'put statements into a try', preset: null, checklist: 'none' },
    hasSuggestions: true,
    messages: { wrap: 'Wrap it.' },
    schema: [],
  },
  create({ sourceCode, report }) {
    return {
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || !node.callee.name.startsWith('mark')) return;
        const statement = statementAround(node);
        if (statement?.parent.parent?.type === 'TryStatement') return;
        const awaited = node.callee.name === 'markAwaited' ? node : undefined;
        const replacement = statement && wrapInTry(sourceCode, statement, { name: 'e', lines: ['throw e;'] }, awaited);
        const { range, text } = replacement ?? {};
        report({
          node,
          messageId: 'wrap',
          suggest:
            range && text !== undefined
              ? [{ messageId: 'wrap', fix: (fixer) => fixer.replaceTextRange(range, text) }]
              : [],
        });
      },
    };
  },
});

const wraps = (name: string, code: string, output?: string, more: Partial<InvalidCase> = {}): InvalidCase => ({
  ...more,
  name,
  code,
  errors: [{ messageId: 'wrap', ...(output !== undefined && { suggestions: [{ messageId: 'wrap', output }] }) }],
});

testRule('wrapInTry', probe, {
  valid: [],
  invalid: [
    wraps('a statement', '«mark()»;', 'try {\n  mark();\n} catch (e) {\n  throw e;\n}'),
    wraps(
      'a statement in a function',
      'function f() {\n  «mark()»;\n  g();\n}',
      'function f() {\n  try {\n    mark();\n  } catch (e) {\n    throw e;\n  }\n  g();\n}',
    ),
    wraps(
      'tabs',
      'function f() {\n\t«mark()»;\n}',
      'function f() {\n\ttry {\n\t\tmark();\n\t} catch (e) {\n\t\tthrow e;\n\t}\n}',
    ),
    wraps(
      'four spaces',
      'function f() {\n    if (x) {\n        «mark()»;\n    }\n}',
      'function f() {\n    if (x) {\n        try {\n            mark();\n        } catch (e) {\n            throw e;\n        }\n    }\n}',
    ),
    wraps(
      'the smallest of several steps',
      'if (x) {\n    g();\n  «mark()»;\n}',
      'if (x) {\n    g();\n  try {\n    mark();\n  } catch (e) {\n    throw e;\n  }\n}',
    ),
    wraps(
      'an argument over several lines',
      '«mark({\n  a,\n\n  b,\n})»;',
      'try {\n  mark({\n    a,\n\n    b,\n  });\n} catch (e) {\n  throw e;\n}',
    ),
    wraps(
      'a template over several lines',
      '«mark(`a\n  b\n${\n  c}`)»;',
      'try {\n  mark(`a\n  b\n${\n    c}`);\n} catch (e) {\n  throw e;\n}',
    ),
    wraps('Windows line ends', '«mark(\r\n\r\na)»;', 'try {\n  mark(\r\n\r\n  a);\n} catch (e) {\n  throw e;\n}'),
    wraps(
      'a comment at the end of the line',
      '«mark()»; // why\ng();',
      'try {\n  mark(); // why\n} catch (e) {\n  throw e;\n}\ng();',
    ),
    wraps(
      'a comment on the next line',
      '«mark()»;\n// why\ng();',
      'try {\n  mark();\n} catch (e) {\n  throw e;\n}\n// why\ng();',
    ),
    wraps(
      'an expression that gets an await',
      'async function f() {\n  return «markAwaited(\n    a,\n  )»;\n}',
      'async function f() {\n  try {\n    return await markAwaited(\n      a,\n    );\n  } catch (e) {\n    throw e;\n  }\n}',
    ),
    wraps(
      'a declaration with what uses it',
      'const a = «mark()»;\ng();\nshow(a);\nh();',
      'try {\n  const a = mark();\n  g();\n  show(a);\n} catch (e) {\n  throw e;\n}\nh();',
    ),
    wraps(
      'a declaration with what uses it in a function',
      'let a = «mark()»;\nconst b = () => a;\nb();\nh();',
      'try {\n  let a = mark();\n  const b = () => a;\n  b();\n} catch (e) {\n  throw e;\n}\nh();',
    ),
    wraps(
      'a declaration that nobody uses',
      'const a = «mark()»;\nh();',
      'try {\n  const a = mark();\n} catch (e) {\n  throw e;\n}\nh();',
    ),
    wraps('a declaration that is used before', 'const f = () => a;\nconst a = «mark()»;'),
    wraps('a declaration that is exported', 'export const a = «mark()»;'),
    wraps('a declaration that is exported later', 'const a = «mark()»;\nexport { a };'),
    wraps('a function that is used before', 'b();\nconst a = «mark()»;\nfunction b() { return a; }'),
    wraps('a condition without braces', 'if (x) «mark()»;', 'try {\n  if (x) mark();\n} catch (e) {\n  throw e;\n}'),
    wraps(
      'a case of a switch',
      'switch (x) {\n  case 1:\n    «mark()»;\n    break;\n}',
      'switch (x) {\n  case 1:\n    try {\n      mark();\n    } catch (e) {\n      throw e;\n    }\n    break;\n}',
    ),
    wraps(
      'a declaration that another case uses',
      'switch (x) {\n  case 1:\n    let a = «mark()»;\n  default:\n    show(a);\n}',
    ),
    wraps(
      'a static block',
      'class A {\n  static {\n    «mark()»;\n  }\n}',
      'class A {\n  static {\n    try {\n      mark();\n    } catch (e) {\n      throw e;\n    }\n  }\n}',
    ),
    wraps('a short arrow function', 'const f = () => «mark()»;'),
    wraps('a default value', 'function f(a = «mark()») {}'),
    wraps(
      'a type that it declares',
      'type A = string;\nconst a: A = «mark()»;',
      'type A = string;\ntry {\n  const a: A = mark();\n} catch (e) {\n  throw e;\n}',
      { typescript: true },
    ),
  ],
});
