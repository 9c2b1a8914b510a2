/** Functions that answer HTTP requests, and the paths that they answer: how frameworks get to know of them. */
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
} from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionsIn } from '../handling/handler-reader.js';
import { type Invocation, namesIn } from '../handling/named-functions.js';
import { importedFrom } from '../project/packages.js';
import type { Look } from './surroundings.js';

/** Code that answers an HTTP request. */
export interface RequestHandler {
  /** The function, or the declaration of what a wrapper makes of it. */
  readonly node: Node;
  /** The path that it is registered for, where the file shows one. */
  readonly path: string | undefined;
}

/** A health route, and what answers it. */
export interface HealthRoute {
  /** Its path, as far as the file shows it. */
  readonly path: string;
  /** The call that registers it with a framework. */
  readonly registration?: { readonly call: Invocation; readonly handler: Node };
  /** The function that a framework finds by the name of its file and of its export. */
  readonly exported?: { readonly fn: FunctionNode; readonly name: string };
}

const frameworks = /^(?:\.|\/|[@~]\/)|express|fastify|hono|koa|router/u;
/** Frameworks whose handlers may be registered for all paths at once. */
const middlewareFrameworks = /express|hono|koa/u;

const routeFile = /(?:^|[/\\])route\.[cm]?[jt]sx?$/u;
const nextMethods = new Set(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);

const requestName = /^_?req(?:uest)?$/u;
const responseName = /^_?(?:res(?:ponse)?|reply)$/u;

/** Finds the handlers of Express, Fastify, Hono, Koa and Next in one file. */
export class RequestHandlers {
  readonly #isRouteFile: boolean;
  /** The functions that the file registers, with their paths. */
  readonly #registered = new Map<FunctionNode, string | undefined>();

  /** @param filename decides whether exports are handlers of Next's app router */
  constructor(home: Evaluator, filename: string) {
    this.#isRouteFile = routeFile.test(filename);
    for (const call of home.index.calls) {
      const { path, handlers } = registeredHandlers(home, call);
      for (const fn of handlers) this.#registered.set(fn, path);
    }
  }

