import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, unwrap } from '../../core/ast.js';
import type { CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type LogCall, logCalls } from './log-calls.js';
import { type Form, SensitiveValues, type Sensitivity, sliced } from './sensitive-values.js';

/** A value in a log that does not belong there. */
export interface LoggedValue {
  /** The expression, in the call that logs it. */
  readonly node: Node;
  readonly what: Sensitivity;
  readonly call: LogCall;
}

/** The values that a file writes into logs and traces, and that do not belong there. */
export function loggedValues(file: CohereFile): readonly LoggedValue[] {
  const calls = logCalls(file.evaluator);
  if (calls.length === 0) return [];
  const reader = new LogReader(file);
  return calls.flatMap((call) =>
    call.written
      .flatMap((argument) => reader.read(argument))
      .filter(({ what }) => !(call.isScreen && (what === 'texts' || what === 'answer')))
      .map((found) => ({ ...found, call })),
  );
}

type Found = Pick<LoggedValue, 'node' | 'what'>;

/** Functions that write what they get as text, all of it. */
const printers = new Set(['JSON.stringify', 'inspect', 'util.inspect']);

/** Reads what a log call shows of its arguments. */
class LogReader {
  readonly #home: Evaluator;
  readonly #sensitive: SensitiveValues;

  constructor(file: CohereFile) {
    this.#home = file.evaluator;
    this.#sensitive = new SensitiveValues(file);
  }

  /**
   * @param form `text` inside of a string
   * @param isConstant whether the expression is what a constant holds: constants in it are not followed again
   */
  read(expression: Node, form: Form = 'value', isConstant = false): readonly Found[] {
    const node = unwrap(expression);
    const all = (parts: readonly Node[], inner = form): readonly Found[] =>
      parts.flatMap((part) => this.read(part, inner, isConstant));
    switch (node.type) {
      case 'SpreadElement':
        return all([node.argument]);
      case 'ObjectExpression':
        // A string shows nothing of an object.
        return form === 'text'
          ? []
          : all(node.properties.map((item) => (item.type === 'Property' ? item.value : item)));
      case 'ArrayExpression':
        return all(node.elements.filter((element) => element !== null));
      case 'TemplateLiteral':
        return all(node.expressions, 'text');
      case 'BinaryExpression':
        return node.operator === '+' ? all([node.left, node.right], 'text') : [];
      case 'ConditionalExpression':
        return all([node.consequent, node.alternate]);
      case 'LogicalExpression':
        return all(node.operator === '&&' ? [node.right] : [node.left, node.right]);
      case 'CallExpression':
        return this.#readCall(node, form, isConstant);
      default:
        return this.#readName(node, form, isConstant);
    }
  }

  #readCall(node: TSESTree.CallExpression, form: Form, isConstant: boolean): readonly Found[] {
    const [first] = node.arguments;
    const name = this.#home.sourceCode.getText(node.callee);
    if (first && printers.has(name)) return this.read(first, 'value', isConstant);
    if (first && name === 'String') return this.read(first, 'text', isConstant);
    const text = sliced(node);
    const [found] = text ? this.read(text, 'text', isConstant) : [];
    if (found) return [{ ...found, node }];
    return this.#found(node, form);
  }

  #readName(node: Node, form: Form, isConstant: boolean): readonly Found[] {
    const found = this.#found(node, form);
    const value = isConstant || found.length > 0 ? undefined : constantOf(this.#home, node);
    if (!value) return found;
    const [inside] = this.read(value, form, true);
    return inside ? [{ ...inside, node }] : [];
  }

  #found(node: Node, form: Form): readonly Found[] {
    const what = this.#sensitive.of(node, form);
    return what ? [{ node, what }] : [];
  }
}

/** What a constant is declared as. */
function constantOf({ sourceCode }: Evaluator, node: Node): Node | undefined {
  const variable = node.type === 'Identifier' ? findVariable(sourceCode, node, node.name) : null;
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const') return undefined;
  return declarator.id.type === 'Identifier' ? (declarator.init ?? undefined) : undefined;
}
