import {
  type Model,
  type ModelConcern,
  type ModelPlatform,
  type ModelStatus,
  type Source,
  type SourceKey,
  effectiveStatus,
  modelConcern,
  models,
  sources,
} from '../../src/catalog/index.js';

type Row = readonly string[];

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string): string => `\`${text}\``;

/** Which sources say so, as links into the list at the end of the page. */
const cited = ({ sources: keys }: Model): string => keys.map((key) => `[${key}](#${key})`).join(', ');

const uses = ({ endpoints }: Model): string => endpoints.join(', ') || '–';

const documentedWords: Readonly<Record<ModelStatus, string>> = {
  live: 'listed',
  'likely-live': 'in an older list',
  'live-undocumented': 'not listed',
  deprecated: 'deprecated',
  shutdown: 'shut down',
  unlisted: 'taken off the list',
  'removed-undocumented': 'taken off the list',
  'weights-only': 'weights only',
  'not-an-api-id': 'never an ID',
  invalid: 'never an ID',
};

function documentedText({ documented: { status, deprecatedOn, shutdownOn } }: Model): string {
  const word = documentedWords[status];
  if (status === 'deprecated') return [word, deprecatedOn].filter(Boolean).join(' ');
  return [[word, shutdownOn].filter(Boolean).join(' '), deprecatedOn && `deprecated ${deprecatedOn}`]
    .filter(Boolean)
    .join(', ');
}

function observedText({ observed }: Model): string {
  if (!observed) return '–';
  const { status, on, answer, assumedFrom } = observed;
  const verb = status === 'live' ? 'answered' : 'refuses';
  const day = on && (status === 'live' ? `on ${on}` : `since ${on}`);
  const seen = [verb, day, answer && `(“${answer}”)`, assumedFrom && `as was seen for ${code(assumedFrom)}`];
  return seen.filter(Boolean).join(' ');
}

const successorsText = ({ replacements = [] }: Model): string => replacements.map(code).join(', ') || '–';

function statusRow(model: Model): Row {
  const { id, dropIn } = model;
  const clocks = [documentedText(model), observedText(model)];
  return [
    code(id),
    uses(model),
    ...clocks,
    successorsText(model),
    dropIn === undefined ? '' : code(dropIn),
    cited(model),
  ];
}

const statusHead = ['ID', 'For', 'Documentation', 'The API', 'Use instead', '`--fix` writes', 'Sources'];

function currentTable(current: readonly Model[]): string {
  const rows = current.map((model) => [
    code(model.id),
    uses(model),
    documentedText(model),
    model.productionKey?.limit ?? 'not documented',
    cited(model),
  ]);
  return table(['ID', 'For', 'Documentation', 'With a production key', 'Sources'], rows);
}

const on = (platform: ModelPlatform): readonly Model[] => models.filter((model) => model.platform === platform);

function withConcern(all: readonly Model[], ...concerns: readonly (ModelConcern | undefined)[]): readonly Model[] {
  return all.filter((model) => concerns.includes(modelConcern(model)));
}

/** The clocks disagree where the API was seen to do something else than the documentation says. */
function disagreeing(all: readonly Model[]): readonly Model[] {
  return all.filter((model) => model.observed && effectiveStatus(model).status !== model.documented.status);
}

function sourceLine([key, { title, url, date }]: [string, Source]): string {
  const name = url === undefined ? title : `[${title}](${url})`;
  return `- <a id="${key}"></a>${code(key)}: ${name}${date === undefined ? '' : `, ${date}`}`;
}

function sourceList(): string {
  const keys = new Set<string>(models.flatMap((model): readonly SourceKey[] => model.sources));
  return Object.entries<Source>(sources)
    .filter(([key]) => keys.has(key))
    .map(sourceLine)
    .join('\n');
}

/** The page that shows what the catalog knows of every model. */
export function modelsPage(): string {
  const cohere = on('cohere');
  const bedrock = on('bedrock');
  return `# Models

\`npm run docs\` writes this page from \`src/catalog\`. [\`no-deprecated-model\`](rules/no-deprecated-model.md) judges by it;
a project adds to it, or overrules it, with [\`settings.cohere.models\`](settings.md).

A model has two clocks: what Cohere's documentation says of it, and what the API was seen to answer. Where both are
known, the API's counts. A day is the day from which a status holds.

## Where the two clocks disagree

${table(
  ['ID', 'Documentation', 'The API'],
  disagreeing(cohere).map((model) => [code(model.id), documentedText(model), observedText(model)]),
)}

## Current models

${currentTable(withConcern(cohere, undefined))}

## Gone or deprecated

${table(statusHead, withConcern(cohere, 'gone', 'deprecated').map(statusRow))}

## Without a fixed version

${table(statusHead, withConcern(cohere, 'floating').map(statusRow))}

## Never an ID

Slugs of gateways, drafts, and names of weights on Hugging Face.

${table(statusHead, withConcern(cohere, 'never-an-id', 'weights-only').map(statusRow))}

## Amazon Bedrock

Bedrock has IDs and a clock of its own.

${table(statusHead, bedrock.map(statusRow))}

## Other platforms

No rule judges these: the SDK does not say which of these platforms an endpoint belongs to.

${table(
  ['Platform', ...statusHead],
  [...on('azure'), ...on('oci'), ...on('openrouter')].map((model) => [model.platform, ...statusRow(model)]),
)}

## Sources

${sourceList()}
`;
}
