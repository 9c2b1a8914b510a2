import { type ForeignFile, foreignFiles, sourceTypeOf } from '../tests/helpers/foreign-files.js';

/** A file to lint. */
export interface CorpusFile {
  readonly code: string;
  readonly sourceType: 'module' | 'commonjs';
}

/** Sources of installed packages: none uses Cohere. */
export function withoutCohere(count: number): CorpusFile[] {
  return foreignFiles(count).map((file: ForeignFile) => ({ code: file.code, sourceType: sourceTypeOf(file) }));
}

/** How services make their client: each module of the corpus takes one. */
const clients = [
  `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });`,
  `import { CohereClient } from 'cohere-ai';
const cohere = new CohereClient({});`,
  `import * as sdk from 'cohere-ai';
let instance;
const getClient = () => (instance ??= new sdk.CohereClientV2({}));
const cohere = getClient();`,
  `const { CohereClientV2 } = await import('cohere-ai');
const cohere = new CohereClientV2({});`,
];

/** How services call it, right and wrong. */
export const apiCalls: readonly ((n: number) => string)[] = [
  (n: number) => `export async function answer${n}(question) {
  const messages = [{ role: 'user', content: question }];
  const { message } = await cohere.chat({ model: 'command-r', messages, temperature: 0.3 });
  return message.content[0].text;
}`,
  (n: number) => `export async function index${n}(documents) {
  const request = { model: 'embed-v4.0', inputType: 'search_document' };
  request.texts = documents.map(({ text }) => text);
  try {
    return await cohere.embed({ ...defaults, ...request, embeddingTypes: ['float'] });
  } catch (error) {
    logger.error('embedding failed', error);
    throw error;
  }
}`,
  (n: number) => `export async function* stream${n}(messages) {
  const events = await cohere.chatStream({ model: MODEL, messages, maxTokens: 500 });
  for await (const event of events) {
    if (event.type === 'content-delta') yield event.delta.message.content.text;
  }
}`,
];

/** The rest of a service: code of its own that has nothing to do with Cohere. */
const ownCode = (n: number): string => `export class Repository${n} {
  #rows = new Map();

  constructor(database, { table = 'documents', limit = 100 } = {}) {
    this.database = database;
    this.table = table;
    this.limit = limit;
  }

  async find(id) {
    if (this.#rows.has(id)) return this.#rows.get(id);
    const [row] = await this.database.query(\`select * from \${this.table} where id = $1\`, [id]);
    if (!row) throw new Error(\`No row \${id} in \${this.table}.\`);
    this.#rows.set(id, row);
    return row;
  }

  async page(number) {
    const offset = number * this.limit;
    const rows = await this.database.query('select * from documents limit $1 offset $2', [this.limit, offset]);
    return rows.filter(({ deleted }) => !deleted).map(({ id, text, tags = [] }) => ({ id, text, tags: tags.join() }));
  }

  invalidate(ids) {
    for (const id of ids) this.#rows.delete(id);
    return ids.length > 0 ? { dropped: ids.length, left: this.#rows.size } : undefined;
  }
}`;

/** What a module has of its own: as much as makes it as long as the labelled files are, 152 lines on average. */
export function ownParts(n: number): readonly string[] {
  return Array.from({ length: 5 }, (_, part) => ownCode(n * 5 + part));
}

/** Modules that make a client and call Cohere as often as the labelled files do, 1.3 times on average. */
export function withCohere(count: number): CorpusFile[] {
  return Array.from({ length: count }, (_, n) => {
    const calls = n % 3 === 0 ? [n, n + 1] : [n];
    return module([
      clients[n % clients.length]!,
      "const MODEL = process.env.MODEL ?? 'command-a-03-2025';\nconst defaults = { truncate: 'END' };",
      ...calls.map((call) => apiCalls[call % apiCalls.length]!(n)),
      ...ownParts(n),
    ]);
  });
}

/** A service of whose modules a tenth calls Cohere. */
export function service(count: number): CorpusFile[] {
  const callers = withCohere(count / 10);
  const others = Array.from({ length: count - callers.length }, (_, n) =>
    module([
      `import { Repository${n} as Other } from './module-${n}.js';\nexport const other = new Other(database);`,
      ...ownParts(n),
    ]),
  );
  return [...callers, ...others];
}

function module(parts: readonly string[]): CorpusFile {
  return { code: parts.join('\n\n'), sourceType: 'module' };
}
