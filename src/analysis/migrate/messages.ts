/** The `messages` of v2 from what v1 has in several keys. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { indentOf, quote } from '../../core/fixes.js';
import { type Replacement, textAfter } from '../../core/replacements.js';
import { indentUnit } from '../../core/wrap-in-try.js';
import { ownConstant } from './constants.js';
import { isText } from './texts.js';
import { turnEdits } from './turns.js';
import type { V1Request } from './v1-request.js';

/** The properties of a request that say something, by who says it. */
export interface Speech {
  readonly system: TSESTree.Property | undefined;
  readonly history: TSESTree.Property | undefined;
  readonly user: TSESTree.Property;
}

/** Elements of `messages`, and the edits outside of the request that they need. */
interface Messages {
  readonly elements: readonly string[];
  readonly elsewhere: readonly Replacement[];
}

/** The property `messages`, and the edits elsewhere that go with it; `undefined` where some turn is out of sight. */
export function messagesProperty(
  request: V1Request,
  { system, history, user }: Speech,
): { readonly text: string; readonly elsewhere: readonly Replacement[] } | undefined {
  const before = [system && systemMessage(request, system.value), history && turns(request, history.value, !system)];
  if ((system && !before[0]) || (history && !before[1])) return undefined;
  const { sourceCode } = request.file.evaluator;
  const asked = message(request, 'user', sourceCode.getText(user.value), request.isInPlace);
  const parts = before.filter((part) => part !== undefined);
  const elements = [...parts.flatMap((part) => part.elements), asked];
  const indent = elements.length > 1 ? indentOf(sourceCode, user) : undefined;
  const inner = indent === undefined ? '' : `\n${indent}${indentUnit(sourceCode)}`;
  const text =
    indent === undefined
      ? `messages: [${elements.join(', ')}]`
      : `messages: [${elements.map((element) => `${inner}${element},`).join('')}\n${indent}]`;
  return { text, elsewhere: parts.flatMap((part) => part.elsewhere) };
}

/**
 * One message.
 *
 * @param isTyped whether TypeScript knows from the place what a role may be
 */
function message({ file, isTypeScript }: V1Request, role: string, content: string, isTyped: boolean): string {
  const constant = isTypeScript && !isTyped ? ' as const' : '';
  return `{ role: ${quote(file.evaluator.sourceCode, role)}${constant}, content: ${content} }`;
}

/** What the system says, where it says something; `undefined` where asking that could have an effect. */
function systemMessage(request: V1Request, preamble: Node): Messages | undefined {
  const { evaluator } = request.file;
  const content = evaluator.sourceCode.getText(preamble);
  if (isText(evaluator, preamble)) {
    return { elements: [message(request, 'system', content, request.isInPlace)], elsewhere: [] };
  }
  if (!isPath(preamble)) return undefined;
  return { elements: [`...(${content} ? [${message(request, 'system', content, false)}] : [])`], elsewhere: [] };
}

/** `name`, `this.options.name`: what can be read twice. */
function isPath(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPath(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

/** The turns before; `undefined` where they cannot be written as messages. */
function turns({ file, isTypeScript, isInPlace }: V1Request, list: Node, isFirst: boolean): Messages | undefined {
  const { evaluator } = file;
  const { sourceCode } = evaluator;
  const constant = list.type === 'Identifier' ? ownConstant(evaluator, list) : undefined;
  const isTyped = isInPlace && list.type === 'ArrayExpression';
  const style = { needsConst: isTypeScript && !isTyped, mayBeginWithSystem: isFirst };
  const edits = turnEdits(constant ?? list, style);
  if (!edits) return undefined;
  if (constant) return { elements: [`...${sourceCode.getText(list)}`], elsewhere: edits };
  if (list.type !== 'ArrayExpression') return { elements: [`...${textAfter(sourceCode, list, edits)}`], elsewhere: [] };
  const elements = list.elements.map((element) => {
    const [start, end] = element!.range;
    const inside = edits.filter(({ range }) => range[0] >= start && range[1] <= end);
    return textAfter(sourceCode, element!, inside);
  });
  return { elements, elsewhere: [] };
}
