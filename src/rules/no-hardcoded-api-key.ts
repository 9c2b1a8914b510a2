import type { TSESLint } from '@typescript-eslint/utils';
import { clientClasses, tokenVariable } from '../catalog/index.js';
import type { CohereClient } from '../analysis/client.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import type { Evaluator } from '../analysis/evaluator/evaluator.js';
import { type KeyPlace, keyPlaces } from '../analysis/keys/key-places.js';
import { isKeyShaped, isPlaceholder, keysInComment } from '../analysis/keys/key-shape.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { namesCohere } from '../analysis/project/relevance.js';
import { visitCohere } from '../analysis/visit.js';
import { type WrittenKey, scheme, writtenKeys } from '../analysis/keys/written-keys.js';
import { type Node, literalText, propertyName, wrapped } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { isLocalUrl } from '../core/local-url.js';

type MessageIds = 'hardcoded' | 'placeholder' | 'inComment' | 'readVariable' | 'dropFallback' | 'dropAssignment';

/** The SDK reads this variable itself; browsers' `import.meta.env` would put the key into the bundle. */
const variable = `process.env.${tokenVariable}`;

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-hardcoded-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow API keys in the source',
      preset: 'recommended',
      checklist: 'hardcoded-key',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      hardcoded:
        'Everyone who can read this code, its history or its bundle can use this API key at your expense. Revoke it, and read the new one from `process.env.CO_API_KEY`.',
      placeholder:
        'This placeholder is sent as the API key, and every request is answered with 401. Read the key from `process.env.CO_API_KEY`.',
      inComment:
        'Everyone who can read this comment, or its history, can use the API key in it at your expense. Delete it, and revoke it.',
      readVariable: 'Read the key from `process.env.CO_API_KEY`.',
      dropFallback: 'Drop the fallback.',
      dropAssignment: 'Drop the assignment.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    function suggestions(key: WrittenKey, place: KeyPlace, { evaluator }: CohereFile): Suggestion<MessageIds>[] {
      const { node } = key;
      if (!key.isWrittenHere || key.isSupplied || key.isPiece || mustStayLiteral(node) || mustBeText(node)) return [];
      const isWholePlace = wrapped(node) === wrapped(place.expression);
      const write = place.environmentWrite;
      if (write) {
        // The variable itself is no value for it: one that is missing would be written as the text "undefined".
        return isWholePlace && isRemovable(sourceCode, write.parent)
          ? [{ messageId: 'dropAssignment', fix: (fixer) => fixer.remove(write.parent!) }]
          : [];
      }
      const { parent } = node;
      if (parent?.type === 'LogicalExpression' && readsVariable(evaluator, parent.left)) {
        return [
          { messageId: 'dropFallback', fix: (fixer) => fixer.replaceText(parent, sourceCode.getText(parent.left)) },
        ];
      }
      return [{ messageId: 'readVariable', fix: (fixer) => fixer.replaceText(node, replacement(node, isWholePlace)) }];
    }

    function check(file: CohereFile): void {
      const seen = new Set<Node>();
      for (const place of keyPlaces(file)) {
        const isLenient = file.isTest || place.clients.some(needsNoKey);
        for (const key of writtenKeys(file, place)) {
          const { text, node } = key;
          const isStandIn = isPlaceholder(text);
          if (text === '' || seen.has(node) || (isLenient && !isKeyShaped(text))) continue;
          // What another service makes of a placeholder is not known.
          if (isStandIn && place.clients.some(({ platform }) => platform === 'own')) continue;
          seen.add(node);
          context.report({
            node,
            messageId: isStandIn ? 'placeholder' : 'hardcoded',
            suggest: suggestions(key, place, file),
          });
        }
      }
    }

    function checkComments(): void {
      // A file can use a client without naming Cohere; keys in its comments may be somebody else's.
      if (!namesCohere(sourceCode.text)) return;
      for (const comment of sourceCode.getAllComments()) {
        const from = comment.range[0] + 2;
        for (const { start, end } of keysInComment(comment.value)) {
          const loc = { start: sourceCode.getLocFromIndex(from + start), end: sourceCode.getLocFromIndex(from + end) };
          context.report({ loc, messageId: 'inComment' });
        }
      }
    }

    return visitCohere(context, {
      file(file) {
        check(file);
        checkComments();
      },
    });
  },
});

/** Whether a client works without a key of Cohere's: on the own machine, and on AWS, which has keys of its own. */
function needsNoKey({ className, options }: CohereClient): boolean {
  const platform = clientClasses[className]?.platform ?? 'cohere';
  const urls = ['baseUrl', 'environment'].flatMap((name) => options.fieldsNamed(name)).flatMap(({ values }) => values);
  return platform !== 'cohere' || urls.some((value) => value.kind === 'text' && isLocalUrl(value.text));
}

/** Whether a statement can go without the rest being read in another way. */
function isRemovable(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node | undefined): boolean {
  if (statement?.type !== 'ExpressionStatement') return false;
  const isInList = statement.parent.type === 'Program' || statement.parent.type === 'BlockStatement';
  // Where nothing but a line break ends the statement before, these would continue it.
  return isInList && !/^[([`/+-]/u.test(sourceCode.getTokenAfter(statement)?.value ?? '');
}

/** Whether TypeScript takes nothing but a literal there: a member of an enum, and what `as const` follows. */
function mustStayLiteral({ parent }: Node): boolean {
  if (parent?.type === 'TSEnumMember') return true;
  const type = parent?.type === 'TSAsExpression' ? parent.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}

/** Whether a type is declared there, which is hardly one that a missing variable has. */
function mustBeText({ parent }: Node): boolean {
  // Oxlint gives `null` where the others give nothing.
  if (parent?.type === 'VariableDeclarator') return Boolean(parent.id.typeAnnotation);
  if (parent?.type === 'AssignmentPattern') return Boolean(parent.left.typeAnnotation);
  return parent?.type === 'PropertyDefinition' && Boolean(parent.typeAnnotation);
}

function readsVariable(evaluator: Evaluator, node: Node): boolean {
  return evaluator.valuesOf(node).some((value) => value.kind === 'environment' && value.name === tokenVariable);
}

/** Whether it is the whole of a header, which has to be a text. */
function isHeader({ parent }: Node): boolean {
  return parent?.type === 'Property' && propertyName(parent)?.toLowerCase() === 'authorization';
}

/** What to write in place of a key: the variable, in the form that the literal's surroundings need. */
function replacement(node: Node, isWholePlace: boolean): string {
  const [prefix = ''] = scheme.exec(literalText(node)!) ?? [];
  if (prefix || isHeader(node)) return `\`${prefix}\${${variable}}\``;
  const isPositional = isWholePlace && node.parent?.type === 'NewExpression';
  return isPositional ? `{ token: ${variable} }` : variable;
}

export default rule;
