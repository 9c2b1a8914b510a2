import { describe, expect, it, vi } from 'vitest';
import { Answers, maxQuestions } from '../../src/analysis/evaluator/answers.js';
import { type Value, type Values, union, unknown } from '../../src/analysis/evaluator/values.js';

const value = (name: string): Value => ({ kind: 'global', name });

/** Questions by name, each of which gives its own value and whatever the questions that it leans on give. */
function questions(leanings: Readonly<Record<string, readonly string[]>>) {
  const answers = new Answers();
  const keys = new Map(Object.keys(leanings).map((name) => [name, { name }]));
  const compute = vi.fn((name: string): Values => union([value(name)], ...leanings[name]!.map(ask)));
  function ask(name: string): Values {
    return answers.get(keys.get(name)!, () => compute(name));
  }
  return {
    ask,
    compute,
    names: (name: string) =>
      ask(name)
        .map((found) => 'name' in found && found.name)
        .sort(),
  };
}

describe('Answers', () => {
  it('computes each answer once', () => {
    const { ask, compute } = questions({ a: ['b', 'b'], b: [] });
    expect(ask('a')).toBe(ask('a'));
    expect(ask('b')).toEqual([value('b')]);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('keeps an empty answer like any other', () => {
    const answers = new Answers();
    const compute = vi.fn((): Values => []);
    const question = {};
    const within = (): Values => answers.get({}, () => [...answers.get(question, compute), value('outer')]);
    expect(within()).toEqual([value('outer')]);
    expect(within()).toEqual([value('outer')]);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it('gives nobody outside an empty answer', () => {
    const answers = new Answers();
    const question = {};
    expect(answers.get(question, () => [])).toBe(unknown);
    expect(answers.get(question, () => [])).toBe(unknown);
  });

  it('settles a question that leans on itself', () => {
    expect(questions({ a: ['a'] }).names('a')).toEqual(['a']);
  });

  it.each(['a', 'b', 'c'])('gives all of a circle to each of its members, %s being asked first', (first) => {
    const { names } = questions({ a: ['b'], b: ['c'], c: ['a'] });
    names(first);
    for (const name of ['a', 'b', 'c']) expect(names(name)).toEqual(['a', 'b', 'c']);
  });

  it('gives a member that was answered before the circle closed what came later', () => {
    const { names } = questions({ a: ['b', 'c'], b: ['a'], c: ['b', 'd'], d: [] });
    expect(names('a')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('b')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('c')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('d')).toEqual(['d']);
  });

  it('keeps circles apart that do not lean on each other', () => {
    const { names } = questions({ a: ['b', 'c'], b: ['a'], c: ['d'], d: ['c'] });
    expect(names('a')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('c')).toEqual(['c', 'd']);
  });

  it('settles circles within a circle', () => {
    const { names } = questions({ a: ['b'], b: ['b', 'c'], c: ['d', 'c'], d: ['c', 'a'] });
    expect(names('d')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('b')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks each question a few times where everything leans on everything', () => {
    const all = Array.from({ length: 40 }, (_, at) => String(at));
    const { names, compute } = questions(Object.fromEntries(all.map((name) => [name, all])));
    expect(names('0')).toEqual([...all].sort());
    expect(names('39')).toEqual([...all].sort());
    expect(compute.mock.calls.length).toBeLessThan(40 * 5);
  });

  it('gives up on a circle that never settles', () => {
    const answers = new Answers();
    const question = {};
    let round = 0;
    const ask = (): Values =>
      answers.get(question, () => {
        ask();
        return [value(String(round++))];
      });
    expect(ask()).toBe(unknown);
    expect(ask()).toBe(unknown);
    expect(round).toBe(10);
  });

  it('gives up on what stands too deep in each other', () => {
    const keys = Array.from({ length: 300 }, () => ({}));
    const chain = (answers: Answers) => {
      const ask = (at: number): Values => answers.get(keys[at]!, () => (at < 299 ? ask(at + 1) : [value('end')]));
      return ask;
    };
    expect(chain(new Answers())(0)).toBe(unknown);
    expect(chain(new Answers())(150)).toEqual([value('end')]);
  });

  it('knows a question about a member by its holder and its name', () => {
    const answers = new Answers();
    const [a, b] = [{}, {}];
    expect(answers.memberOf(a, 'x')).toBe(answers.memberOf(a, 'x'));
    expect(answers.memberOf(a, undefined)).toBe(answers.memberOf(a, undefined));
    const others = [
      answers.memberOf(a, 'x'),
      answers.memberOf(a, 'y'),
      answers.memberOf(a, undefined),
      answers.memberOf(b, 'x'),
    ];
    expect(new Set(others).size).toBe(4);
  });

  it('leaves the rest unknown in a file that asks without end', () => {
    const answers = new Answers();
    const first = {};
    const known = [value('known')];
    for (const question of [first, ...Array.from({ length: maxQuestions }, () => ({}))]) {
      expect(answers.get(question, () => known)).toBe(known);
    }
    expect(answers.get({}, () => known)).toBe(unknown);
    expect(answers.get(first, () => unknown)).toBe(known);
  });
});
