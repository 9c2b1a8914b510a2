import type { TSESLint } from '@typescript-eslint/utils';
import { relative } from 'node:path';
import type { CohereCall } from '../analysis/calls.js';
import { hasHelpers } from '../analysis/writers/client-option-writer.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { runtimeModule } from '../analysis/project/packages.js';
import { type RequestHandler, RequestHandlers } from '../analysis/surroundings/routes.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, walk, wrapped } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { importNames } from '../core/imports.js';

type MessageIds = 'waits' | 'collect';

/** An answer of no more tokens is there before a stream would be worth it. */
const shortAnswer = 100;

/** Paths that programs ask, and no user waits for: jobs, webhooks, messengers (which take whole messages). */
const machinePath = /(?:^|[/\\_.-])(?:crons?|(?:web-?)?hooks?|slack|discord|telegram|whatsapp|twilio)(?:$|[/\\_.-])/iu;
const healthPath = /(?:^|[/\\])(?:health(?:z|-?check)?|readyz?|livez?)(?:$|[/\\.])/iu;

/** Fields that make an answer something for a program, also as people misspell them. */
const structureFields = ['responseFormat', 'response_format', 'tools', 'toolResults', 'tool_results'];

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'prefer-chat-stream',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'enforce `chatStream()` in place of `chat()` in handlers of HTTP requests',
      preset: 'strict',
      checklist: 'streaming',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      waits:
        'The user sees nothing until the last word of this answer is written, and a proxy may give up before. Use `chatStream()`, and send the parts on as they come.',
      collect: 'Ask for a stream, and collect it for now.',
    },
  },
  create(context) {
    const { sourceCode, filename, cwd } = context;

    function isForMachines({ path }: RequestHandler): boolean {
      return [relative(cwd, filename), path ?? ''].some(
        (candidate) => machinePath.test(candidate) || healthPath.test(candidate),
      );
    }

    /** Whether a handler takes the text of an answer for data. */
    function parsesJson({ node }: RequestHandler): boolean {
      let parses = false;
      walk(node, sourceCode.visitorKeys, (inner) => {
        parses ||= inner.type === 'CallExpression' && sourceCode.getText(inner.callee) === 'JSON.parse';
      });
      return parses;
    }

    /** The same answer out of a stream: the handler's next step is to send on what comes. */
    function collecting({ node, name, api }: CohereCall, file: CohereFile): TSESLint.ReportFixFunction | undefined {
      const place = wrapped(node);
      if (api !== 'v2' || !hasHelpers(file) || !isAwaited(place) || !isPlainName(name)) return undefined;
      const { written, edits } = importNames(sourceCode, runtimeModule, ['collectStream'], node);
      return (fixer) => [
        ...edits(fixer),
        fixer.insertTextBefore(place, `${written.collectStream}(await `),
        fixer.insertTextAfter(name, 'Stream'),
        fixer.insertTextAfter(place, ')'),
      ];
    }

    return visitCohere(context, {
      file(file) {
        const calls = file.calls.filter(isLongText);
        if (calls.length === 0) return;
        const handlers = new RequestHandlers(file.evaluator, filename);
        for (const call of calls) {
          const handler = handlers.around(call.node);
          if (!handler || isForMachines(handler) || parsesJson(handler)) continue;
          const fix = collecting(call, file);
          context.report({ node: call.name, messageId: 'waits', suggest: fix ? [{ messageId: 'collect', fix }] : [] });
        }
      },
    });
  },
});

/** Whether a call certainly asks for a text, and not for a short one. */
function isLongText({ endpoint, request }: CohereCall): boolean {
  const isText = structureFields.every((name) => request.presence(name) === 'absent');
  const limits = ['maxTokens', 'max_tokens'].flatMap((name) => request.fieldsNamed(name));
  const isShort = limits.some(({ values }) =>
    values.some((value) => value.kind === 'number' && value.number <= shortAnswer),
  );
  return endpoint === 'chat' && isText && !isShort;
}

function isAwaited({ parent }: Node): boolean {
  return parent?.type === 'AwaitExpression';
}

function isPlainName({ type, parent }: Node): boolean {
  return type === 'Identifier' && parent?.type === 'MemberExpression' && !parent.computed;
}

export default rule;
