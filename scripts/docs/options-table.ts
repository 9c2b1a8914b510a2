import type { Rule } from 'eslint';

type Schema = Extract<Rule.RuleMetaData['schema'], readonly unknown[]>[number];

/** The options of a rule by name; each rule takes one object of them at most. */
export function optionSchemas({ schema }: Rule.RuleMetaData): Record<string, Schema> {
  const [options] = Array.isArray(schema) ? schema : [];
  return options?.properties ?? {};
}

/** A type as a reader of the page writes it: `"a" \| "b"`, `string[]`, `integer ≥ 1`. */
function typeText(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' \\| ');
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' \\| ');
  if (schema.type === 'array') {
    const item = typeText(schema.items as Schema);
    return item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  const bounds = [
    ...(schema.minimum === undefined ? [] : [`≥ ${schema.minimum}`]),
    ...(schema.maximum === undefined ? [] : [`≤ ${schema.maximum}`]),
  ];
  return [String(schema.type), ...bounds].join(' ');
}

/** The options of a rule as a Markdown table, from its schema and its defaults. */
export function optionsTable(meta: Rule.RuleMetaData): string {
  const options = Object.entries(optionSchemas(meta));
  if (options.length === 0) return 'This rule has no options.';
  const defaults = (meta.defaultOptions?.[0] ?? {}) as Record<string, unknown>;
  const rows = options.map(([name, schema]) => {
    const value = name in defaults ? `\`${JSON.stringify(defaults[name])}\`` : '–';
    return `| \`${name}\` | ${typeText(schema)} | ${value} | ${schema.description} |`;
  });
  return ['| Option | Type | Default | What it does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
