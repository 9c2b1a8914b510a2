/** Edits that let `createHealthCheck()` answer a health route. */
import { type FunctionNode, type Node, findVariable, isFunction, isInside, unwrap, walk } from '../../core/ast.js';
import { indentOf } from '../../core/fixes.js';
import { freeName, importNames } from '../../core/imports.js';
import { statementAround } from '../../core/wrap-in-try.js';
import type { CohereCall } from '../calls.js';
import { hasHelpers } from './client-option-writer.js';
import type { CohereFile } from '../cohere-file.js';
import type { Edits } from './field-writer.js';
import { type Invocation, calleePath } from '../handling/named-functions.js';
import type { HealthRoute } from '../surroundings/routes.js';
import { importedFrom, runtimeModule } from '../project/packages.js';

/** Functions that a hand-written check uses besides Cohere, and that `createHealthCheck()` makes superfluous. */
const incidental = new Set([
  'AbortController',
  'AbortSignal',
  'Boolean',
  'Date',
  'Error',
  'JSON',
  'Math',
  'NextResponse',
  'Number',
  'Promise',
  'Response',
  'String',
  'clearTimeout',
  'console',
  'performance',
  'setTimeout',
]);

/**
 * Edits that replace the handler of a route; `undefined` where it does more than to ask Cohere and to answer, where the
 * framework is none of those below, or where the client is out of its reach.
 */
export function healthCheckWriter(file: CohereFile, call: CohereCall, route: HealthRoute): Edits | undefined {
  const { registration, exported } = route;
  const handler = exported?.fn ?? (registration && isFunction(registration.handler) ? registration.handler : undefined);
  if (!handler || !hasHelpers(file) || !isOnlyCheck(file, handler)) return undefined;
  const client = clientName(file, call, handler);
  if (client === undefined) return undefined;
  const { written, edits } = importNames(file.evaluator.sourceCode, runtimeModule, ['createHealthCheck'], handler);
  const check = `${written.createHealthCheck}(${client})`;
  const write = exported
    ? exportWriter(file, exported, check)
    : registration && handlerWriter(file, registration.call, handler, check);
  return write && ((fixer) => [...write(fixer), ...edits(fixer)]);
}

/** Whether all that a handler calls is Cohere, its own parameters and variables, and what only measures and answers. */
function isOnlyCheck({ evaluator, calls }: CohereFile, handler: FunctionNode): boolean {
  const { sourceCode } = evaluator;
  const cohereCalls = new Set<Node>(calls.map(({ node }) => node));
  let isOnly = true;
  walk(handler.body, sourceCode.visitorKeys, (node) => {
    if ((node.type !== 'CallExpression' && node.type !== 'NewExpression') || cohereCalls.has(node)) return;
    const [root = ''] = calleePath(node);
    const declaration = findVariable(sourceCode, node, root)?.defs[0]?.name;
    isOnly &&= incidental.has(root) || (declaration !== undefined && isInside(declaration, handler));
  });
  return isOnly;
}

/** The name of the client, where one declared outside of a handler stands for it. */
function clientName(
  { evaluator: { sourceCode } }: CohereFile,
  call: CohereCall,
  handler: FunctionNode,
): string | undefined {
  let receiver: Node = unwrap(call.node.callee);
  const isV2View = call.api === 'v2' && call.clients[0].api === 'v1';
  const depth = call.endpoint.split('.').length + (isV2View ? 1 : 0);
  for (let at = 0; at < depth; at++) {
    if (receiver.type !== 'MemberExpression') return undefined;
    receiver = unwrap(receiver.object);
  }
  if (receiver.type !== 'Identifier') return undefined;
  const declaration = findVariable(sourceCode, receiver, receiver.name)?.defs[0]?.name;
  // An export is made when the module is: what stands below it is not there yet.
  const isThere = declaration && !isInside(declaration, handler) && declaration.range[1] <= handler.range[0];
  return isThere ? receiver.name : undefined;
}

/** `export const { GET } = …` for Web-standard routes, a handler of Node's for the others. */
function exportWriter(
  { evaluator: { sourceCode } }: CohereFile,
  { fn, name }: NonNullable<HealthRoute['exported']>,
  check: string,
): Edits | undefined {
  const declaration = exportAround(fn);
  if (name === 'default') {
    if (fn.params.length !== 2) return undefined;
    return (fixer) => [fixer.replaceText(declaration, `export default ${check}.toNodeHandler();`)];
  }
  if (name !== 'GET') return undefined;
  // Next 13 and 14 would otherwise keep the first answer for good.
  const dynamic = /\bdynamic\b/u.test(sourceCode.text) ? '' : "export const dynamic = 'force-dynamic';\n";
  return (fixer) => [fixer.replaceText(declaration, `${dynamic}export const { GET } = ${check};`)];
}

function exportAround(fn: FunctionNode): Node {
  let node: Node = fn;
  while (!node.type.startsWith('Export')) node = node.parent!;
  return node;
}

/** The code of a handler, by the package of the framework that it is registered with. `NAME` is a health check. */
const handlers: Readonly<Record<string, string>> = {
  fastify: `async (request, reply) => {
  const report = await NAME.check();
  reply.code(report.cohere.status === 'down' ? 503 : 200).header('cache-control', 'no-store');
  return report;
}`,
  hono: '(c) => NAME.GET(c.req.raw)',
};

function handlerWriter(
  { evaluator }: CohereFile,
  call: Invocation,
  handler: FunctionNode,
  check: string,
): Edits | undefined {
  const { sourceCode } = evaluator;
  const { source } = importedFrom(evaluator, call.callee) ?? {};
  if (source === 'express') return (fixer) => [fixer.replaceText(handler, `${check}.toNodeHandler()`)];
  const code = source === undefined ? undefined : handlers[source];
  const statement = statementAround(call);
  const indent = statement && indentOf(sourceCode, statement);
  if (code === undefined || indent === undefined) return undefined;
  const name = freeName(sourceCode, 'cohereHealth', call);
  const text = code.replace('NAME', name).replaceAll('\n', `\n${indent}`);
  return (fixer) => [
    fixer.insertTextBefore(statement!, `const ${name} = ${check};\n${indent}`),
    fixer.replaceText(handler, text),
  ];
}
