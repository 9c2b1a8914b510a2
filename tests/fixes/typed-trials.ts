/** The types of all trials: each file as it was and after each change, in one program, with the files beside it. */
import { extname, join, relative } from 'node:path';
import { root } from '../helpers/files.js';
import type { RuntimeProject } from '../helpers/runtime-project.js';
import type { Change } from './changes.js';
import { type Diagnostic, diagnose, isUnused, newAmong } from './diagnostics.js';
import { olderSdk } from './fix-project.js';
import type { Trial } from './trials.js';

/** What TypeScript says about a change and did not say before. */
export interface NewDiagnostics {
  readonly trial: Trial;
  readonly change: Change;
  readonly found: readonly string[];
}

/** Compiles everything once in a project that has the SDK and the helpers. */
export function typeCheck(project: RuntimeProject, trials: readonly Trial[]): NewDiagnostics[] {
  const copies = trials.map((trial, at) => new Copies(project, trial, at));
  const diagnostics = diagnose(new Map(copies.flatMap((copy) => [...copy.files])));
  return copies.flatMap((copy) => copy.newDiagnostics(diagnostics));
}

/** A trial's files, once as they were and once for each change, each time in a folder of their own. */
class Copies {
  readonly files: ReadonlyMap<string, string>;
  readonly #trial: Trial;
  readonly #before: readonly string[];
  readonly #after: readonly (readonly string[])[];

  constructor(project: RuntimeProject, trial: Trial, at: number) {
    const files = new Map<string, string>();
    const copy = (folder: string, code: string): string[] =>
      Object.entries({ ...trial.beside, [pathOf(trial)]: code }).map(([path, text]) => {
        const place = project.path(join(statesOlderSdk(trial) ? olderSdk : '', `trials/${at}`, folder, path));
        files.set(place, text);
        return place;
      });
    this.#trial = trial;
    this.#before = copy('before', trial.subject.code);
    this.#after = trial.changes.map(({ after }, n) => copy(String(n), after));
    this.files = files;
  }

  newDiagnostics(diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): NewDiagnostics[] {
    const trial = this.#trial;
    const of = (paths: readonly string[]): Diagnostic[] => paths.flatMap((path) => diagnostics.get(path) ?? []);
    const before = of(this.#before);
    // A specifier of Deno: nothing of the SDK has a type there.
    if (before.some(({ code, text }) => code === 2307 && text.includes("'npm:"))) return [];
    return trial.changes.map((change, n) => {
      // What a suggestion leaves unused is in front of the one who takes it.
      const after = of(this.#after[n] ?? []).filter((found) => change.fixer === 'fix' || !isUnused(found));
      return { trial, change, found: newAmong(after, before) };
    });
  }
}

/** Where the file stands, from the root; what is a script is called `.cjs`, as the project has modules. */
function pathOf({ subject: { path, sourceType } }: Trial): string {
  const name = relative(root, path);
  return sourceType === 'commonjs' && extname(name) === '.js' ? name.replace(/js$/u, 'cjs') : name;
}

const statesOlderSdk = ({ subject: { settings } }: Trial): boolean =>
  /"sdkVersion":"7\./u.test(JSON.stringify(settings));
