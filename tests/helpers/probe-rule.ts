import type { CohereCall } from '../../src/analysis/calls.js';
import type { CohereClient } from '../../src/analysis/client.js';
import type { ClientCreation } from '../../src/analysis/cohere-file.js';
import type { ObjectShape } from '../../src/analysis/objects/object-shape.js';
import { type Value, isOpen } from '../../src/analysis/evaluator/values.js';
import { visitCohere } from '../../src/analysis/visit.js';
import { type FinishedRule, createRule } from '../../src/core/create-rule.js';

/**
 * What the probe reports: every creation of a client and every call; the request of each call, or its options, or the
 * options of each client, as text; the key of each field; or the literal that a fix may add a field to.
 */
export type Shown = 'uses' | 'requests' | 'requestOptions' | 'clientOptions' | 'fields' | 'literals';

/** A rule that reports what the analysis sees, so that a test can say it beside the code. */
const rule: FinishedRule = createRule<[{ show: Shown }], 'found'>({
  name: 'probe',
  meta: {
    type: 'problem',
    docs: { description: 'report what the analysis sees', preset: null, checklist: 'none' },
    messages: { found: '{{text}}' },
    schema: [{ type: 'object', properties: { show: { type: 'string' } }, additionalProperties: false }],
    defaultOptions: [{ show: 'uses' }],
  },
  create(context) {
    const [{ show }] = context.options;
    const report = (node: CohereCall['name'], text: string): void =>
      context.report({ node, messageId: 'found', data: { text } });

    return visitCohere(context, {
      creation({ node, client }) {
        if (show === 'uses') report(node, creationText(client));
        if (show === 'clientOptions') report(node, shapeText(client.options));
      },
      call(call) {
        if (show === 'uses') report(call.name, callText(call));
        if (show === 'requests') report(call.name, shapeText(call.request));
        if (show === 'requestOptions') report(call.name, shapeText(call.options));
        if (show === 'literals' && call.request.literal) report(call.request.literal, 'literal');
        if (show !== 'fields') return;
        for (const field of call.request.names.flatMap((name) => call.request.fieldsNamed(name))) {
          report(field.key, `${field.name}: ${field.values.map(valueText).join(' | ')}`);
        }
      },
    });
  },
});

function creationText({ className, source, platform }: ClientCreation['client']): string {
  return `${source} ${className} on ${platform}`;
}

function callText({ api, endpoint, clients }: CohereCall): string {
  return `${api} ${endpoint} of ${clients.map(clientText).join(' or ')}`;
}

function clientText({ className, source, platform }: CohereClient): string {
  return platform === 'cohere' ? `${className} by ${source}` : `${className} by ${source} on ${platform}`;
}

const presenceMarks = { present: '', unknown: '?', absent: '!' };

/** `{ model: "x", seed?: 1 | 2, stop!: nothing, … }`: `?` where the presence is unknown, `!` where it is absent. */
function shapeText(shape: ObjectShape): string {
  const fields = shape.names.map((name) => {
    const values = shape.fieldsNamed(name).flatMap((field) => field.values);
    return `${name}${presenceMarks[shape.presence(name)]}: ${values.map(valueText).join(' | ')}`;
  });
  const parts = [...fields, ...(shape.isOpen ? ['…'] : [])];
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}

function valueText(value: Value): string {
  if (isOpen(value)) return value.kind;
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return String(value.number);
    case 'boolean':
      return String(value.boolean);
    case 'environment':
      return `environment ${value.name}`;
    default:
      return value.kind;
  }
}

export default rule;
