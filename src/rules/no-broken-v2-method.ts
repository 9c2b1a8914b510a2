import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CohereCall } from '../analysis/calls.js';
import type { CohereClient } from '../analysis/client.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { moveOfCall } from '../analysis/migrate/index.js';
import type { Value } from '../analysis/evaluator/values.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { endpoints, isInRange } from '../catalog/index.js';
import { type Node, findVariable, isInFile, memberName, unwrap } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { importNames } from '../core/imports.js';

type MessageIds = 'throws' | 'throwsAndRemoved' | 'useV1Client' | 'migrate';

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-broken-v2-method',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow the methods that throw on the V2 clients',
      preset: 'recommended',
      checklist: 'v2-client',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      throws:
        '`{{method}}()` of `{{client}}` throws `TypeError: this.__{{method}} is not a function` in cohere-ai {{since}} and later, before it sends anything. Call it on a `{{v1Client}}`.',
      throwsAndRemoved:
        '`{{method}}()` of `{{client}}` throws `TypeError: this.__{{method}} is not a function` in cohere-ai {{since}} and later, and its endpoint was removed on {{on}}. Move to {{successor}}.',
      useV1Client: 'Call it on a `CohereClient` with the same options.',
      migrate: 'Move the call to `{{method}}`{{models}}.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    /** The same call on a v1 client, where the V2 client's options are written in this file. */
    function v1Fix(client: CohereClient, receiver: Node): TSESLint.ReportFixFunction | undefined {
      const { node, className, subclass } = client;
      const isPlain = className === 'CohereClientV2' && node.type === 'NewExpression' && !subclass;
      if (!isPlain || !isInFile(sourceCode, node) || !node.arguments.every(readsOnlyGlobals)) return undefined;
      const options = node.arguments.map((argument) => sourceCode.getText(argument)).join(', ');
      const { written, edits } = importNames(sourceCode, 'cohere-ai', ['CohereClient'], receiver);
      return (fixer) => [fixer.replaceText(receiver, `new ${written.CohereClient}(${options})`), ...edits(fixer)];
    }

    /** Options that read nothing but globals mean the same wherever they are written. */
    function readsOnlyGlobals(argument: Node): boolean {
      const names = sourceCode.getTokens(argument).filter(({ type }) => type === 'Identifier');
      return names.every(({ value }) => (findVariable(sourceCode, argument, value)?.defs.length ?? 0) === 0);
    }

    /** What to write in place of a call. */
    function substitutes(call: CohereCall, file: CohereFile): Suggestion<MessageIds>[] {
      const { endpoint, clients, name } = call;
      if (endpoints[endpoint]!.removed) {
        const move = moveOfCall(call, file, context.filename);
        return move ? [{ messageId: 'migrate', data: move.data, fix: move.fix }] : [];
      }
      const fix = name.parent?.type === 'MemberExpression' ? v1Fix(clients[0], name.parent.object) : undefined;
      return fix ? [{ messageId: 'useV1Client', fix }] : [];
    }

    function check(method: string, client: CohereClient, name: Node, file: CohereFile, call?: CohereCall): void {
      const { brokenOnV2, removed } = endpoints[method]!;
      if (!brokenOnV2 || client.api !== 'v2' || !isInRange(file.sdk.version, brokenOnV2)) return;
      const { className } = client;
      const v1Client = className.replace(/V2$/u, '');
      context.report({
        node: name,
        messageId: removed ? 'throwsAndRemoved' : 'throws',
        data: { method, client: className, since: brokenOnV2.since, v1Client, ...removed },
        // A bound method keeps the V2 client as its `this`, whatever stands before `bind`.
        suggest: call ? substitutes(call, file) : [],
      });
    }

    function checkBound(node: TSESTree.CallExpression, file: CohereFile): void {
      const bound = boundMethod(node);
      const method = bound && file.evaluator.valuesOf(bound).find(isMethod);
      if (bound && method) check(method.endpoint, method.client, bound.property, file);
    }

    return visitCohere(context, {
      file(file) {
        for (const node of file.evaluator.index.calls) checkBound(node, file);
      },
      call(call, file) {
        const { endpoint, clients, name, node } = call;
        // What was bound is reported where it was bound.
        if (!isBoundName(sourceCode, unwrap(node.callee))) check(endpoint, clients[0], name, file, call);
      },
    });
  },
});

function isMethod(value: Value): value is Extract<Value, { kind: 'method' }> {
  return value.kind === 'method';
}

/** `client.method` in `client.method.bind(…)`. */
function boundMethod(node: Node): TSESTree.MemberExpression | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'bind') return undefined;
  const method = unwrap(callee.object);
  return method.type === 'MemberExpression' ? method : undefined;
}

function isBoundName(sourceCode: Readonly<TSESLint.SourceCode>, callee: Node): boolean {
  if (callee.type !== 'Identifier') return boundMethod(callee) !== undefined;
  const [definition] = findVariable(sourceCode, callee, callee.name)!.defs;
  const node = definition?.node;
  return node?.type === 'VariableDeclarator' && node.init !== null && boundMethod(unwrap(node.init)) !== undefined;
}

export default rule;
