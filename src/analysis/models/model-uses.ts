import { endpoints } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { placeOf } from '../place.js';

/** A model ID that reaches calls. */
export interface ModelUse {
  readonly id: string;
  /** Where the ID is written; where that is in another file: the place of this file that passes it on. */
  readonly place: Node;
  /** Whether the ID is written in this file. */
  readonly isWrittenHere: boolean;
  readonly calls: readonly [CohereCall, ...CohereCall[]];
}

/** The model IDs of a file that reach a call, each place once, however many calls it reaches. */
export function modelUses(file: CohereFile): readonly ModelUse[] {
  const uses: (Omit<ModelUse, 'calls'> & { calls: [CohereCall, ...CohereCall[]] })[] = [];
  for (const { call, id, node, field } of file.calls.flatMap(namesIn)) {
    const place = placeOf(file, call, field, node);
    const known = uses.find((use) => use.place === place && use.id === id);
    if (!known) uses.push({ id, place, isWrittenHere: place === node, calls: [call] });
    else if (!known.calls.includes(call)) known.calls.push(call);
  }
  return uses;
}

/** The IDs that may reach a call, through constants, fallbacks and branches. */
function namesIn(call: CohereCall) {
  if (!endpoints[call.endpoint]?.takesModel) return [];
  return call.request
    .fieldsNamed('model')
    .flatMap((field) =>
      field.values.flatMap((name) =>
        name.kind === 'text' && name.text !== '' ? [{ call, id: name.text, node: name.node, field }] : [],
      ),
    );
}
