/** An `embed` of v1 as one of v2, which answers by type in any case. */
import type { TSESTree } from '@typescript-eslint/utils';
import { embedMoves, endpoints } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import { indentOf, quote } from '../../core/fixes.js';
import { type Replacement, insertionAt, replacementOf } from '../../core/replacements.js';
import { answerPlaces } from './answer-places.js';
import { type Edits, everyEdit } from './edits.js';
import { keyEdits } from './keys.js';
import { optionalRead } from './optional-read.js';
import { type Path, isWritten, pathFrom } from './path.js';
import { boundName } from './patterns.js';
import { type V1Request, namesText } from './v1-request.js';

const v2Fields = endpoints['embed']!.methods.v2!.request!.fields;

/** The edits of an `embed` and of all reads of its answer; `undefined` where v2 would answer something else. */
export function migrateEmbed(request: V1Request): Edits {
  const { call, file, properties } = request;
  const isComplete = namesText(request, 'model') && namesText(request, 'inputType');
  const keys = isComplete ? keyEdits(request, embedMoves, v2Fields) : undefined;
  const places = answerPlaces(file.evaluator.sourceCode, call.node);
  const isByType = properties.has('embeddingTypes');
  const values = places && everyEdit(places.values, (value) => editsOfPath(request, pathFrom(value), isByType));
  const patterns = places && everyEdit(places.patterns, (pattern) => editsOfPattern(request, pattern, isByType));
  if (!keys || !values || !patterns) return undefined;
  return [...keys, ...(isByType ? [] : [typesAdded(request)]), ...values, ...patterns];
}

/** `embeddingTypes`, beside what the vectors are for. */
function typesAdded({ file, properties }: V1Request): Replacement {
  const { sourceCode } = file.evaluator;
  const inputType = properties.get('inputType')!;
  const indent = indentOf(sourceCode, inputType);
  const gap = indent === undefined ? ' ' : `\n${indent}`;
  const types = `embeddingTypes: [${quote(sourceCode, 'float')}]`;
  // A comment behind it stays behind it.
  const next = sourceCode.getTokenAfter(inputType)!;
  const comments = sourceCode.getCommentsAfter(next.value === ',' ? next : inputType);
  const isCommented = comments.some(({ loc }) => loc.start.line === inputType.loc.end.line);
  const [start, end] = inputType.range;
  return isCommented ? insertionAt(start, `${types},${gap}`) : insertionAt(end, `,${gap}${types}`);
}

/** Parts of an answer that are the same on v2. */
const sharedParts: ReadonlySet<string> = new Set(['id', 'texts', 'images', 'meta']);

const types = v2Fields['embeddingTypes']!.items!.values!;

/** The edits of one read of an answer: what was a list of vectors stands under `float` now. */
function editsOfPath({ file, isTypeScript }: V1Request, [first, second]: Path, isByType: boolean): Edits {
  if (!first || sharedParts.has(first.name)) return first && [];
  const { sourceCode } = file.evaluator;
  if (first.name !== 'embeddings' || isWritten(first.node)) return undefined;
  if (second && types.includes(second.name)) {
    if (!isByType) return undefined;
    const read = { node: second.node, start: second.node.range[1] };
    return isTakenApart(second.node) ? optionalRead(sourceCode, read, '', '[]') : [];
  }
  if (isByType) return !isTypeScript || castOf(first.node) === 'TSTypeLiteral' ? [] : undefined;
  // A variable of one shape would not pass the checks for the other.
  if (isTypeScript && castOf(first.node) !== 'TSArrayType' && !isTakenApart(first.node)) return undefined;
  return optionalRead(sourceCode, { node: first.node, start: first.node.range[1] }, '.float', '[]');
}

/** Whether something of a value is read that would throw where there is no value. */
function isTakenApart({ parent }: Node): boolean {
  return parent?.type === 'MemberExpression' && !parent.optional;
}

/** The kind of type that an expression is said to have: `… as number[][]`. */
function castOf({ parent }: Node): string | undefined {
  return parent?.type === 'TSAsExpression' ? parent.typeAnnotation.type : undefined;
}

/** The edits of `const { embeddings } = response`. TypeScript would miss the cast there that v1 needs. */
function editsOfPattern({ isTypeScript }: V1Request, pattern: TSESTree.ObjectPattern, isByType: boolean): Edits {
  return everyEdit(pattern.properties, (property) => {
    const bound = boundName(property);
    if (!bound || sharedParts.has(bound.key)) return bound && [];
    if (bound.key !== 'embeddings' || isTypeScript) return undefined;
    return isByType ? [] : [replacementOf(property, `embeddings: { float: ${bound.local.name} = [] }`)];
  });
}
