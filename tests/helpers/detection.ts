import probe, { type Shown } from './probe-rule.js';
import { type InvalidCase, testRule } from './rule-tester.js';

/** A file, with marks where the analysis finds something, and what it finds there. */
export interface DetectionCase extends Omit<InvalidCase, 'errors' | 'options' | 'output'> {
  /** What the probe says, in the order of the marks. Nothing: the file has nothing of Cohere's. */
  readonly finds: readonly string[];
}

/** Asserts what the analysis sees in some files, on every engine that can parse them. */
export function testDetection(subject: string, cases: readonly DetectionCase[], show: Shown = 'uses'): void {
  const withOptions = cases.map((testCase) => ({ ...testCase, options: [{ show }] }));
  testRule(`finds ${subject}`, probe, {
    valid: withOptions.filter(({ finds }) => finds.length === 0).map(({ finds, ...testCase }) => testCase),
    invalid: withOptions
      .filter(({ finds }) => finds.length > 0)
      .map(({ finds, ...testCase }) => ({
        ...testCase,
        errors: finds.map((text) => ({ messageId: 'found', data: { text } })),
      })),
  });
}
