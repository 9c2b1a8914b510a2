import { type Values, isSame, unknown } from './values.js';

/** No real code nests definitions this deep; generated code may, and the stack is finite. */
const maxDepth = 200;

/** The largest files that use Cohere ask a tenth of that; compilers in one file, where all calls all, have no end. */
export const maxQuestions = 10_000;

/** Circles of real code settle in two or three rounds. */
const maxRounds = 10;

/**
 * Answers to questions that may lean on each other, each kept once it is certain. Questions that lean on each other in
 * a circle are asked again, each time with what the round before found, until nothing changes.
 */
export class Answers {
  readonly #certain = new Map<object, Values>();
  readonly #members = new Map<object, Map<string | undefined, object>>();
  /** The questions under way, and how deep they stand in each other. */
  readonly #open = new Map<object, number>();
  /** The questions of open circles that this round has answered, and the outermost depth that each leans on. */
  readonly #answered = new Map<object, number>();
  /** The same, in the order of their answers. */
  readonly #waiting: object[] = [];
  /** What the questions of open circles gave last. */
  readonly #assumed = new Map<object, Values>();
  #asked = 0;
  /** How often an assumption turned out to be another one. */
  #changes = 0;
  /** The outermost depth that the question under way leans on. */
  #leansOn = Infinity;

  /** The question what something holds under a name: always the same object for the same two. */
  memberOf(holder: object, name: string | undefined): object {
    const members = this.#members.get(holder) ?? new Map<string | undefined, object>();
    this.#members.set(holder, members);
    const question = members.get(name) ?? {};
    members.set(name, question);
    return question;
  }

  /**
   * The answer to a question, which `compute` finds where it is not certain yet. No value at all is an answer within
   * another question only: whoever asks from outside gets `unknown`.
   */
  get(question: object, compute: () => Values): Values {
    const values = this.#find(question, compute);
    return values.length === 0 && this.#open.size === 0 ? unknown : values;
  }

  #find(question: object, compute: () => Values): Values {
    const known = this.#certain.get(question);
    if (known) return known;
    const leansOn = this.#open.get(question) ?? this.#answered.get(question);
    if (leansOn !== undefined) {
      this.#leansOn = Math.min(this.#leansOn, leansOn);
      return this.#assumed.get(question) ?? [];
    }
    const depth = this.#open.size;
    if (depth > maxDepth || this.#asked > maxQuestions) return unknown;
    const outer = this.#leansOn;
    const values = this.#settle(question, depth, compute);
    this.#leansOn = Math.min(outer, this.#leansOn);
    return values;
  }

  #settle(question: object, depth: number, compute: () => Values): Values {
    const circle = this.#waiting.length;
    for (let round = 1; round <= maxRounds; round++) {
      const changes = this.#changes;
      const values = this.#ask(question, depth, compute);
      if (this.#leansOn < depth) {
        // It belongs to a circle around it, which is settled there.
        this.#answered.set(question, this.#leansOn);
        this.#waiting.push(question);
        return values;
      }
      const isSettled = this.#leansOn > depth || this.#changes === changes;
      this.#leansOn = Infinity;
      const members = this.#waiting.splice(circle);
      for (const member of members) this.#answered.delete(member);
      if (!isSettled) continue;
      for (const member of members) this.#certain.set(member, this.#assumed.get(member)!);
      this.#certain.set(question, values);
      return values;
    }
    this.#certain.set(question, unknown);
    return unknown;
  }

  #ask(question: object, depth: number, compute: () => Values): Values {
    this.#asked++;
    this.#leansOn = Infinity;
    this.#open.set(question, depth);
    const values = compute();
    this.#open.delete(question);
    if (this.#leansOn <= depth) this.#assume(question, values);
    return values;
  }

  #assume(question: object, values: Values): void {
    const before = this.#assumed.get(question);
    const isUnchanged = before?.length === values.length && values.every((value, at) => isSame(value, before[at]!));
    if (isUnchanged) return;
    this.#assumed.set(question, values);
    this.#changes++;
  }
}
