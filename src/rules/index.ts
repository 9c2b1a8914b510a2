import type { FinishedRule } from '../core/create-rule.js';

/** Every rule by its name, in the order of the go-live checklist. */
export const rules: Readonly<Record<string, FinishedRule>> = {
};
