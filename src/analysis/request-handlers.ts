/** Functions that answer HTTP requests: of Express, Fastify, Hono, Koa and Next. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, isFunction, memberName, propertyName, unwrap } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { functionsIn } from './handling/handler-reader.js';
import { importedFrom } from './packages.js';

/** Code that answers an HTTP request. */
export interface RequestHandler {
  /** The function, or the declaration of what a wrapper makes of it. */
  readonly node: Node;
  /** The path that it is registered for, where the file shows one. */
  readonly path: string | undefined;
}

const routeMethods = new Set(['all', 'delete', 'get', 'on', 'patch', 'post', 'put', 'route', 'use']);
const frameworks = /^(?:\.|\/|[@~]\/)|express|fastify|hono|koa|router/u;
/** Frameworks whose handlers may be registered for all paths at once. */
const middlewareFrameworks = /express|hono|koa/u;

const routeFile = /(?:^|[/\\])route\.[cm]?[jt]sx?$/u;
const nextMethods = new Set(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);

const requestName = /^_?req(?:uest)?$/u;
const responseName = /^_?(?:res(?:ponse)?|reply)$/u;

/** Finds the handlers of one file. */
export class RequestHandlers {
  readonly #isRouteFile: boolean;
  /** The functions that the file registers, with their paths. */
  readonly #registered = new Map<FunctionNode, string | undefined>();

  /** @param filename decides whether exports are handlers of Next's app router */
  constructor(home: Evaluator, filename: string) {
    this.#isRouteFile = routeFile.test(filename);
    for (const call of home.index.calls) {
      const route = readRoute(home, call);
      for (const fn of route?.handlers ?? []) this.#registered.set(fn, route!.path);
    }
  }

  /** The handler that a node stands in; the innermost one, where there are several. */
  around(node: Node): RequestHandler | undefined {
    for (let outer = node.parent; outer; outer = outer.parent) {
      if (isFunction(outer) && this.#registered.has(outer)) return { node: outer, path: this.#registered.get(outer) };
      const isHandler = isFunction(outer) && takesRequestAndResponse(outer);
      if (isHandler || (this.#isRouteFile && isMethodOfNext(outer))) return { node: outer, path: undefined };
    }
    return undefined;
  }
}

interface Route {
  readonly path: string | undefined;
  readonly handlers: readonly FunctionNode[];
}

/** `app.post('/chat', fn)`, `app.route('/chat').post(fn)`, `app.route({ url, handler })`, `app.use(fn)`. */
function readRoute(home: Evaluator, call: TSESTree.CallExpression): Route | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !routeMethods.has(memberName(callee) ?? '')) return undefined;
  const source = importedFrom(home, callee.object)?.source;
  if (source !== undefined && !frameworks.test(source)) return undefined;
  const [path] = chainedArguments(call).flatMap((argument) => pathsIn(home, argument));
  if (path === undefined && !middlewareFrameworks.test(source ?? '')) return undefined;
  // What takes nothing of the request does not answer it.
  const handlers = call.arguments
    .flatMap((argument) => handlersIn(home, argument))
    .filter(({ params }) => params.length > 0);
  return { path, handlers };
}

/** What a call and those before it in a chain get: `route('/chat').get(list).post(answer)`. */
function chainedArguments({ callee, arguments: own }: TSESTree.CallExpression): readonly Node[] {
  const method = unwrap(callee);
  const receiver = method.type === 'MemberExpression' ? unwrap(method.object) : undefined;
  return receiver?.type === 'CallExpression' ? [...chainedArguments(receiver), ...own] : own;
}

function pathsIn(home: Evaluator, argument: Node): readonly string[] {
  if (argument.type === 'ObjectExpression') {
    return fieldsOf(argument, /^(?:path|url)$/u).flatMap((value) => pathsIn(home, value));
  }
  return home
    .valuesOf(argument)
    .flatMap((value) => (value.kind === 'text' && /^[/*]/u.test(value.text) ? [value.text] : []));
}

/** The functions that an argument is, wraps or lists. */
function handlersIn(home: Evaluator, argument: Node): readonly FunctionNode[] {
  const node = unwrap(argument);
  const inside = (nodes: readonly Node[]): readonly FunctionNode[] => nodes.flatMap((inner) => handlersIn(home, inner));
  switch (node.type) {
    case 'CallExpression':
      return inside(node.arguments);
    case 'ArrayExpression':
      return inside(node.elements.filter((element) => element !== null));
    case 'ObjectExpression':
      return inside(fieldsOf(node, /^handler$/u));
    default:
      return functionsIn(home, node).map((found) => found.node);
  }
}

function fieldsOf({ properties }: TSESTree.ObjectExpression, name: RegExp): readonly Node[] {
  return properties.flatMap((property) =>
    property.type === 'Property' && name.test(propertyName(property) ?? '') ? [property.value] : [],
  );
}

/** Whether a function has the parameters of a handler of Express, Fastify or Next's pages. */
function takesRequestAndResponse({ params: [request, response] }: FunctionNode): boolean {
  return isNamed(request, requestName) && isNamed(response, responseName);
}

function isNamed(parameter: Node | undefined, name: RegExp): boolean {
  return parameter?.type === 'Identifier' && name.test(parameter.name);
}

/** `export async function POST(…)`, `export const POST = …`. */
function isMethodOfNext(node: Node): boolean {
  const isFunctionDeclaration = node.type === 'FunctionDeclaration';
  if (!isFunctionDeclaration && node.type !== 'VariableDeclarator') return false;
  const statement = isFunctionDeclaration ? node : node.parent;
  const isExported = statement.parent?.type === 'ExportNamedDeclaration';
  return isExported && node.id?.type === 'Identifier' && nextMethods.has(node.id.name);
}
