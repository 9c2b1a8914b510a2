/** A `rerank` of v1 as one of v2, which takes texts and gives no documents back. */
import { endpoints, rerankMoves } from '../../catalog/index.js';
import { answerPlaces } from './answer-places.js';
import type { Edits } from './edits.js';
import { keyEdits } from './keys.js';
import { pathFrom } from './path.js';
import { boundName } from './patterns.js';
import { isTextList } from './texts.js';
import { type V1Request, namesText } from './v1-request.js';

const v2Fields = endpoints['rerank']!.methods.v2!.request!.fields;

/** Parts of an answer that are the same on v2, as long as nobody asks for the documents. */
const sharedParts: ReadonlySet<string> = new Set(['id', 'results', 'meta']);

/** The edits of a `rerank`; `undefined` where v2 would answer something else. */
export function migrateRerank(request: V1Request): Edits {
  const { call, file, properties } = request;
  const { evaluator } = file;
  const documents = properties.get('documents')?.value;
  const isComplete = namesText(request, 'model') && documents !== undefined && isTextList(evaluator, documents);
  const keys = isComplete ? keyEdits(request, rerankMoves, v2Fields) : undefined;
  const places = answerPlaces(evaluator.sourceCode, call.node);
  // v1 types a `document` in each result.
  const namesDocument = evaluator.sourceCode.ast.tokens.some(({ value }) => value === 'document');
  if (!keys || !places || namesDocument) return undefined;
  const parts = [
    ...places.values.map((value) => pathFrom(value)[0]?.name),
    ...places.patterns.flatMap(({ properties: bound }) => bound.map((property) => boundName(property)?.key)),
  ];
  return parts.every((part) => part !== undefined && sharedParts.has(part)) ? keys : undefined;
}
