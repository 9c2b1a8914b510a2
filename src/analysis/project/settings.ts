import { parse, relative } from 'node:path';
import type { IsoDate, ModelEndpoint, ModelOverride } from '../../catalog/index.js';
import { modelEndpoints } from '../../catalog/index.js';
import { matchesGlobs } from '../../core/globs.js';

/** Which client an export of a local module is. */
export type ClientKind = (typeof clientKinds)[number];

/** A module that gives a client to the files that import it. */
export interface ClientSetting {
  /** As imports write it, or a path from the root. */
  readonly module: string;
  /** The export's name; `*` stands for all. Default: `'default'`. */
  readonly export: string;
  readonly client: ClientKind;
  /** The export is a function that returns the client. Default: `false`. */
  readonly factory: boolean;
  /** The client's `baseUrl` is not Cohere's, so that no model status holds. Default: `false`. */
  readonly ownEndpoint: boolean;
}

/** `settings.cohere`, checked, with every default filled in. */
export interface CohereSettings {
  /** Default: none. */
  readonly clients: readonly ClientSetting[];
  /** What the project knows of models, by ID. Default: nothing. */
  readonly models: Readonly<Record<string, ModelOverride>>;
  /** Names of functions that handle what their callback throws. Default: none. */
  readonly wrappers: readonly string[];
  /** Globs, from the working directory. Default: `defaultTestFiles`. */
  readonly testFiles: readonly string[];
  /** Whether local modules are read. Default: `true`. */
  readonly followImports: boolean;
  /** The release of `cohere-ai` to assume; left out: the installed one. */
  readonly sdkVersion?: string;
}

const clientKinds = ['init', 'v1', 'v2', 'bedrock', 'bedrock-v2', 'sagemaker', 'sagemaker-v2'] as const;
const modelStatuses = ['live', 'deprecated', 'shutdown'] as const;

/** The usual places and names of tests, specs, end-to-end tests, mocks and fixtures. */
export const defaultTestFiles: readonly string[] = [
  '**/*[._-]{test,spec,e2e,cy,mock,fixture}.*',
  '**/{test,tests,__tests__,spec,specs,e2e,cypress,mocks,__mocks__,fixtures,__fixtures__}/**',
  '**/{jest,vitest}.setup.*',
];

const defaults: CohereSettings = Object.freeze({
  clients: Object.freeze([]),
  models: Object.freeze({}),
  wrappers: Object.freeze([]),
  testFiles: Object.freeze(defaultTestFiles),
  followImports: true,
});

/**
 * Reads `settings.cohere`.
 *
 * @param settings the `settings` of the configuration
 * @returns frozen settings, with every default filled in
 * @throws {Error} for an unknown key or a wrong value; the message names the full path and what is accepted, and never
 *   shows the value
 */
export function readSettings(settings: unknown): CohereSettings {
  const given = isObject(settings) ? settings['cohere'] : undefined;
  if (given === undefined) return defaults;
  const path = 'settings.cohere';
  const cohere = record(given, path, ['clients', 'models', 'wrappers', 'testFiles', 'followImports', 'sdkVersion']);
  return Object.freeze({
    clients: optional(cohere, 'clients', path, clients) ?? defaults.clients,
    models: optional(cohere, 'models', path, models) ?? defaults.models,
    wrappers: optional(cohere, 'wrappers', path, texts) ?? defaults.wrappers,
    testFiles: optional(cohere, 'testFiles', path, texts) ?? defaults.testFiles,
    followImports: optional(cohere, 'followImports', path, flag) ?? defaults.followImports,
    ...present('sdkVersion', optional(cohere, 'sdkVersion', path, release)),
  });
}

/** Whether a file is one of the project's test files. Files outside `cwd` are matched by their whole path. */
export function isTestFile(filename: string, cwd: string, settings: CohereSettings): boolean {
  const fromCwd = relative(cwd, filename).replaceAll('\\', '/');
  const isOutside = fromCwd.startsWith('../') || parse(fromCwd).root !== '';
  const path = isOutside ? filename.slice(parse(filename).root.length).replaceAll('\\', '/') : fromCwd;
  return matchesGlobs(path, settings.testFiles);
}

