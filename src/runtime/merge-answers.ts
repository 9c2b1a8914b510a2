/**
 * One answer made of the answers to several batches: numbers (what was billed) are summed, lists (embeddings, texts)
 * joined in order, objects merged field by field, and of anything else (`id`) the first is kept.
 */
export function mergeAnswers(answers: readonly unknown[]): unknown {
  const [first] = answers;
  if (typeof first === 'number') return (answers as number[]).reduce((sum, value) => sum + value, 0);
  if (Array.isArray(first)) return answers.flat();
  if (typeof first !== 'object' || first === null) return first;
  const names = new Set(answers.flatMap((answer) => Object.keys(answer as object)));
  return Object.fromEntries([...names].map((name) => [name, mergeAnswers(fieldsNamed(name, answers))]));
}

function fieldsNamed(name: string, answers: readonly unknown[]): unknown[] {
  return answers.map((answer) => (answer as Record<string, unknown>)[name]).filter((field) => field !== undefined);
}
