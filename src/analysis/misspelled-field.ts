import type { RuleContext } from '../core/create-rule.js';
import { renameKey } from '../core/fixes.js';
import type { CohereCall } from './calls.js';
import type { CohereFile } from './cohere-file.js';
import { placeOf } from './place.js';
import type { RequiredField } from './required-field.js';

/** The messages that a rule needs to report a misspelled field. */
export type MisspellingMessages = 'snakeCase' | 'misspelled' | 'rename';

/** A field that was found under a wrong name. */
export type MisspelledField = Extract<RequiredField, { state: 'snakeCase' | 'misspelled' }>;

/**
 * Reports a field under a wrong name, at its key. The new name is a fix where it is safe: where the old one is that of
 * the wire and the value is written in place, of the right type. The right name is checked by the SDK, and sends `null`
 * for `undefined`, and where no other code knows the object by the old one.
 */
export function reportMisspelling<MessageIds extends string>(
  context: RuleContext<MessageIds | 'rename'>,
  call: CohereCall,
  file: Pick<CohereFile, 'evaluator'>,
  { field }: MisspelledField,
  name: string,
  isSafe: boolean,
  messageId: MessageIds,
): void {
  const place = placeOf(file, call, field, field.key);
  const data = { method: call.endpoint, key: field.name, field: name };
  if (place !== field.key) {
    context.report({ node: place, messageId, data });
    return;
  }
  const fix = renamer(context, field.node, name);
  context.report({
    node: place,
    messageId,
    data,
    ...(isSafe && call.request.own?.canRename(field)
      ? { fix }
      : { suggest: [{ messageId: 'rename', data: { field: name }, fix }] }),
  });
}

type Property = Parameters<typeof renameKey>[2];

function renamer({ sourceCode }: Pick<RuleContext, 'sourceCode'>, property: Property, name: string) {
  return (fixer: Parameters<typeof renameKey>[1]) => renameKey(sourceCode, fixer, property, name);
}
