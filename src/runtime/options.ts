/** What an option accepts, in words and as a test. */
export interface OptionRule {
  readonly accepts: string;
  isValid(value: unknown): boolean;
}

export const flag: OptionRule = { accepts: 'true or false', isValid: (value) => typeof value === 'boolean' };
export const callback: OptionRule = { accepts: 'a function', isValid: (value) => typeof value === 'function' };
export const text: OptionRule = {
  accepts: 'a string that is not empty',
  isValid: (value) => typeof value === 'string' && value !== '',
};
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

/** The longest time that a timer can wait, in milliseconds (24.8 days); with a longer one it fires at once. */
export const longestTimerMs: number = 2 ** 31 - 1;

/** The rule for a duration. */
export function milliseconds(minimum: number): OptionRule {
  return {
    accepts: `milliseconds, ${minimum} to ${longestTimerMs}`,
    isValid: (value) => typeof value === 'number' && value >= minimum && value <= longestTimerMs,
  };
}

/** The rule for a limit of time, which can be taken away. */
export const timeLimit: OptionRule = either(milliseconds(1), {
  accepts: 'Infinity for no limit',
  isValid: (value) => value === Infinity,
});

/** The rule for a share of a whole. */
export const share: OptionRule = {
  accepts: 'a number from 0 to 1',
  isValid: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};

/** The rule for one of several words. */
export function oneOf(...words: readonly string[]): OptionRule {
  return {
    accepts: words.map((word) => `'${word}'`).join(' or '),
    isValid: (value) => words.includes(value as string),
  };
}

/** The rule for an object with certain methods, whichever class or copy of this package made it. */
export function objectWith(accepts: string, ...methods: readonly string[]): OptionRule {
  return {
    accepts,
    isValid: (value) =>
      methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === 'function'),
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
 * Refuses a client that a helper cannot use.
 *
 * @throws {TypeError} Names the method that is missing.
 */
export function checkClient(owner: string, client: unknown, method: string): void {
  const isClient = typeof (client as Record<string, unknown> | null | undefined)?.[method] === 'function';
  if (!isClient) throw new TypeError(`${owner}: the client must have a method '${method}'`);
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
