import type { TSESTree } from '@typescript-eslint/utils';
import type { ParsingHost } from '../core/parsed-module.js';
import { lastAnswer, perFile } from '../core/per-file.js';
import { type CohereCall, type MethodCall, findMethodCalls, readRequest } from './calls.js';
import { isFromElsewhere } from './candidates.js';
import type { CohereClient } from './client.js';
import { Evaluator } from './evaluator/evaluator.js';
import { Project } from './project/project.js';
import { findSdkVersion, mentionsCohere } from './project/relevance.js';
import { type SdkRelease, sdkRelease } from './project/sdk-version.js';
import { type CohereSettings, isTestFile, readSettings } from './project/settings.js';

/** What the analysis needs of a rule's context. */
export interface AnalysisContext extends ParsingHost {
  /** The file on disk: a part of a file, such as a code block, has a name of its own. */
  readonly physicalFilename: string;
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
  /** Whether markup, which no rule sees everywhere, may use what the file declares. */
  readonly isComponent: boolean;
  /** Whether it is one of the project's test files. */
  readonly isTest: boolean;
  /** The release of `cohere-ai` that the file runs on. */
  readonly sdk: SdkRelease;
  /** Every creation of a client, in source order. */
  readonly creations: readonly ClientCreation[];
  readonly calls: readonly CohereCall[];
}

/**
 * Whether a file can matter to any rule, by its text.
 *
 * @throws {Error} for malformed settings
 */
export function canMatter({ sourceCode, settings }: AnalysisContext): boolean {
  return textMatters(sourceCode.text, settings);
}

const textMatters = lastAnswer((text: string, settings: AnalysisContext['settings']) =>
  mentionsCohere(text, readSettings(settings)),
);

/** The analysis of a file, made once for all rules. */
export const cohereFile: (context: AnalysisContext) => CohereFile = perFile(analyse);

function analyse(context: AnalysisContext): CohereFile {
  const { sourceCode, physicalFilename: filename, cwd } = context;
  const settings = readSettings(context.settings);
  const { linted: evaluator } = new Project({ host: context, filename, cwd, settings });
  const methodCalls = findMethodCalls(evaluator);
  // Found out only when a rule asks: both take their time.
  let isTest: boolean | undefined;
  let sdk: SdkRelease | undefined;
  return {
    evaluator,
    settings,
    isComponent: /\.(?:vue|svelte|astro)$/u.test(filename),
    get isTest() {
      isTest ??= isTestFile(filename, cwd, settings);
      return isTest;
    },
    get sdk() {
      sdk ??= sdkRelease(settings.sdkVersion, findSdkVersion(sourceCode.text), filename, settings.followImports);
      return sdk;
    },
    creations: [...constructions(evaluator), ...methodCalls.flatMap(initialisation)].sort(bySource),
    calls: methodCalls.filter((call) => !isInit(call)).map((call) => readRequest(evaluator, call)),
  };
}

function constructions(evaluator: Evaluator): readonly ClientCreation[] {
  return evaluator.index.constructions.flatMap((node): ClientCreation[] => {
    const [value, ...others] = isFromElsewhere(evaluator.sourceCode, node.callee) ? [] : evaluator.valuesOf(node);
    return value?.kind === 'client' && others.length === 0 ? [{ node, client: value.client }] : [];
  });
}

/** `cohere.init()` makes a client, and calls nothing. */
function initialisation(call: MethodCall): readonly ClientCreation[] {
  const {
    node,
    methods: [{ client }],
  } = call;
  return isInit(call) ? [{ node, client }] : [];
}

function isInit({ methods: [{ endpoint }] }: MethodCall): boolean {
  return endpoint === 'init';
}

function bySource(a: ClientCreation, b: ClientCreation): number {
  return a.node.range[0] - b.node.range[0];
}
