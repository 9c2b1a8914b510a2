import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, findVariable, isInside, memberName, unwrap, wrapped } from '../../core/ast.js';
import type { CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionAround } from '../evaluator/syntax-index.js';

/** Modules whose classes hold connections, and those classes. */
const agentModules: Readonly<Record<string, readonly string[]>> = {
  http: ['Agent'],
  https: ['Agent'],
  undici: ['Agent', 'Client', 'EnvHttpProxyAgent', 'Pool', 'ProxyAgent', 'RetryAgent'],
  agentkeepalive: ['default', 'HttpsAgent', 'HttpAgent'],
  'http-proxy-agent': ['HttpProxyAgent'],
  'https-proxy-agent': ['HttpsProxyAgent', 'default'],
  'proxy-agent': ['ProxyAgent', 'default'],
  'socks-proxy-agent': ['SocksProxyAgent', 'default'],
};

/** An object that keeps connections, and why each call gets a new one. */
export interface AgentPerCall {
  readonly node: TSESTree.NewExpression;
  /** The name of its class. */
  readonly className: string;
}

/** The agents of a file that are made anew for each call of Cohere. */
export function agentsPerCall(file: CohereFile): readonly AgentPerCall[] {
  const { evaluator } = file;
  return evaluator.index.constructions.flatMap((node) => {
    // Asked first: what the class is may stand in another file.
    const className = isMadePerCall(file, node) ? agentClass(evaluator, node) : undefined;
    return className === undefined ? [] : [{ node, className }];
  });
}

function agentClass(evaluator: Evaluator, { callee }: TSESTree.NewExpression): string | undefined {
  const inner = unwrap(callee);
  const head = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner;
  const [value] = evaluator.valuesOf(head);
  if (value?.kind !== 'imported') return undefined;
  const name = inner.type === 'MemberExpression' ? memberName(inner) : value.name;
  const classes = agentModules[value.source.replace(/^node:/u, '')] ?? [];
  if (name === undefined || !classes.includes(name)) return undefined;
  return name === 'default' && head.type === 'Identifier' ? head.name : name;
}

function isMadePerCall(file: CohereFile, node: TSESTree.NewExpression): boolean {
  if (fetchFunctions(file).some((fn) => isInside(node, fn))) return true;
  const owner = functionAround(node);
  return owner !== undefined && calls(file, owner) && reachesClient(file, node);
}

/** The functions that a file gives to its clients as `fetch`: they run for every attempt. */
function fetchFunctions({ creations }: CohereFile): readonly FunctionNode[] {
  return creations.flatMap(({ client }) =>
    client.options
      .fieldsNamed('fetch')
      .flatMap(({ values }) => values.flatMap((value) => (value.kind === 'function' ? [value.node] : []))),
  );
}

function calls({ calls: all }: CohereFile, owner: FunctionNode): boolean {
  return all.some(({ node }) => isInside(node, owner));
}

/** Whether an agent goes, directly or through one variable, into a client or becomes everybody's dispatcher. */
function reachesClient({ creations, evaluator }: CohereFile, node: Node): boolean {
  const places = [node, ...readsOf(evaluator, node)];
  return places.some(
    (place) => creations.some((creation) => isInside(place, creation.node)) || isGlobalDispatcher(place),
  );
}

function readsOf({ sourceCode }: Evaluator, node: Node): readonly Node[] {
  const holder = wrapped(node).parent;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return [];
  return findVariable(sourceCode, holder.id, holder.id.name)!
    .references.filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier);
}

function isGlobalDispatcher(place: Node): boolean {
  const call = wrapped(place).parent;
  if (call?.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  const name =
    callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : '';
  return name === 'setGlobalDispatcher';
}
