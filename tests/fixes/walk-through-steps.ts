/** What a newcomer does about the findings in the example application after `--fix`, from each message alone. */
export interface Step {
  readonly file: string;
  readonly rule: string;
  /** The suggestion that was taken; the beginning of its text is enough. */
  readonly takes?: string;
  /** What was written by hand instead, and why. */
  readonly writes?: {
    readonly why: string;
    readonly edits: readonly (readonly [from: string, to: string])[];
  };
}

const indexing = 'scripts/index-articles.js';
const related = 'scripts/related.cjs';
const retrieval = 'src/retrieval.ts';
const ask = 'src/routes/ask.ts';
const stream = 'src/routes/stream.ts';
const translate = 'src/routes/translate.js';
const triage = 'src/routes/triage.ts';

export const steps: readonly Step[] = [
  { file: indexing, rule: 'no-hardcoded-api-key', takes: 'Drop the fallback.' },
  { file: indexing, rule: 'no-v1-client', takes: 'Use `CohereClientV2`, and move' },
  { file: indexing, rule: 'require-error-handling', takes: 'Handle the failures' },
  { file: related, rule: 'no-deprecated-model', takes: 'Use `embed-v4.0`' },
  { file: related, rule: 'require-embed-input-type', takes: "Set `inputType` to 'clustering'" },
  { file: related, rule: 'require-embedding-types', takes: 'Set `embeddingTypes` to `float`' },
  {
    file: related,
    rule: 'no-v1-client',
    writes: {
      why: 'The class, and `embeddings.float` for `embeddings`, as the suggestion before said.',
      edits: [
        ['const { CohereClient }', 'const { CohereClientV2 }'],
        ['new CohereClient(', 'new CohereClientV2('],
        ['.then(({ embeddings }) => {', '.then(({ embeddings: { float: embeddings } }) => {'],
      ],
    },
  },
  {
    file: related,
    rule: 'require-error-handling',
    writes: {
      why: 'A script that cannot go on ends with a status, and says which of the two it was.',
      edits: [
        ['const { CohereClientV2 }', 'const { CohereClientV2, CohereError, CohereTimeoutError }'],
        [
          '.catch((err) => console.log(err));',
          `.catch((err) => {
    const isTimeout = err instanceof CohereTimeoutError || (err instanceof CohereError && !err.statusCode);
    if (isTimeout) console.error('Cohere does not answer');
    else if (err instanceof CohereError) console.error('Cohere refused', err.statusCode);
    else throw err;
    process.exitCode = 1;
  });`,
        ],
      ],
    },
  },
  {
    file: retrieval,
    rule: 'require-error-handling',
    writes: {
      why: 'The routes that search have handlers, so this is declared with `@throws`.',
      edits: [
        [
          '  async search(question',
          '  /** @throws {CohereError | CohereTimeoutError} when Cohere fails */\n  async search(question',
        ],
      ],
    },
  },
  { file: ask, rule: 'require-max-tokens', takes: 'Set `maxTokens`' },
  { file: ask, rule: 'require-error-handling', takes: 'Tell the failures' },
  { file: stream, rule: 'require-max-tokens', takes: 'Set `maxTokens`' },
  { file: stream, rule: 'require-error-handling', takes: 'Let `classifyCohereError()`' },
  { file: translate, rule: 'no-deprecated-model', takes: 'Use `command-r7b-12-2024`.' },
  { file: translate, rule: 'require-error-handling', takes: 'Add `await`, so that the handler runs, and tell' },
  { file: triage, rule: 'valid-client-options', takes: 'Drop the fallback.' },
  { file: triage, rule: 'require-model', takes: 'Set `model` to `command-a-03-2025`.' },
  { file: triage, rule: 'require-max-tokens', takes: 'Set `maxTokens`' },
  { file: triage, rule: 'require-error-handling', takes: 'Tell the failures' },
  { file: triage, rule: 'no-v1-client', takes: 'Use `CohereClientV2`, and move' },
];
