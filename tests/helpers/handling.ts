import type { Handling } from '../../src/analysis/handling/handling.js';
import { type HandlingOptions, RejectionFlow } from '../../src/analysis/handling/rejection-flow.js';
import { visitCohere } from '../../src/analysis/visit.js';
import { type FinishedRule, createRule } from '../../src/core/create-rule.js';
import { type InvalidCase, testRule } from './rule-tester.js';

/** A file, and what becomes of the rejection of its call of Cohere. */
export interface HandlingCase extends Omit<InvalidCase, 'errors' | 'options' | 'output'> {
  /**
   * The file after `header`. `CHAT` stands for `cohere.chat(request)`, `STREAM` for `cohere.chatStream(request)`; it
   * has one of them.
   */
  readonly code: string;
  readonly becomes: Handling['kind'];
  /** Default: none. */
  readonly options?: Partial<HandlingOptions>;
}

/** What the file of every case begins with. */
const header = `import { Cohere, CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';
const cohere = new CohereClientV2({});
`;

const noOptions: HandlingOptions = { frameworkHandler: false, loggers: [], passThrough: [] };

/** A rule that reports what becomes of the rejection of every call. */
const probe: FinishedRule = createRule<[HandlingOptions], 'becomes'>({
  name: 'handling-probe',
  meta: {
    type: 'problem',
    docs: { description: 'report what becomes of rejections', preset: null, checklist: 'none' },
    messages: { becomes: '{{kind}}' },
    schema: [{ type: 'object' }],
    defaultOptions: [noOptions],
  },
  create(context) {
    return visitCohere(context, {
      call(call, file) {
        const { kind } = new RejectionFlow(file, context.options[0]).of(call);
        context.report({ node: call.node, messageId: 'becomes', data: { kind } });
      },
    });
  },
});

const inProject = (code: string): string =>
  header + code.replace('CHAT', '«cohere.chat(request)»').replace('STREAM', '«cohere.chatStream(request)»');

/** Asserts what becomes of the rejections of calls, on every engine that can parse the code. */
export function testHandling(subject: string, cases: readonly HandlingCase[]): void {
  testRule(`handling: ${subject}`, probe, {
    valid: [],
    invalid: cases.map(({ becomes, options, code, ...testCase }) => ({
      ...testCase,
      code: inProject(code),
      options: [{ ...noOptions, ...options }],
      errors: [{ messageId: 'becomes', data: { kind: becomes } }],
    })),
  });
}

/** A case of one handler: `body` is the code of the `catch` clause for `err`, and `code` follows the function. */
export function caught(
  name: string,
  becomes: HandlingCase['becomes'],
  body: string,
  { code = '', ...rest }: Partial<HandlingCase> = {},
): HandlingCase {
  const lines = ['export async function ask(response) {', '  try {', '    return await CHAT;', '  } catch (err) {'];
  return { ...rest, name, becomes, code: [...lines, `    ${body}`, '  }', '}', code].join('\n') };
}
