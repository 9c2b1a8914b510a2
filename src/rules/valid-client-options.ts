import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ClientCreation, CohereFile } from '../analysis/cohere-file.js';
import { isDecided } from '../analysis/surroundings/decisions.js';
import { fieldWriter } from '../analysis/writers/field-writer.js';
import { type OptionList, optionsOfCall, optionsOfClient, wrongOption } from '../analysis/requests/known-options.js';
import type { Field } from '../analysis/objects/object-fields.js';
import type { ObjectShape } from '../analysis/objects/object-shape.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { mistakenTokenVariable, timeouts, tokenVariable } from '../catalog/index.js';
import { type Node, isInFile, unwrap } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { renameKey } from '../core/fixes.js';

type MessageIds =
  | 'unknown'
  | 'unknownMeant'
  | 'tooNew'
  | 'positionalKey'
  | 'emptyToken'
  | 'textUndefined'
  | 'wrongVariable'
  | 'milliseconds'
  | 'firesAtOnce'
  | 'rename'
  | 'renameToSeconds'
  | 'toSeconds'
  | 'wrapToken'
  | 'dropFallback'
  | 'unwrapToken'
  | 'passToken';

/** Options whose value means the same under the right name. */
const renamed = new Set([
  'token',
  'baseUrl',
  'maxRetries',
  'headers',
  'clientName',
  'abortSignal',
  'queryParams',
  'timeoutInSeconds',
]);

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'valid-client-options',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow options that the SDK ignores, and values that it takes for something else',
      preset: 'recommended',
      checklist: 'client-options',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      unknown: 'The SDK has no option `{{option}}` here and ignores it. Remove it.',
      unknownMeant: 'The SDK has no option `{{option}}` here and ignores it. It is called `{{meant}}`.',
      tooNew: '`{{option}}` works from cohere-ai {{since}} on, and {{version}} ignores it. Update the SDK.',
      positionalKey:
        'The SDK takes an object here and ignores a key that stands alone, so every call fails without a token. Pass `{ token: … }`.',
      emptyToken:
        'An empty token hides a missing key: every request goes out without one and is answered with 401. Drop the empty text, and the first call says that the key is missing.',
      textUndefined:
        'Without the variable this is the text `undefined`, which is sent as the key and answered with 401. Pass the variable itself.',
      wrongVariable:
        'The SDK reads `CO_API_KEY`, not `COHERE_API_KEY`, so this client has no key. Pass it as `token`, or rename the variable.',
      milliseconds:
        '`timeoutInSeconds` is {{value}} here: that is {{hours}} hours, in which a hanging call is not given up. Write seconds.',
      firesAtOnce:
        'A time-out of {{value}} seconds fires at once, so that no call can succeed. Write 1 to {{max}} seconds.',
      rename: 'Rename it to `{{meant}}`.',
      renameToSeconds: 'Write `{{meant}}`, in seconds.',
      toSeconds: 'Set it to {{seconds}} seconds.',
      wrapToken: 'Pass it as `token`.',
      dropFallback: 'Drop the fallback.',
      unwrapToken: 'Pass the variable itself.',
      passToken: 'Pass `process.env.COHERE_API_KEY` as `token`.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    /** The text of an expression, as a value of its own: in `(a, b)` the parentheses are no part of the node. */
    function textOf(node: Node): string {
      const text = sourceCode.getText(node);
      return node.type === 'SequenceExpression' ? `(${text})` : text;
    }

    /** `{ timeout: 30_000 }` becomes `{ timeoutInSeconds: 30 }`. */
    function renaming({ node, value }: Field, meant: string, isMilliseconds: boolean): TSESLint.ReportFixFunction {
      return (fixer) => [
        renameKey(sourceCode, fixer, node, meant),
        ...(isMilliseconds ? [fixer.replaceText(value, inSeconds(value))] : []),
      ];
    }

    function inSeconds(milliseconds: Node): string {
      const inner = unwrap(milliseconds);
      if (inner.type === 'Literal' && typeof inner.value === 'number') return String(inner.value / 1000);
      const text = textOf(milliseconds);
      return milliseconds.type === 'Identifier' || milliseconds.type === 'MemberExpression'
        ? `${text} / 1000`
        : `(${text}) / 1000`;
    }

    function checkName(field: Field, options: ObjectShape, list: OptionList, place: Node, { sdk }: CohereFile): void {
      const { name: option } = field;
      const wrong = wrongOption(option, list, sdk.version);
      const node = isInFile(sourceCode, field.key) ? field.key : place;
      if (!wrong) return;
      if (wrong.problem === 'tooNew') {
        context.report({ node, messageId: 'tooNew', data: { option, since: wrong.since, version: sdk.version } });
        return;
      }
      const { meant, unit } = wrong;
      if (meant === undefined) {
        context.report({ node, messageId: 'unknown', data: { option } });
        return;
      }
      // `auth` and agents hold something else than the option that was meant.
      const canRename = renamed.has(meant) && option !== 'auth' && !options.field(meant) && node === field.key;
      const messageId = unit === 'milliseconds' ? 'renameToSeconds' : 'rename';
      const suggest = [{ messageId, data: { meant }, fix: renaming(field, meant, unit === 'milliseconds') } as const];
      context.report({ node, messageId: 'unknownMeant', data: { option, meant }, suggest: canRename ? suggest : [] });
    }

    function checkTimeouts(options: ObjectShape, place: Node): void {
      for (const { value, values } of options.fieldsNamed('timeoutInSeconds')) {
        const node = isInFile(sourceCode, value) ? value : place;
        const endless = endlessName(unwrap(value));
        const found = values.find((candidate) => candidate.kind === 'number' && !isPlausible(candidate.number));
        const seconds = endless ?? (found?.kind === 'number' ? found.number : undefined);
        if (seconds === undefined) continue;
        if (typeof seconds === 'string' || seconds <= 0 || seconds > timeouts.maxSeconds) {
          context.report({ node, messageId: 'firesAtOnce', data: { value: seconds, max: timeouts.plausibleSeconds } });
          continue;
        }
        const isWritten = unwrap(value).type === 'Literal' && node === value;
        const data = { value: seconds, hours: Math.round(seconds / 360) / 10 };
        const fix: TSESLint.ReportFixFunction = (fixer) => fixer.replaceText(unwrap(value), String(seconds / 1000));
        const suggest = [{ messageId: 'toSeconds', data: { seconds: seconds / 1000 }, fix } as const];
        context.report({ node, messageId: 'milliseconds', data, suggest: isWritten ? suggest : [] });
      }
    }

    function checkPositional({ node, client }: ClientCreation, { evaluator }: CohereFile): void {
      const [first] = node.arguments;
      if (!first || client.subclass || first.type === 'SpreadElement') return;
      const isKey = evaluator.valuesOf(first).some(({ kind }) => kind === 'text' || kind === 'environment');
      const variable = templateVariable(unwrap(first));
      if (!isKey && !variable) return;
      const fix: TSESLint.ReportFixFunction = (fixer) =>
        fixer.replaceText(first, `{ token: ${textOf(variable ?? first)} }`);
      context.report({ node: first, messageId: 'positionalKey', suggest: [{ messageId: 'wrapToken', fix }] });
    }

    function checkToken({ node: creation, client }: ClientCreation): void {
      for (const field of client.options.fieldsNamed('token')) {
        const { value, home } = field;
        const isWrittenHere = isInFile(sourceCode, value);
        const node = isWrittenHere ? value : creation.callee;
        const replace = (place: Node, by: Node | undefined): TSESLint.ReportFixFunction | undefined =>
          by && isWrittenHere ? (fixer) => fixer.replaceText(place, textOf(by)) : undefined;
        const inner = unwrap(value);
        const variable = templateVariable(inner);
        if (variable && home.valuesOf(variable).some(({ kind }) => kind === 'environment')) {
          const fix = replace(value, variable);
          context.report({ node, messageId: 'textUndefined', suggest: fix ? [{ messageId: 'unwrapToken', fix }] : [] });
        }
        const isEmpty = field.values.some((candidate) => candidate.kind === 'text' && candidate.text === '');
        if (!isEmpty || client.hasOwnEndpoint) continue;
        const isFallback = inner.type === 'LogicalExpression' && inner.operator !== '&&';
        if (isDecided(home, isFallback ? unwrap(inner.left) : inner)) continue;
        const fix = replace(inner, isFallback ? inner.left : undefined);
        context.report({ node, messageId: 'emptyToken', suggest: fix ? [{ messageId: 'dropFallback', fix }] : [] });
      }
    }

    /** The key lies in a variable that the SDK does not read, and nobody hands it over. */
    function checkVariable({ creations, evaluator, calls }: CohereFile): void {
      if (!reads(mistakenTokenVariable) || evaluator.index.memberWrites.has(tokenVariable)) return;
      const isHandedOver = [...creations, ...calls].some(({ node }) =>
        sourceCode.getTokens(node).some((token) => names(token, mistakenTokenVariable)),
      );
      const without = creations.find(
        ({ node, client }) => node.type === 'NewExpression' && client.options.presence('token') === 'absent',
      );
      const takesToken = creations.some(({ client }) => client.options.presence('token') !== 'absent');
      if (!without || isHandedOver || takesToken) return;
      const fix = fieldWriter(sourceCode, without.client.options, 'token', `process.env.${mistakenTokenVariable}`);
      context.report({
        node: without.node.callee,
        messageId: 'wrongVariable',
        suggest: fix ? [{ messageId: 'passToken', fix }] : [],
      });
    }

    function reads(name: string): boolean {
      return sourceCode.text.includes(name) && sourceCode.ast.tokens.some((token) => names(token, name));
    }

    return visitCohere(context, {
      file: checkVariable,
      creation(creation, file) {
        const { node, client } = creation;
        if (node.type !== 'NewExpression') return;
        const list = optionsOfClient(client);
        for (const name of client.options.names)
          checkName(client.options.field(name)!, client.options, list, node.callee, file);
        checkTimeouts(client.options, node.callee);
        checkPositional(creation, file);
        checkToken(creation);
      },
      call({ options, name: place, api }, file) {
        if (api === 'init') return;
        for (const name of options.names) checkName(options.field(name)!, options, optionsOfCall, place, file);
        checkTimeouts(options, place);
      },
    });
  },
});

/** Whether a token is a name, bare or in quotes. */
function names({ value }: TSESTree.Token, name: string): boolean {
  return value === name || value.slice(1, -1) === name;
}

function isPlausible(seconds: number): boolean {
  return seconds > 0 && seconds <= timeouts.plausibleSeconds;
}

function endlessName(node: Node): string | undefined {
  return node.type === 'Identifier' && (node.name === 'Infinity' || node.name === 'NaN') ? node.name : undefined;
}

/** `variable` in a template that holds nothing else. */
function templateVariable(node: Node): TSESTree.Expression | undefined {
  const isBare = node.type === 'TemplateLiteral' && node.expressions.length === 1;
  return isBare && node.quasis.every(({ value }) => value.raw === '') ? node.expressions[0] : undefined;
}

export default rule;
