import type { TSESTree } from '@typescript-eslint/utils';
import {
  type Model,
  type ModelConcern,
  type ModelOverride,
  type ModelPlatform,
  type Platform,
  effectiveStatus,
  endpoints,
  findModel,
  modelConcern,
} from '../catalog/index.js';
import type { CohereCall } from '../analysis/calls.js';
import { dropInFor, isTypedByComment } from '../analysis/models/drop-in.js';
import { modelSuccessors } from '../analysis/models/model-successors.js';
import { type ModelUse, modelUses } from '../analysis/models/model-uses.js';
import { readSettings } from '../analysis/project/settings.js';
import { isConstant } from '../analysis/models/string-constants.js';
import { canMatter } from '../analysis/cohere-file.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, literalText } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { replaceText } from '../core/fixes.js';

interface Options {
  readonly allow: readonly string[];
  readonly reportUnknown: boolean;
  readonly checkConstants: boolean;
}

type Overrides = Readonly<Record<string, ModelOverride>>;
type Message = 'gone' | 'deprecated' | 'floating' | 'neverAnId' | 'weightsOnly';
type MessageIds = Message | 'unknown' | 'use' | 'useWithCaveat';

const messageOf: Readonly<Record<ModelConcern, Message>> = {
  gone: 'gone',
  deprecated: 'deprecated',
  floating: 'floating',
  'never-an-id': 'neverAnId',
  'weights-only': 'weightsOnly',
};

/** The platforms that have a clock of model status, by name. */
const platformNames: Partial<Record<Platform | ModelPlatform, string>> = {
  cohere: "Cohere's API",
  bedrock: 'Amazon Bedrock',
};

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'no-deprecated-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow models that are gone, deprecated or floating, and names that never were a model',
      preset: 'recommended',
      checklist: 'deprecated-model',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            uniqueItems: true,
            description: 'IDs that are never reported.',
          },
          reportUnknown: {
            type: 'boolean',
            description: 'Whether IDs are reported that neither the catalog nor `settings.cohere.models` knows.',
          },
          checkConstants: {
            type: 'boolean',
            description: 'Whether IDs in constants are judged too that reach no call in their file.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [], reportUnknown: false, checkConstants: false }],
    messages: {
      gone: '`{{model}}` is gone ({{since}}): every request with it fails. Use {{successors}}.',
      deprecated: '`{{model}}` is deprecated ({{since}}): its shutdown may come at short notice. Use {{successors}}.',
      floating:
        '`{{model}}` is no fixed version: the model behind it changes or vanishes without notice. Use {{successors}}.',
      neverAnId: '`{{model}}` is no model of {{platform}}: every request with it fails. Use {{successors}}.',
      weightsOnly:
        '`{{model}}` names weights on Hugging Face, no model of {{platform}}: every request with it fails. Use {{successors}}.',
      unknown:
        '`{{model}}` is not among the models of {{platform}} that are known here. Correct it, or allow it in the options of this rule.',
      use: 'Use `{{model}}`.',
      useWithCaveat: 'Use `{{model}}` ({{caveat}}).',
    },
  },
  concerns(context) {
    return context.options[0].checkConstants || canMatter(context);
  },
  create(context) {
    const { sourceCode } = context;
    const [{ allow, reportUnknown, checkConstants }] = context.options;
    const { models: overrides } = readSettings(context.settings);
    const reached = new Set<Node>();

    function suggestions(model: Model, place: Node, calls: readonly CohereCall[]): Suggestion<MessageIds>[] {
      // No model helps where the endpoint is gone as well.
      const isRemoved = calls.some(({ endpoint }) => endpoints[endpoint]?.removed);
      if (isRemoved || literalText(place) === undefined) return [];
      const { parent } = place;
      if (parent?.type === 'VariableDeclarator' && isTypedByComment(sourceCode, parent.parent)) return [];
      return modelSuccessors(model, calls, overrides).map(({ id, caveat }) => ({
        messageId: caveat === undefined ? 'use' : 'useWithCaveat',
        data: { model: id, ...(caveat !== undefined && { caveat }) },
        fix: (fixer) => replaceText(sourceCode, fixer, place, id),
      }));
    }

    function report(model: Model, concern: ModelConcern, place: Node, use?: ModelUse): void {
      const { calls = [], isWrittenHere = true } = use ?? {};
      const dropIn = use && isWrittenHere ? dropInFor(model, use, sourceCode, overrides) : undefined;
      context.report({
        node: place,
        messageId: messageOf[concern],
        data: {
          model: model.id,
          since: sinceText(model),
          platform: platformNames[model.platform],
          successors: successorsText(model, calls, overrides),
        },
        ...(dropIn === undefined
          ? { suggest: isWrittenHere ? suggestions(model, place, calls) : [] }
          : { fix: (fixer) => replaceText(sourceCode, fixer, place, dropIn) }),
      });
    }

    function checkUse(use: ModelUse): void {
      const { id, place, calls } = use;
      reached.add(place);
      const platforms = calls.flatMap(({ clients }) => clients.map(({ platform }) => platform));
      const models = platforms.flatMap((platform) => findModel(id, platform, overrides) ?? []);
      const model = models.find((candidate) => modelConcern(candidate));
      const platform = platforms.map((candidate) => platformNames[candidate]).find(Boolean);
      if (allow.includes(id)) return;
      if (model) report(model, modelConcern(model)!, place, use);
      else if (reportUnknown && models.length === 0 && platform !== undefined) {
        context.report({ node: place, messageId: 'unknown', data: { model: id, platform } });
      }
    }

    function checkConstant(node: TSESTree.Literal | TSESTree.TemplateLiteral): void {
      const id = literalText(node);
      if (id === undefined || reached.has(node) || allow.includes(id) || !isUnmistakable(id, overrides)) return;
      const model = findModel(id, 'cohere', overrides);
      const concern = model && modelConcern(model);
      if (concern && isConstant(node)) report(model, concern, node);
    }

    return {
      ...visitCohere(context, {
        file(file) {
          for (const use of modelUses(file)) checkUse(use);
        },
      }),
      ...(checkConstants && { Literal: checkConstant, TemplateLiteral: checkConstant }),
    };
  },
});

function sinceText(model: Model): string {
  const { since } = effectiveStatus(model);
  return since === undefined ? 'the day is not documented' : `since ${since}`;
}

/** What to use instead, in words; where the endpoint is gone too, through what. */
function successorsText(model: Model, calls: readonly CohereCall[], overrides: Overrides): string {
  const ids = modelSuccessors(model, calls, overrides).map(({ id }) => `\`${id}\``);
  const removal = calls.map(({ endpoint }) => endpoints[endpoint]!.removed).find(Boolean);
  const names = ids.length > 0 ? ids.slice(0, 2).join(' or ') : 'a current model';
  return removal ? `${names} through ${removal.successor}` : names;
}

/** Whether an ID is no everyday word: `small` and `command` mean a model only where they reach a call. */
function isUnmistakable(id: string, overrides: Overrides): boolean {
  return id.includes('-') || Object.hasOwn(overrides, id);
}

export default rule;