  /** The handler that a node stands in; the innermost one, where there are several. */
  around(node: Node): RequestHandler | undefined {
    for (let outer = node.parent; outer; outer = outer.parent) {
      if (isFunction(outer) && this.#registered.has(outer)) return { node: outer, path: this.#registered.get(outer) };
      const isMethod = this.#isRouteFile && nextMethods.has(exportedName(outer) ?? '');
      if (isMethod || (isFunction(outer) && takesRequestAndResponse(outer))) return { node: outer, path: undefined };
    }
    return undefined;
  }
}

/** The functions that a call registers with a framework. */
function registeredHandlers(
  home: Evaluator,
  call: TSESTree.CallExpression,
): { readonly path?: string | undefined; readonly handlers: readonly FunctionNode[] } {
  const registration = readRegistration(home, call);
  if (!registration) return { handlers: [] };
  const source = importedFrom(home, call.callee)?.source;
  const [path] = registration.paths;
  const isRoute = path !== undefined && (source === undefined || frameworks.test(source));
  if (!isRoute && !middlewareFrameworks.test(source ?? '')) return { handlers: [] };
  const handlers = call.arguments.flatMap((argument) => handlersIn(home, argument));
  // What takes nothing of the request does not answer it.
  return { path, handlers: handlers.filter(({ params }) => params.length > 0) };
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

/** Whether a function has the parameters of a handler of Express, Fastify or Next's pages. */
function takesRequestAndResponse({ params: [request, response] }: FunctionNode): boolean {
  return isNamed(request, requestName) && isNamed(response, responseName);
}

function isNamed(parameter: Node | undefined, name: RegExp): boolean {
  return parameter?.type === 'Identifier' && name.test(parameter.name);
}

const probeMethods = new Set(['all', 'get', 'head', 'on', 'route', 'use']);

/** Finds the health route that code answers, of these frameworks, of Nest, of plain servers and of files. */
export function healthRouteLook(filename: string): Look<HealthRoute> {
  const fileRoute = routeOfFile(filename);
  return {
    atCall: (call, argument, home) => registeredHealthRoute(call, argument, home),
    around: (node, inner, home) => healthRouteAround(node, inner, home) ?? exportedHealthRoute(node, fileRoute),
  };
}

const words = new Set(['health', 'healthz', 'live', 'livez', 'ready', 'readyz']);

/** Whether a file can hold a health route, by its text and its name; the path may be a constant of another file. */
export function mayHoldHealthRoute(text: string, filename: string): boolean {
  return [text, filename].some((candidate) => /health|live|ready/iu.test(candidate));
}

function isHealthPath(path: string): boolean {
  return path.split(/[/?#]/u).some((segment) => words.has(segment));
}

function registeredHealthRoute(call: Invocation, handler: Node, home: Evaluator): HealthRoute | undefined {
  const registration = readRegistration(home, call);
  if (!registration || !probeMethods.has(registration.method)) return undefined;
  const path = registration.paths.find(isHealthPath);
  return path === undefined ? undefined : { path, registration: { call, handler } };
}

function healthRouteAround(node: Node, inner: Node, home: Evaluator): HealthRoute | undefined {
  // The way out of a function leads to its uses, and not by the place where it is written.
  const paths = [...pathsAround(node, inner, home), ...(isFunction(node) ? pathsAround(node.parent, node, home) : [])];
  const path = paths.find(isHealthPath);
  return path === undefined ? undefined : { path };
}

function exportedHealthRoute(node: Node, route: FileRoute | undefined): HealthRoute | undefined {
  if (!route || !isHealthPath(route.path)) return undefined;
  // What a function makes of another one is exported in its place.
  const name = node.type === 'ExportDefaultDeclaration' ? 'default' : isFunction(node) ? exportedName(node) : undefined;
  if (name === undefined || !route.exports.includes(name)) return undefined;
  return { path: route.path, ...(isFunction(node) && { exported: { fn: node, name } }) };
}

/** What a call tells a framework. */
interface Registration {
  readonly method: string;
  readonly paths: readonly string[];
}

const routeMethods = new Set(['all', 'delete', 'get', 'head', 'on', 'patch', 'post', 'put', 'route', 'use']);

/** `app.post('/chat', fn)`, `app.route('/chat').post(fn)`, `app.route({ url, handler })`, `app.use(fn)`. */
function readRegistration(home: Evaluator, call: Invocation): Registration | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (method === undefined || !routeMethods.has(method)) return undefined;
  return { method, paths: chainedArguments(call).flatMap((argument) => pathsIn(home, argument)) };
}

/** What a call and those before it in a chain get: `route('/chat').get(list).post(answer)`. */
function chainedArguments({ callee, arguments: own }: Invocation): readonly Node[] {
  const method = unwrap(callee);
  const receiver = method.type === 'MemberExpression' ? unwrap(method.object) : undefined;
  return receiver?.type === 'CallExpression' ? [...chainedArguments(receiver), ...own] : own;
}

/** The paths that an argument is or names: `'/chat'`, `'*'`, `{ url: '/chat' }`. */
function pathsIn(home: Evaluator, argument: Node): readonly string[] {
  if (argument.type === 'ObjectExpression') {
    return fieldsOf(argument, /^(?:path|url)$/u).flatMap((value) => pathsIn(home, value));
  }
  return home
    .valuesOf(argument)
    .flatMap((value) => (value.kind === 'text' && /^[/*]/u.test(value.text) ? [value.text] : []));
}

function fieldsOf({ properties }: TSESTree.ObjectExpression, name: RegExp): readonly Node[] {
  return properties.flatMap((property) =>
    property.type === 'Property' && name.test(propertyName(property) ?? '') ? [property.value] : [],
  );
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
  return name === 'handler' ? pathsIn(home, property.parent) : [];
}

const decorators = new Set(['All', 'Get', 'Head']);

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
  /** The names of the exports that answer when somebody looks. */
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

/** The name under which a function, or a variable, is exported in its own declaration. */
function exportedName(node: Node): string | undefined {
  if (node.type === 'VariableDeclarator') {
    const isExported = node.parent.parent.type === 'ExportNamedDeclaration';
    return isExported && node.id.type === 'Identifier' ? node.id.name : undefined;
  }
  if (!isFunction(node)) return undefined;
  switch (node.parent.type) {
    case 'ExportDefaultDeclaration':
      return 'default';
    case 'ExportNamedDeclaration':
      return node.id?.name;
    case 'VariableDeclarator':
      return exportedName(node.parent);
    default:
      return undefined;
  }
}
