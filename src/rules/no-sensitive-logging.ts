import { hasHelpers } from '../analysis/writers/client-option-writer.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { type LoggedValue, loggedValues } from '../analysis/logging/logged-values.js';
import { runtimeModule } from '../analysis/project/packages.js';
import type { Sensitivity } from '../analysis/logging/sensitive-values.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { wrapped } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { importNames } from '../core/imports.js';

interface Options {
  readonly checkErrors: boolean;
  readonly checkAnswers: boolean;
}

type MessageIds = Sensitivity | 'redact';

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'no-sensitive-logging',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow keys, clients, prompts and raw errors in logs and traces',
      preset: 'recommended',
      checklist: 'sensitive-logging',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          checkErrors: {
            type: 'boolean',
            description: 'Whether whole errors, their messages and their stacks are reported as well.',
          },
          checkAnswers: { type: 'boolean', description: 'Whether whole answers are reported as well.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkErrors: false, checkAnswers: false }],
    messages: {
      client:
        'A client prints its options, and its API key with them: everyone who can read this log can use the key at your expense. Log nothing of the client.',
      options:
        'These options hold the API key: everyone who can read this log can use it at your expense. Log the other options by name.',
      key: 'Everyone who can read this log can use the API key in it, and a part of it makes the rest easier to find. Log at most whether there is one.',
      texts:
        'This writes what users sent into the log, where more people read it, and for longer, than where it belongs. Log its length, or what `redact()` leaves of it.',
      body: 'The body of an error can repeat what users sent, or be a whole page of a proxy. Log `statusCode`, or what `redact()` leaves of the error.',
      response:
        'The raw response of an error puts its URL and all of its headers into the log. Log the header that you need by name.',
      error:
        'The message of an error of Cohere ends with the whole body of the response, which can repeat what users sent. Log what `redact()` leaves of the error.',
      answer:
        'This writes the whole answer of the model into the log, where more people read it, and for longer, than where it belongs. Log `id`, `finishReason` and `usage`.',
      redact: 'Log what `redact()` leaves of it.',
    },
  },
  create(context) {
    const [{ checkErrors, checkAnswers }] = context.options;

    function suggestions({ node, call }: LoggedValue, file: CohereFile): Suggestion<MessageIds>[] {
      const place = wrapped(node);
      const { parent } = place;
      // What `redact()` gives is `unknown` to TypeScript: it can be neither spread nor added to a text.
      const isOperand = parent?.type === 'SpreadElement' || parent?.type === 'BinaryExpression';
      const isArgument = call.written.some((argument) => argument === place);
      if (!hasHelpers(file) || isOperand || (isArgument && !call.takesAnything)) return [];
      const { written, edits } = importNames(context.sourceCode, runtimeModule, ['redact'], node);
      const key = parent?.type === 'Property' && parent.shorthand ? `${context.sourceCode.getText(place)}: ` : '';
      return [
        {
          messageId: 'redact',
          fix: (fixer) => [
            ...edits(fixer),
            fixer.insertTextBefore(place, `${key}${written.redact}(`),
            fixer.insertTextAfter(place, ')'),
          ],
        },
      ];
    }

    return visitCohere(context, {
      file(file) {
        for (const found of loggedValues(file)) {
          const { node, what } = found;
          if ((what === 'error' && !checkErrors) || (what === 'answer' && !checkAnswers)) continue;
          context.report({ node, messageId: what, suggest: suggestions(found, file) });
        }
      },
    });
  },
});

export default rule;
