import type { FakeCohereFault } from '../../../src/testing/index.js';
import { type Effect, type RulePrograms, differs, failedBefore, same } from '../program.js';
import { messages } from '../program-sources.js';

const head = `import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';

const cohere = new CohereClientV2({ maxRetries: 0 });
export { CohereError, CohereTimeoutError };
`;
const request = `{ model: 'command-a-03-2025', ${messages} }`;
const finishReason = `(await cohere.chat(${request})).finishReason`;

/** A function that its own file calls. */
const called = (body: string): string =>
  `${head}async function ask(): Promise<unknown> {\n  ${body}\n}\nconsole.log(await ask());\n`;

/** A function that others call. */
const exported = (body: string): string => `${head}export async function run(): Promise<unknown> {\n  ${body}\n}\n`;

const caught = (body: string): string =>
  `try {\n    return ${finishReason};\n  } catch (err) {\n    ${body}\n  }\n  return 'nothing';`;

const toldApart =
  "if (err instanceof CohereTimeoutError || err instanceof CohereError) return 'failed';\n    throw err;";

const stream = `let stream;
  try {
    stream = await cohere.chatStream(${request});
  } catch (err) {
    ${toldApart}
  }
  let events = 0;
  for await (const _ of stream) events++;
  return events > 0;`;

interface Row {
  readonly report: string;
  readonly fixers: readonly string[];
  readonly code: string;
  /** What differs when the service fails. */
  readonly differing: readonly string[];
  readonly fault?: FakeCohereFault;
}

const rows: readonly Row[] = [
  {
    report: 'unhandled',
    fixers: ['wrap', 'classify'],
    code: `${head}console.log(${finishReason});\n`,
    differing: ['prints[0]'],
  },
  {
    report: 'unhandled',
    fixers: ['tellApart'],
    code: called(caught('throw err;')),
    differing: ['prints[0]', 'prints[1]'],
  },
  {
    report: 'escapes',
    fixers: ['wrap', 'classify'],
    code: exported(`return ${finishReason};`),
    differing: ['prints[0]'],
  },
  {
    report: 'escapes',
    fixers: ['tellApart'],
    code: exported(caught('throw err;')),
    differing: ['prints[0]', 'prints[1]'],
  },
  {
    report: 'inHandler',
    fixers: ['wrap'],
    code: called(`try {\n    throw new Error('always');\n  } catch {\n    return ${finishReason};\n  }`),
    differing: ['prints[0]'],
  },
  {
    report: 'emptyHandler',
    fixers: ['rethrow', 'classify'],
    code: called(caught('')),
    differing: ['prints[0]'],
  },
  {
    report: 'logOnly',
    fixers: ['rethrow'],
    code: called(caught('console.error((err as Error).name);')),
    differing: ['prints[0]', 'prints[1]'],
  },
  {
    report: 'catchAll',
    fixers: ['tellApart', 'classify'],
    code: called(caught("return 'Sorry.';")),
    differing: ['prints[0]', 'prints[1]'],
  },
  {
    report: 'missesTimeout',
    fixers: ['tellApart', 'classify'],
    code: called(caught("if (err instanceof CohereError) return 'failed';\n    throw err;")),
    differing: ['prints[0]', 'prints[1]'],
    fault: 'reset',
  },
  {
    report: 'missesCohereError',
    fixers: ['tellApart'],
    code: called(caught("if (err instanceof CohereTimeoutError) return 'late';\n    return 'failed';")),
    differing: ['prints[0]', 'prints[1]'],
  },
  {
    report: 'streamOutside',
    fixers: ['wrap', 'classify'],
    code: called(stream),
    differing: ['prints[0]'],
    fault: 'body-reset',
  },
];

const isWell = 'a service that is well';
const fails = 'a service that fails';
const unawaitedIn = (handler: string): string =>
  called(`try {\n    return cohere.chat(${request});\n  } catch (err) {\n    ${handler}\n  }`);
const unawaited = unawaitedIn(toldApart);
const unawaitedCatchAll = unawaitedIn("return 'Sorry.';");

const apologises: Effect = {
  kind: 'failed before',
  why: 'throws ServiceUnavailableError',
  paths: ['prints[0]', 'prints[1]'],
};

const programs: RulePrograms = [
  ...rows.flatMap(({ report, fixers, code, differing, fault = 503 }) => {
    const effect = differs('A failure is told by its kind.', ...differing);
    return fixers.flatMap((fixer) => [
      { report, fixer, name: isWell, code, effect: same },
      { report, fixer, name: fails, code, fault, effect },
    ]);
  }),
  { report: 'unawaitedReturn', fixer: 'await', name: isWell, code: unawaited, effect: same },
  {
    report: 'unawaitedReturn',
    fixer: 'await',
    name: fails,
    code: unawaited,
    fault: 503,
    effect: failedBefore('throws ServiceUnavailableError'),
  },
  ...['awaitAndTellApart', 'classify'].flatMap((fixer) => [
    { report: 'unawaitedReturn', fixer, name: isWell, code: unawaitedCatchAll, effect: same },
    { report: 'unawaitedReturn', fixer, name: fails, code: unawaitedCatchAll, fault: 503, effect: apologises } as const,
  ]),
];

export default programs;
