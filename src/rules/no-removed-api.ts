import type { CohereCall } from '../analysis/calls.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { moveOfCall } from '../analysis/migrate/index.js';
import { placeOf } from '../analysis/place.js';
import { requestFields } from '../analysis/requests/required-field.js';
import { type ImportedName, type SdkImport, sdkImports } from '../analysis/project/sdk-imports.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { clientClasses, endpoints, entryPoints, isInRange, rootExports, sdkVersions } from '../catalog/index.js';
import type { Node } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { replaceText } from '../core/fixes.js';

type MessageIds = 'endpoint' | 'parameter' | 'deepImport' | 'awsElsewhere' | 'noAwsEntry' | 'importFrom' | 'migrate';

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-removed-api',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow endpoints, parameters and import paths that are gone',
      preset: 'recommended',
      checklist: 'removed-api',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      endpoint: '`{{method}}()` was removed from the API on {{on}}: every call fails. Move to {{successor}}.',
      parameter: '`{{key}}` is deprecated in the v1 API and does not exist in v2. Remove it.',
      deepImport:
        'The SDK exports no `{{path}}` from 8.0.0 on, and {{version}} is in use: the import fails with `ERR_PACKAGE_PATH_NOT_EXPORTED`. Import from `cohere-ai`.',
      awsElsewhere:
        '`{{name}}` is no export of `cohere-ai` {{version}}: it is `undefined` here. Import it from `cohere-ai/aws`.',
      noAwsEntry:
        '`cohere-ai/aws` exists from 8.0.0 on, and {{version}} is in use: the import fails with `MODULE_NOT_FOUND`. Import from `cohere-ai`.',
      importFrom: 'Import from `{{path}}`.',
      migrate: 'Move the call to `{{method}}` of v2{{models}}.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    /** Calls may share a request: each of its keys is reported once. */
    const reported = new Set<Node>();

    function importFrom(source: SdkImport['source'], path: string) {
      return [
        { messageId: 'importFrom', data: { path }, fix: (fixer) => replaceText(sourceCode, fixer, source, path) },
      ] satisfies Parameters<typeof context.report>[0]['suggest'];
    }

    function checkImport({ source, text, entry, names }: SdkImport, { sdk: { version } }: CohereFile): void {
      if (entry === 'root') {
        for (const name of names ?? []) checkName(name, source, names, version);
      } else if (entry === 'aws') {
        if (isInRange(version, entryPoints['cohere-ai/aws']!)) return;
        context.report({
          node: source,
          messageId: 'noAwsEntry',
          data: { version },
          suggest: importFrom(source, 'cohere-ai'),
        });
      } else if (!isInRange(version, entryPoints['cohere-ai/*']!)) {
        const isInRoot = names?.every(({ name }) => rootExports.includes(name));
        const suggest = isInRoot ? importFrom(source, 'cohere-ai') : [];
        context.report({ node: source, messageId: 'deepImport', data: { path: text, version }, suggest });
      }
    }

    function checkName(
      { name, node }: ImportedName,
      source: SdkImport['source'],
      all: SdkImport['names'],
      version: string,
    ): void {
      if (!isAwsOnly(name, version)) return;
      const canMove = all?.every((other) => isAwsOnly(other.name, version));
      const suggest = canMove ? importFrom(source, 'cohere-ai/aws') : [];
      context.report({ node, messageId: 'awsElsewhere', data: { name, version }, suggest });
    }

    function checkCall(call: CohereCall, file: CohereFile): void {
      const { removed, brokenOnV2 } = endpoints[call.endpoint]!;
      const [{ api }] = call.clients;
      // `no-broken-v2-method` says more about these.
      const isBroken = api === 'v2' && brokenOnV2 && isInRange(file.sdk.version, brokenOnV2);
      if (removed && !isBroken) {
        const { on, successor } = removed;
        const move = moveOfCall(call, file, context.filename);
        context.report({
          node: call.name,
          messageId: 'endpoint',
          data: { method: call.endpoint, on, successor },
          suggest: move ? [{ messageId: 'migrate', data: move.data, fix: move.fix }] : [],
        });
      }
      for (const [key, { deprecated }] of Object.entries(requestFields(call))) {
        const field = deprecated ? call.request.field(key) : undefined;
        const node = field && placeOf(file, call, field, field.key);
        if (!node || reported.has(node)) continue;
        reported.add(node);
        context.report({ node, messageId: 'parameter', data: { key } });
      }
    }

    return visitCohere(context, {
      file(file) {
        for (const found of sdkImports(file)) checkImport(found, file);
      },
      call: checkCall,
    });
  },
});

/** Whether a release has a class in `cohere-ai/aws` and not in `cohere-ai`. */
function isAwsOnly(name: string, version: string): boolean {
  const { root, aws } = Object.hasOwn(clientClasses, name) ? clientClasses[name]!.exportedFrom : {};
  if (!aws || !isInRange(version, { since: sdkVersions.exportsMap })) return false;
  return !root || !isInRange(version, root);
}

export default rule;
