/** What an option accepts, in words and as a test. */
export interface OptionRule {
  readonly accepts: string;
  isValid(value: unknown): boolean;
}

export const text: OptionRule = { accepts: 'a string', isValid: (value) => typeof value === 'string' };
export const flag: OptionRule = { accepts: 'true or false', isValid: (value) => typeof value === 'boolean' };
export const callback: OptionRule = { accepts: 'a function', isValid: (value) => typeof value === 'function' };
export const milliseconds: OptionRule = {
  accepts: 'a number of milliseconds, 0 or more',
  isValid: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};

/** The rule for a whole number within bounds. */
export function integer(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): OptionRule {
  const range = maximum === Number.MAX_SAFE_INTEGER ? `${minimum} or more` : `${minimum} to ${maximum}`;
  return {
    accepts: `a whole number, ${range}`,
    isValid: (value) => Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
  };
}

/** The rule for one of several words. */
export function oneOf(values: readonly string[]): OptionRule {
  return {
    accepts: `one of ${values.map((value) => `'${value}'`).join(', ')}`,
    isValid: (value) => values.includes(value as string),
  };
}

/** The rule for whatever one of two rules accepts. */
export function either(first: OptionRule, second: OptionRule): OptionRule {
  return {
    accepts: `${first.accepts}, or ${second.accepts}`,
    isValid: (value) => first.isValid(value) || second.isValid(value),
  };
}

/**
 * Refuses options that do not exist, and values that an option does not accept.
 *
 * @throws {TypeError} Names the option and what is accepted; it never repeats the value, which may be a key.
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
