import type { TSESLint } from '@typescript-eslint/utils';
import { type Node, walk } from './ast.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The part of ESLint's way through a file that enters or leaves a node, or calls a method. */
interface Step {
  readonly phase?: 1 | 2;
  readonly target: Node;
}

/** Calls `visit` for every node of a file, in source order. */
export function walkFile(sourceCode: SourceCode, visit: (node: Node) => void): void {
  // ESLint keeps the way that it went through the file, which is several times as fast to go again as to find.
  const { traverse } = sourceCode as { readonly traverse?: () => Iterable<Step> };
  if (!traverse) return walk(sourceCode.ast, sourceCode.visitorKeys, visit);
  for (const { phase, target } of traverse.call(sourceCode)) if (phase === 1) visit(target);
}
