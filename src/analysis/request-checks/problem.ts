import type { Node } from '../../core/ast.js';
import type { Field } from '../objects/object-fields.js';

/** What can be wrong with a request: the rule's messages. */
export type RequestProblemKind =
  KeyProblem | ValueProblem | CombinationProblem | ModelProblem | MessageProblem | ToolProblem;

type KeyProblem =
  | 'snakeCase'
  | 'snakeCaseLost'
  | 'spelledTwice'
  | 'misspelled'
  | 'otherApi'
  | 'otherRelease'
  | 'overwritten'
  | 'unknownKey'
  | 'missingKey';
type ValueProblem = 'wrongKind' | 'unknownValue' | 'outOfRange' | 'notWhole' | 'blank' | 'emptyList' | 'tooManyItems';
type CombinationProblem =
  'refusedTogether' | 'ignoredTogether' | 'needs' | 'nothingToEmbed' | 'imagesOfOtherType' | 'textsAsImages';
type ModelProblem =
  | 'wrongEndpoint'
  | 'notOnV1'
  | 'aboveOutputLimit'
  | 'thinkingLeavesNothing'
  | 'unsupportedField'
  | 'unsupportedValue'
  | 'tooManyImages';
type MessageProblem = 'systemNotFirst' | 'toolWithoutCall';
type ToolProblem =
  | 'toolName'
  | 'untypedParameter'
  | 'requiredUnknown'
  | 'schemaNotObject'
  | 'nothingRequired'
  | 'unsupportedKeyword'
  | 'unsupportedFormat'
  | 'unsupportedPattern'
  | 'tooManyToolFields';

/** What to write instead. */
export type Repair =
  /** Another name for a key; `isSafe` where the request stays the same, or failed before. */
  | { readonly kind: 'rename'; readonly field: Field; readonly name: string; readonly isSafe: boolean }
  /** Another text in a string literal. */
  | { readonly kind: 'rewrite'; readonly node: Node; readonly text: string };

/** Something that is wrong with a request. */
export interface RequestProblem {
  readonly kind: RequestProblemKind;
  /** What the message is about. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Where to report it: the first of these that stands in the linted file. The last is the call. */
  readonly places: readonly Node[];
  /** Whether TypeScript reports it too, where it knows the types. */
  readonly isTypeError?: boolean;
  readonly repair?: Repair;
}
