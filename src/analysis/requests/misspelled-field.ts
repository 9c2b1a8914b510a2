import type { Node } from '../../core/ast.js';
import type { RuleContext } from '../../core/create-rule.js';
import { renameField } from '../../core/fixes.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { placeOf } from '../place.js';
import type { RequiredField } from './required-field.js';

/** The messages that a rule needs to report a misspelled field. */
export type MisspellingMessages = 'snakeCase' | 'misspelled' | 'rename';

/** A field that was found under a wrong name. */
export type MisspelledField = Extract<RequiredField, { state: 'snakeCase' | 'misspelled' }>;

/** Reports a field under a wrong name. */
export type MisspellingReport<MessageIds extends string> = (
  call: CohereCall,
  file: Pick<CohereFile, 'evaluator'>,
  found: MisspelledField,
  name: string,
  isSafe: boolean,
  messageId: MessageIds,
) => void;

/**
 * Reports fields under a wrong name, each at its key, and once where calls share a request. The new name is a fix where
 * it is safe: where the old one is that of the wire, no other code knows the object by it, and the value is written in
 * place, of the right type. The right name is checked by the SDK, and sends `null` for `undefined`.
 */
export function misspellingReport<MessageIds extends string>(
  context: RuleContext<MessageIds | 'rename'>,
): MisspellingReport<MessageIds> {
  const reported = new Set<Node>();
  return (call, file, { field }, name, isSafe, messageId) => {
    const place = placeOf(file, call, field, field.key);
    if (reported.has(place)) return;
    reported.add(place);
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
      ...(isSafe && call.request.own?.hasToItself(field)
        ? { fix }
        : { suggest: [{ messageId: 'rename', data: { field: name }, fix }] }),
    });
  };
}

type Property = Parameters<typeof renameField>[2];

function renamer({ sourceCode }: Pick<RuleContext, 'sourceCode'>, property: Property, name: string) {
  return (fixer: Parameters<typeof renameField>[1]) => renameField(sourceCode, fixer, property, name);
}
