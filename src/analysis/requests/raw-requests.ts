/** HTTP requests to Cohere's host that the SDK does not make: `fetch`, `axios`, `new Request` and their kind. */
import type { TSESTree } from '@typescript-eslint/utils';
import { cohereHosts, isCohereUrl } from '../../catalog/index.js';
import { type Node, unwrap } from '../../core/ast.js';
import type { CohereFile } from '../cohere-file.js';
import { constantOf } from '../evaluator/constant.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Field } from '../objects/object-fields.js';
import { ObjectShape } from '../objects/object-shape.js';

/** The keys under which HTTP libraries take a URL or a host. */
const urlKeys = ['url', 'uri', 'baseURL', 'baseUrl', 'prefixUrl', 'host', 'hostname', 'origin'];

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** An `Authorization` header, and the call that sends it. */
export interface Authorization {
  readonly field: Field;
  readonly call: Call;
}

/** The `Authorization` headers of a file's own requests to Cohere, where the host stands in the same call. */
export function rawAuthorizations({ evaluator }: CohereFile): readonly Authorization[] {
  const { sourceCode, index } = evaluator;
  if (!cohereHosts.some((host) => sourceCode.text.includes(host))) return [];
  return [...index.calls, ...index.constructions]
    .filter((call) => call.arguments.some((argument) => leadsToCohere(evaluator, argument, call)))
    .flatMap((call) => {
      const fields = call.arguments.flatMap((argument) => authorizationsIn(evaluator, argument, call));
      return fields.map((field) => ({ field, call }));
    });
}

function leadsToCohere(evaluator: Evaluator, argument: Node, call: Call): boolean {
  const inner = addressOf(evaluator, argument);
  if (inner.type === 'NewExpression') return inner.arguments.some((part) => leadsToCohere(evaluator, part, call));
  if (startsAtCohere(evaluator, inner)) return true;
  const shape = ObjectShape.of(evaluator, inner, call);
  return urlKeys.some((key) => shape.fieldsNamed(key).some(({ value, home }) => startsAtCohere(home, value)));
}

/** The `URL` object that an expression reads, where it is a constant: `url`, `url.href`, `url.toString()`. */
function addressOf(evaluator: Evaluator, argument: Node): Node {
  const inner = unwrap(argument);
  const read = inner.type === 'CallExpression' ? unwrap(inner.callee) : inner;
  const owner = read.type === 'MemberExpression' ? unwrap(read.object) : inner;
  const address = owner.type === 'Identifier' ? constantOf(evaluator, owner) : undefined;
  return address?.type === 'NewExpression' ? address : inner;
}

/** Whether a URL, or the name of a host, is Cohere's wherever it comes from: one for every provider is not. */
function startsAtCohere(evaluator: Evaluator, node: Node): boolean {
  const starts = urlStarts(evaluator, node);
  return starts.length > 0 && starts.every((url) => isCohereUrl(url) || cohereHosts.includes(url));
}

/** The constant texts that a URL can start with: what follows may be unknown. */
function urlStarts(evaluator: Evaluator, node: Node): readonly string[] {
  const inner = unwrap(node);
  const texts = evaluator.valuesOf(inner).flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  if (texts.length > 0) return texts;
  if (inner.type === 'BinaryExpression') return urlStarts(evaluator, inner.left);
  if (inner.type !== 'TemplateLiteral') return [];
  const start = inner.quasis[0]!.value.cooked;
  // A template without holes is a constant text.
  return start ? [start] : urlStarts(evaluator, inner.expressions[0]!);
}

function authorizationsIn(evaluator: Evaluator, argument: Node, call: Call): readonly Field[] {
  return ObjectShape.of(evaluator, argument, call)
    .fieldsNamed('headers')
    .flatMap((headers) => authorizationFields(headers, call));
}

/** The `Authorization` headers in a `headers` field: an object, or `new Headers(object)`. */
export function authorizationFields({ home, value }: Field, use: Node): readonly Field[] {
  const inner = unwrap(value);
  const isHeaders =
    inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'Headers';
  const [content = inner] = isHeaders ? inner.arguments : [];
  const shape = ObjectShape.of(home, content, use);
  return shape.names
    .filter((name) => name.toLowerCase() === 'authorization')
    .flatMap((name) => shape.fieldsNamed(name));
}