function clients(value: unknown, path: string): readonly ClientSetting[] {
  return list(value, path, (entry, entryPath) => {
    const client = record(entry, entryPath, ['module', 'export', 'client', 'factory', 'ownEndpoint']);
    return Object.freeze({
      module: text(client['module'], `${entryPath}.module`),
      export: optional(client, 'export', entryPath, text) ?? 'default',
      client: oneOf(client['client'], `${entryPath}.client`, clientKinds),
      factory: optional(client, 'factory', entryPath, flag) ?? false,
      ownEndpoint: optional(client, 'ownEndpoint', entryPath, flag) ?? false,
    });
  });
}

function models(value: unknown, path: string): Readonly<Record<string, ModelOverride>> {
  if (!isObject(value)) throw wrong(path, value, 'an object of models by ID');
  return Object.freeze(
    Object.fromEntries(
      Object.entries(value).map(([id, override]) => [id, model(override, `${path}[${JSON.stringify(id)}]`, id)]),
    ),
  );
}

function model(value: unknown, path: string, id: string): ModelOverride {
  const override = record(value, path, ['status', 'endpoints', 'since', 'replacement', 'dropIn']);
  const replacement = optional(override, 'replacement', path, text);
  const dropIn = optional(override, 'dropIn', path, flag);
  if (replacement === id) throw new Error(`${path}.replacement is the model itself; accepted: another model's ID.`);
  if (dropIn && replacement === undefined) throw wrong(`${path}.replacement`, undefined, 'an ID, because of dropIn');
  return Object.freeze({
    status: oneOf(override['status'], `${path}.status`, modelStatuses),
    ...present('endpoints', optional(override, 'endpoints', path, endpoints)),
    ...present('since', optional(override, 'since', path, day)),
    ...present('replacement', replacement),
    ...present('dropIn', dropIn),
  });
}

function endpoints(value: unknown, path: string): readonly ModelEndpoint[] {
  return list(value, path, (entry, entryPath) => oneOf(entry, entryPath, modelEndpoints));
}

function texts(value: unknown, path: string): readonly string[] {
  return list(value, path, text);
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(path, value, 'a string that is not empty');
  return value;
}

function flag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw wrong(path, value, 'true or false');
  return value;
}

function release(value: unknown, path: string): string {
  if (typeof value !== 'string' || !/^\d+\.\d+\.\d+(?:[-+].+)?$/.test(value)) {
    throw wrong(path, value, "a release like '8.1.0'");
  }
  return value;
}

/** A day that the calendar has: JavaScript's own parser takes February 31 for March 3. */
function day(value: unknown, path: string): IsoDate {
  const isDay =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value);
  if (!isDay) throw wrong(path, value, 'a day like 2026-04-04');
  return value as IsoDate;
}

function oneOf<T extends string>(value: unknown, path: string, accepted: readonly T[]): T {
  const found = accepted.find((candidate) => candidate === value);
  if (found === undefined) throw wrong(path, value, accepted.map((candidate) => `'${candidate}'`).join(', '));
  return found;
}

function list<T>(value: unknown, path: string, read: (entry: unknown, path: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw wrong(path, value, 'a list');
  return Object.freeze(value.map((entry, index) => read(entry, `${path}[${index}]`)));
}

function record(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw wrong(path, value, `an object with the keys ${keys.join(', ')}`);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${path}.${unknown} is an unknown key; accepted: ${keys.join(', ')}.`);
  return value;
}

/** A key that is missing or `undefined` has its default. */
function optional<T>(
  from: Readonly<Record<string, unknown>>,
  key: string,
  path: string,
  read: (value: unknown, path: string) => T,
): T | undefined {
  return from[key] === undefined ? undefined : read(from[key], `${path}.${key}`);
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
}

function wrong(path: string, value: unknown, accepted: string): Error {
  return new Error(`${path} is ${kindOf(value)}; accepted: ${accepted}.`);
}

/** What a value is, without showing it: settings may hold what nobody meant to print. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `another ${typeof value}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
