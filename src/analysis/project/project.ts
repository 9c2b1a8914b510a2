import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { readText, realPath } from '../../core/disk.js';
import { type ParsingHost, parseModule } from '../../core/parsed-module.js';
import { projectRoot } from '../../core/project-root.js';
import { resolveModule } from '../../core/resolve-module.js';
import { Answers } from '../evaluator/answers.js';
import { builtinValues } from '../evaluator/builtins.js';
import { Evaluator, type Outside } from '../evaluator/evaluator.js';
import { exportValues } from '../evaluator/exports.js';
import { declaredClient } from './modules.js';
import { sdkExport } from '../evaluator/sdk-properties.js';
import { readSdkSpecifier } from './sdk-module.js';
import type { CohereSettings } from './settings.js';
import { type Values, unknown } from '../evaluator/values.js';

/** The linted file, its settings, and the folder that its project starts in. */
export interface LintedFile {
  readonly host: ParsingHost;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: CohereSettings;
}

/** A local module: what it evaluates to, or why nobody looked. */
type Module = Evaluator | 'irrelevant' | 'unread';

/**
 * The modules around one linted file: the SDK, clients that the settings name, and local modules, which are read where
 * an import leads to them and their text shows that they can matter.
 */
export class Project {
  /** The evaluator of the linted file itself. */
  readonly linted: Evaluator;
  readonly #file: LintedFile;
  readonly #answers = new Answers();
  readonly #evaluators = new Map<string, Module>();
  readonly #resolved = new Map<string, string | undefined>();
  #rootFolder: string | undefined;

  constructor(file: LintedFile) {
    this.#file = file;
    this.linted = this.#evaluatorOf(file.host.sourceCode, file.filename);
  }

  /** The folder that paths start from. Files without local imports need no look for it. */
  get #root(): string {
    this.#rootFolder ??= projectRoot(this.#file.filename, this.#file.cwd);
    return this.#rootFolder;
  }

  #evaluatorOf(sourceCode: Readonly<TSESLint.SourceCode>, filename: string): Evaluator {
    const outside: Outside = {
      importValues: (source, name, node) => this.#importValues(evaluator, filename, source, name, node),
    };
    const evaluator: Evaluator = new Evaluator(sourceCode, outside, this.#answers);
    return evaluator;
  }

  #importValues(evaluator: Evaluator, filename: string, source: string, name: string, node: Node): Values {
    const sdk = readSdkSpecifier(source);
    if (sdk) return [sdkExport(evaluator, { kind: 'sdk', entry: sdk.entry, node }, name)];
    const builtin = builtinValues(evaluator, source, name);
    if (builtin) return builtin;
    const { settings } = this.#file;
    if (settings.clients.length > 0) {
      const file = { filename, root: this.#root };
      const declared = declaredClient(evaluator, settings, file, source, name, node);
      if (declared) return [declared];
    }
    const unread: Values = [{ kind: 'imported', source, name, node }];
    if (!settings.followImports) return unread;
    const path = this.#resolve(source, filename);
    const module = path === undefined ? 'unread' : this.#evaluator(path, name);
    if (module === 'unread') return unread;
    return module === 'irrelevant' ? unknown : exportValues(module, name);
  }

  #resolve(source: string, filename: string): string | undefined {
    const key = `${filename}\0${source}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, resolveModule(source, filename, this.#root));
    return this.#resolved.get(key);
  }

  #evaluator(path: string, name: string): Module {
    const known = this.#evaluators.get(path);
    if (known) return known;
    // A module that imports the linted file gets what the editor shows, not what the disk holds.
    const module = path === realPath(this.#file.filename) ? this.linted : this.#read(path, name);
    // What does not export one name may export another.
    if (module !== 'irrelevant') this.#evaluators.set(path, module);
    return module;
  }

  #read(path: string, name: string): Module {
    const text = readText(path);
    // An empty file tells as little as one that cannot be read.
    if (!text) return 'unread';
    if (!canMatter(text) || !mayExport(text, name)) return 'irrelevant';
    const sourceCode = parseModule(path, this.#file.host);
    return sourceCode ? this.#evaluatorOf(sourceCode, path) : 'unread';
  }
}

/** Whether a module's text shows a client, a model's name, a retry, or a way to a module that may have one. */
function canMatter(text: string): boolean {
  return /cohere|command|embed|rerank|aya|retry|retries|\bfrom\s*['"]|require\(/iu.test(text);
}

/** Whether a module's text leaves it possible that it exports a name, itself or for another module. */
function mayExport(text: string, name: string): boolean {
  return name === '*' || text.includes(name) || /\bexport\s*[*=]|\bexports\b/u.test(text);
}
