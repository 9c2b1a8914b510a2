import type { RuleListener } from '../core/create-rule.js';
import type { CohereCall } from './calls.js';
import { type AnalysisContext, type ClientCreation, type CohereFile, canMatter, cohereFile } from './cohere-file.js';
import { namesCohere } from './project/relevance.js';

/** What a rule wants to see of a file. */
export interface CohereVisitor {
  /** Called once for a file that can matter. */
  readonly file?: (file: CohereFile) => void;
  /** Called for every place that makes a client. */
  readonly creation?: (creation: ClientCreation, file: CohereFile) => void;
  /** Called for every call of an endpoint's method. */
  readonly call?: (call: CohereCall, file: CohereFile) => void;
}

/** Lets a rule see what a file does with Cohere, instead of its syntax. */
export function visitCohere(context: AnalysisContext, visitor: CohereVisitor): RuleListener {
  // A rule may look at files that cannot matter for something else.
  if (!canMatter(context)) return {};
  return {
    Program() {
      const file = cohereFile(context);
      if (!hasCohere(file)) return;
      visitor.file?.(file);
      if (visitor.creation) for (const creation of file.creations) visitor.creation(creation, file);
      if (visitor.call) for (const call of file.calls) visitor.call(call, file);
    },
  };
}

/** Whether a file has anything of Cohere's: `chat` in files that do not name it is mostly somebody else's. */
function hasCohere({ calls, creations, settings, evaluator }: CohereFile): boolean {
  // What the settings call a client has any name.
  const isUsed = calls.length > 0 || creations.length > 0 || settings.clients.length > 0;
  return isUsed || namesCohere(evaluator.sourceCode.text);
}
