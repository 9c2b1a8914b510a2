/** Routes by which others ask whether a service is well. */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  type Node,
  isFunction,
  literalText,
  memberName,
  propertyName,
  unwrap,
  walk,
} from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { type Invocation, namesIn } from './handling/named-functions.js';
import type { Look } from './surroundings.js';

/** A health route, and what answers it. */
export interface HealthRoute {
  /** Its path, as far as the file shows it. */
  readonly path: string;
  /** The call that registers it with a framework. */
  readonly registration?: { readonly call: Invocation; readonly handler: Node };
  /** The function that a framework finds by the name of its file and of its export. */
  readonly exported?: { readonly fn: FunctionNode; readonly name: string };
}

const words = new Set(['health', 'healthz', 'live', 'livez', 'ready', 'readyz']);
const methods = new Set(['all', 'get', 'head', 'on', 'route', 'use']);
const decorators = new Set(['All', 'Get', 'Head']);

/** Finds the health route that code answers. */
export function healthRouteLook(filename: string): Look<HealthRoute> {
  const fileRoute = routeOfFile(filename);
  return {
    atCall: (call, argument, home) => registeredRoute(call, argument, home),
    around: (node, inner, home) => routeAround(node, inner, home) ?? exportedRoute(node, fileRoute),
  };
}

function isHealthPath(path: string): boolean {
  return path.split(/[/?#]/u).some((segment) => words.has(segment));
}

/** `app.get('/health', handler)`, `router.route('/health').get(handler)`. */
function registeredRoute(call: Invocation, handler: Node, home: Evaluator): HealthRoute | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !methods.has(memberName(callee) ?? '')) return undefined;
  const receiver = unwrap(callee.object);
  const given = receiver.type === 'CallExpression' ? [...call.arguments, ...receiver.arguments] : call.arguments;
  const path = given.flatMap((argument) => pathsIn(home, argument)).find(isHealthPath);
  return path === undefined ? undefined : { path, registration: { call, handler } };
}

/** The paths that an argument may be. */
function pathsIn(home: Evaluator, argument: Node): readonly string[] {
  const texts = home.valuesOf(argument).flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  return texts.filter((text) => text.startsWith('/'));
}

function routeAround(node: Node, inner: Node, home: Evaluator): HealthRoute | undefined {
  // The way out of a function leads to its uses, and not by the place where it is written.
  const paths = [...pathsAround(node, inner, home), ...(isFunction(node) ? pathsAround(node.parent, node, home) : [])];
  const path = paths.find(isHealthPath);
  return path === undefined ? undefined : { path };
}

/** The paths that a request must have to get from a node to the part of it that answers. */
function pathsAround(node: Node, inner: Node, home: Evaluator): readonly string[] {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner === node.consequent ? comparedPaths(node.test, home) : [];
    case 'SwitchCase':
      return node.test && inner !== node.test ? pathsIn(home, node.test) : [];
    case 'Property':
      return pathsOfProperty(node, home);
    case 'MethodDefinition':
      return decoratedPaths(node);
    default:
      return [];
  }
}

/** `url.pathname === '/health'`, `url.startsWith('/health')`. */
function comparedPaths(test: Node, home: Evaluator): readonly string[] {
  const paths: string[] = [];
  let isNegated = false;
  walk(test, home.sourceCode.visitorKeys, (node) => {
    const text = literalText(node);
    if (text?.startsWith('/')) paths.push(text);
    const isOperation = node.type === 'UnaryExpression' || node.type === 'BinaryExpression';
    isNegated ||= isOperation && node.operator.startsWith('!');
  });
  return isNegated ? [] : paths;
}

/** `{ url: '/health', handler }`, `{ '/health': handler }`. */
function pathsOfProperty(property: TSESTree.Property, home: Evaluator): readonly string[] {
  const name = propertyName(property) ?? '';
  if (name.startsWith('/')) return [name];
  if (name !== 'handler' || property.parent.type !== 'ObjectExpression') return [];
  return property.parent.properties.flatMap((sibling) => {
    const isPath = sibling.type === 'Property' && /^(?:url|path)$/u.test(propertyName(sibling) ?? '');
    return isPath ? pathsIn(home, sibling.value) : [];
  });
}

/** `@Controller('health') class … { @Get('cohere') … }`; the paths of decorators need no slash. */
function decoratedPaths(method: TSESTree.MethodDefinition): readonly string[] {
  const own = decoratorCalls(method);
  if (!own.some(({ callee }) => decorators.has(namesIn(callee).at(-1)!))) return [];
  const all = [...decoratorCalls(method.parent.parent), ...own];
  return all.flatMap((call) => call.arguments.flatMap((argument) => literalText(argument) ?? []));
}

function decoratorCalls(owner: {
  readonly decorators?: readonly TSESTree.Decorator[];
}): readonly TSESTree.CallExpression[] {
  // Parsers for plain JavaScript know of no decorators.
  return (owner.decorators ?? []).flatMap(({ expression }) =>
    expression.type === 'CallExpression' ? [expression] : [],
  );
}

/** What a framework that routes by files makes of one. */
interface FileRoute {
  readonly path: string;
  /** The names of the exports that answer. */
  readonly exports: readonly string[];
}

const fileExports = ['default', 'GET', 'HEAD', 'handler', 'loader', 'onRequest', 'onRequestGet'];

/** `app/api/health/route.ts`, `routes/health/+server.ts`, `pages/api/health.ts`, `server/api/health.get.ts`. */
function routeOfFile(filename: string): FileRoute | undefined {
  const [, path, name = ''] = /([^:]*?)([^/\\]+)\.[cm]?[jt]sx?$/u.exec(filename) ?? [];
  const folders = (path ?? '').split(/[/\\]/u).filter(Boolean);
  if (/^(?:route|\+server)$/u.test(name)) {
    const at = folders.findLastIndex((folder) => folder === 'app' || folder === 'routes');
    return at === -1 ? undefined : { path: `/${folders.slice(at + 1).join('/')}`, exports: ['GET', 'HEAD'] };
  }
  const at = folders.findLastIndex((folder) => /^(?:api|functions|pages|routes)$/u.test(folder));
  if (at === -1) return undefined;
  const last = name.replace(/\.(?:get|head)$/u, '');
  const segments = [...folders.slice(at), ...(last === 'index' ? [] : [last])];
  return { path: `/${segments.join('/')}`, exports: fileExports };
}

function exportedRoute(node: Node, route: FileRoute | undefined): HealthRoute | undefined {
  if (!route || !isHealthPath(route.path)) return undefined;
  // What a function makes of another one is exported in its place.
  const name = node.type === 'ExportDefaultDeclaration' ? 'default' : isFunction(node) ? exportedName(node) : undefined;
  if (name === undefined || !route.exports.includes(name)) return undefined;
  return { path: route.path, ...(isFunction(node) && { exported: { fn: node, name } }) };
}

/** The name under which a function is exported in its own declaration. */
function exportedName({ id, parent }: FunctionNode): string | undefined {
  if (parent.type === 'ExportDefaultDeclaration') return 'default';
  if (parent.type === 'ExportNamedDeclaration') return id?.name;
  const isVariable = parent.type === 'VariableDeclarator' && parent.parent.parent.type === 'ExportNamedDeclaration';
  return isVariable && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}
