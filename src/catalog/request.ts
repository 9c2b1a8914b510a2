import type { SourceKey } from './sources.js';
import type { SdkRange } from './types.js';

/** The kinds of value that the SDK tells apart when it validates. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'date' | 'list' | 'object';

/** What a value may be. Ranges and lists of values are the API's rules; the SDK checks the kinds only. */
export interface FieldValue {
  readonly kinds: readonly ValueKind[];
  /** The strings that the API takes; left out where any string is one. */
  readonly values?: readonly string[];
  /** Strings of earlier typings, which the API may still take. */
  readonly formerValues?: readonly string[];
  /** The API takes them, or the key that tells variants apart, in small and in capital letters. */
  readonly anyCase?: boolean;
  /** The smallest number. */
  readonly min?: number;
  /** The largest number. */
  readonly max?: number;
  readonly integer?: boolean;
  /** The shortest list. */
  readonly minItems?: number;
  /** The longest list. */
  readonly maxItems?: number;
  /** The shortest text, in characters. */
  readonly minLength?: number;
  /** The longest text, in characters. */
  readonly maxLength?: number;
  /** What each element of a list may be. */
  readonly items?: FieldValue;
  /** The keys of an object that is the SDK's own; an object without it has keys of the user's choice. */
  readonly fields?: Fields;
  /** The same for an object whose keys depend on one of them. */
  readonly variants?: Variants;
  /** What each value of an object with keys of the user's choice may be. */
  readonly entries?: FieldValue;
  /** Keys that the guides use and that the typings lack; the SDK sends them on as they are. */
  readonly untyped?: Fields;
}

/** Objects that are told apart by one key: messages by `role`, contents by `type`. */
export interface Variants {
  readonly key: string;
  readonly shapes: Readonly<Record<string, Fields>>;
}

/** A key of a request, or of an object in it. */
export interface RequestField extends FieldValue, SdkRange {
  /** Who insists on it: `sdk` rejects the call before anything is sent, `api` answers 400. Left out: optional. */
  readonly required?: 'sdk' | 'api';
  /** The API takes it no more, or calls it deprecated. */
  readonly deprecated?: boolean;
  readonly sources?: readonly SourceKey[];
}

/** Keys by the name that code writes: camelCase, and snake_case in 5.x and 6.x. */
export type Fields = Readonly<Record<string, RequestField>>;

/** Keys that the API refuses, or ignores, together. */
export interface FieldConflict {
  readonly fields: readonly [string, string];
  /** 0 is as good as absent. */
  readonly exceptZero?: boolean;
  /** Only with this value of the first key, or of its `type`. */
  readonly when?: string | boolean;
  /** Not with this value of the second key. */
  readonly unless?: string;
  /** `refused`: 400; `ignored`: the second key has no effect beside the first. */
  readonly effect: 'refused' | 'ignored';
  /** The API's answer, word for word, where one is known. */
  readonly answer?: string;
  readonly sources: readonly SourceKey[];
}

/** A key that means something beside another one only; the API answers 400 without it. */
export interface FieldNeed {
  readonly field: string;
  readonly needs: string;
  readonly sources: readonly SourceKey[];
}

/** What a method takes as its request object. */
export interface RequestShape {
  readonly fields: Fields;
  readonly conflicts?: readonly FieldConflict[];
  readonly needs?: readonly FieldNeed[];
  /** At least one of these must be there, or the API answers 400. */
  readonly oneOf?: readonly string[];
  /** Keys of the API that the SDK sets itself, whatever is given. */
  readonly overwritten?: readonly string[];
}

/** The name of a camelCase key on the wire. */
export function wireName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The SDK's name of a key that is spelled as on the wire. */
export function sdkName(field: string): string {
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
