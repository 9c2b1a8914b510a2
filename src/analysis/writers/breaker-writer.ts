/** Edits that put a breaker of the runtime helpers in the way of a call. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, unwrap, walk, wrapped } from '../../core/ast.js';
import { insertBelowImports } from '../../core/declarations.js';
import { importNames } from '../../core/imports.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { type CohereFetchCall, cohereFetchIn } from '../surroundings/circuit-breakers.js';
import { clientOptionWriter, hasGuardedFetch } from './client-option-writer.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type Edits, fieldWriter } from './field-writer.js';
import { importedFrom, runtimeModule } from '../project/packages.js';
import { readsRawResponse } from '../requests/raw-response.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Lets a call run through a `CohereCircuitBreaker` that all calls of its endpoint in the file share. */
export function breakerWrapper({ evaluator }: CohereFile, call: CohereCall): Edits | undefined {
  const { sourceCode } = evaluator;
  const expression = wrapped(call.node);
  const inside = insideOf(sourceCode, call.node);
  const isStream = call.endpoint.endsWith('Stream');
  const fits = isStream ? isOnlyIterated(sourceCode, expression) : !readsRawResponse(call);
  if (!fits || inside.yields || isNullable(evaluator, call.node)) return undefined;
  const { written, edits } = importNames(sourceCode, runtimeModule, ['CohereCircuitBreaker'], call.node);
  const { name, isNew } = breakerName(evaluator, call);
  const open = `${name}.${isStream ? 'stream' : 'call'}(${inside.awaits ? 'async ' : ''}() => `;
  const declaration = `const ${name} = new ${written.CohereCircuitBreaker}({ threshold: 5, resetMs: 60_000 });`;
  return (fixer) => [
    ...(isNew ? [...edits(fixer), insertBelowImports(sourceCode, fixer, declaration)] : []),
    fixer.insertTextBefore(expression, open),
    fixer.insertTextAfter(expression, ')'),
  ];
}

/** The breaker of an endpoint in a file. */
interface NamedBreaker {
  readonly name: string;
  readonly isNew: boolean;
}

/** The name for the breaker of a call's endpoint: an outage of rerank must not stop chat. */
function breakerName(evaluator: Evaluator, { endpoint, node }: CohereCall): NamedBreaker {
  const base = `${endpoint.replace(/Stream$/u, '')}Breaker`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    const variable = findVariable(evaluator.sourceCode, node, name);
    if (!variable?.defs.length) return { name, isNew: true };
    const origin = importedFrom(evaluator, variable.identifiers[0]!);
    if (origin?.source === runtimeModule && origin.name === 'CohereCircuitBreaker') return { name, isNew: false };
  }
}

/** Whether what a call is made on may be nothing: that the code has asked before is forgotten inside of a callback. */
function isNullable(evaluator: Evaluator, { callee }: TSESTree.CallExpression): boolean {
  const receiver = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const isName = receiver.type === 'Identifier' || receiver.type === 'MemberExpression';
  return isName && evaluator.valuesOf(receiver).some(({ kind }) => kind === 'nothing');
}

/** Lets every attempt of a client go through breakers of its `fetch`; `undefined` where the file does not make it. */
export function breakerFetchWriter(file: CohereFile, { clients: [client] }: CohereCall): Edits | undefined {
  const { evaluator } = file;
  if (!hasGuardedFetch(file, client) || client.home !== evaluator) return undefined;
  const field = client.options.field('fetch');
  if (field && field.home !== evaluator) return undefined;
  const guarded = field && cohereFetchIn(evaluator, field.value);
  const names = guarded ? (['cohereBreakers'] as const) : (['cohereFetch', 'cohereBreakers'] as const);
  const { written, edits } = importNames(evaluator.sourceCode, runtimeModule, names, client.node);
  const breakers = `${written.cohereBreakers}()`;
  const write = guarded
    ? fetchOptionWriter(evaluator, guarded, 'breaker', breakers)
    : clientOptionWriter(file, client, 'fetch', `${written.cohereFetch}({ breaker: ${breakers} })`);
  return write && ((fixer) => [...write(fixer), ...edits(fixer)]);
}

/** Edits that give an option to a call of `cohereFetch()`. */
function fetchOptionWriter(
  { sourceCode }: Evaluator,
  { node, options }: CohereFetchCall,
  name: string,
  value: string,
): Edits | undefined {
  const write = fieldWriter(sourceCode, options, name, value);
  if (write || node.arguments.length > 0) return write;
  return (fixer) => [fixer.insertTextBefore(sourceCode.getLastToken(node)!, `{ ${name}: ${value} }`)];
}

/** What a call waits for or yields before it is made: inside another function that is no longer the same. */
function insideOf(sourceCode: SourceCode, call: Node): { readonly awaits: boolean; readonly yields: boolean } {
  let awaits = false;
  let yields = false;
  walk(call, sourceCode.visitorKeys, (node) => {
    if (isInOwnFunction(node, call)) return;
    awaits ||= node.type === 'AwaitExpression';
    yields ||= node.type === 'YieldExpression';
  });
  return { awaits, yields };
}

function isInOwnFunction(node: Node, end: Node): boolean {
  for (let outer: Node | undefined = node; outer && outer !== end; outer = outer.parent) {
    if (isFunction(outer)) return true;
  }
  return false;
}

/** Whether all that becomes of a stream is a loop: what a breaker gives can be iterated, and has no other methods. */
function isOnlyIterated(sourceCode: SourceCode, stream: Node): boolean {
  const { parent } = stream;
  if (parent?.type !== 'AwaitExpression') return false;
  const value = wrapped(parent);
  if (isIterated(value)) return true;
  const declarator = value.parent;
  const name = declarator?.type === 'VariableDeclarator' ? declarator.id : undefined;
  if (name?.type !== 'Identifier' || name.typeAnnotation) return false;
  const { references } = findVariable(sourceCode, name, name.name)!;
  return references.every(({ init, identifier }) => init || isIterated(wrapped(identifier)));
}

function isIterated(value: Node): boolean {
  const { parent } = value;
  return parent?.type === 'ForOfStatement' && (unwrap(parent.right) as Node) === unwrap(value as TSESTree.Expression);
}
