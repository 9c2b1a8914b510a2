import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../core/ast.js';
import { type FileContext, perFile } from '../core/per-file.js';
import { projectRoot } from '../core/project-root.js';
import { type CohereCall, findCalls } from './calls.js';
import type { CohereClient } from './client.js';
import { Evaluator } from './evaluator.js';
import { importValues } from './modules.js';
import { findSdkVersion, mentionsCohere } from './relevance.js';
import { type SdkRelease, sdkRelease } from './sdk-version.js';
import { type CohereSettings, readSettings } from './settings.js';

/** What the analysis needs of a rule's context. */
export interface AnalysisContext extends FileContext {
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A place that makes a client: `new CohereClientV2(…)`, or `cohere.init(…)` in 5.x and 6.x. */
export interface ClientCreation {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly client: CohereClient;
}

/** How one file uses Cohere: what every rule looks at instead of syntax. */
export interface CohereFile {
  readonly evaluator: Evaluator;
  readonly settings: CohereSettings;
  /** The release of `cohere-ai` that the file runs on. */
  readonly sdk: SdkRelease;
  /** Every creation of a client, in source order. */
  readonly creations: readonly ClientCreation[];
  readonly calls: readonly CohereCall[];
}

/** The analysis of a file, made once for all rules; `undefined` for a file that cannot matter. */
export const cohereFile: (context: AnalysisContext) => CohereFile | undefined = perFile(analyse);

function analyse(context: AnalysisContext): CohereFile | undefined {
  const { sourceCode, filename, cwd } = context;
  const settings = readSettings(context.settings);
  if (!mentionsCohere(sourceCode.text, settings)) return undefined;
  const file = { filename, root: projectRoot(filename, cwd) };
  const evaluator: Evaluator = new Evaluator(sourceCode, {
    importValues: (source, name, node) => importValues(evaluator, settings, file, source, name, node),
  });
  return {
    evaluator,
    settings,
    sdk: sdkRelease(settings.sdkVersion, findSdkVersion(sourceCode.text), filename, settings.followImports),
    creations: findCreations(evaluator),
    calls: findCalls(evaluator),
  };
}

function findCreations(evaluator: Evaluator): readonly ClientCreation[] {
  const { constructions, calls } = evaluator.index;
  const constructed = constructions.flatMap((node): ClientCreation[] => {
    const [value] = evaluator.valuesOf(node);
    return value?.kind === 'client' && value.client.node === node ? [{ node, client: value.client }] : [];
  });
  const initialised = calls.flatMap((node): ClientCreation[] => {
    const [value] = evaluator.valuesOf(unwrap(node.callee));
    return value?.kind === 'method' && value.endpoint === 'init' ? [{ node, client: value.client }] : [];
  });
  return [...constructed, ...initialised].sort((a, b) => a.node.range[0] - b.node.range[0]);
}
