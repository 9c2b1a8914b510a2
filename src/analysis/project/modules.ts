import { dirname, relative, resolve, sep } from 'node:path';
import type { Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { ClientSetting, CohereSettings } from './settings.js';
import { type Value, clientValue } from '../evaluator/values.js';

/** The SDK class that each word of `settings.cohere.clients[].client` stands for. */
const settingClasses = {
  init: 'init',
  v1: 'CohereClient',
  v2: 'CohereClientV2',
  bedrock: 'BedrockClient',
  'bedrock-v2': 'BedrockClientV2',
  sagemaker: 'SagemakerClient',
  'sagemaker-v2': 'SagemakerClientV2',
} as const satisfies Record<ClientSetting['client'], string>;

/** The file that imports, and the folder that paths in the settings start from. */
export interface ImportingFile {
  readonly filename: string;
  readonly root: string;
}

/** The client, or the factory of one, that the settings say an import gives. */
export function declaredClient(
  evaluator: Evaluator,
  settings: CohereSettings,
  file: ImportingFile,
  source: string,
  name: string,
  node: Node,
): Value | undefined {
  const declared = settings.clients.find(
    (setting) => namesModule(setting.module, source, file) && namesExport(setting.export, name, node),
  );
  if (!declared) return undefined;
  const isOnOwnEndpoint = declared.ownEndpoint;
  const client = evaluator.client(node, settingClasses[declared.client], 'setting', { isOnOwnEndpoint });
  return declared.factory ? { kind: 'factory', client } : clientValue(client);
}

function namesExport(setting: string, name: string, node: Node): boolean {
  if (name !== '*') return setting === name || setting === '*';
  // The object of a CommonJS module is its default export.
  const isCommonJs = node.type === 'TSImportEqualsDeclaration' || node.parent?.type === 'CallExpression';
  return setting === 'default' && isCommonJs;
}

/** Whether a setting means the module of an import: as written there, or as a path from the root. */
function namesModule(setting: string, source: string, { filename, root }: ImportingFile): boolean {
  if (setting === source) return true;
  if (!source.startsWith('.')) return false;
  const path = relative(root, resolve(dirname(filename), source))
    .split(sep)
    .join('/');
  return withoutExtension(path) === withoutExtension(setting.replace(/^\.\//u, ''));
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/u, '').replace(/\/index$/u, '');
}
