/** What an option accepts, in words and as a test. */
export interface OptionRule {
  readonly accepts: string;
  isValid(value: unknown): boolean;
}

export const flag: OptionRule = { accepts: 'true or false', isValid: (value) => typeof value === 'boolean' };
export const callback: OptionRule = { accepts: 'a function', isValid: (value) => typeof value === 'function' };
export const abortSignal: OptionRule = {
  accepts: 'an AbortSignal',
  isValid: (value) => typeof (value as AbortSignal | null)?.addEventListener === 'function',
};

/** The rule for a whole number, at least `minimum`. */
export function integer(minimum: number): OptionRule {
  return {
    accepts: `a whole number, ${minimum} or more`,
    isValid: (value) => Number.isSafeInteger(value) && (value as number) >= minimum,
  };
}

/** The rule for a duration. A timer cannot wait longer than 2^31 - 1 milliseconds (24.8 days). */
export function milliseconds(minimum: number): OptionRule {
  const maximum = 2 ** 31 - 1;
  return {
    accepts: `milliseconds, ${minimum} to ${maximum}`,
    isValid: (value) => typeof value === 'number' && value >= minimum && value <= maximum,
  };
}

/**
 * Refuses options that do not exist, and values that an option does not accept.
 *
 * @throws {TypeError} Names the option and what is accepted; it never repeats the value, which may be secret.
 */
export function checkOptions(owner: string, options: unknown, rules: Readonly<Record<string, OptionRule>>): void {
  if (options === null || typeof options !== 'object') throw new TypeError(`${owner}: the options must be an object`);
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new TypeError(`${owner}: unknown option "${name}"; accepted: ${Object.keys(rules).join(', ')}`);
    if (value !== undefined && !rule.isValid(value)) {
      throw new TypeError(`${owner}: option "${name}" must be ${rule.accepts}`);
    }
  }
}
