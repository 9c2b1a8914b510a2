import { expect, it, vi } from 'vitest';
import { lastAnswer, perFile, perObject } from '../../src/core/per-file.js';

const context = () => ({ sourceCode: {} as never });

it('computes once for each file', () => {
  const compute = vi.fn(() => ({}));
  const read = perFile(compute);
  const [a, b] = [context(), context()];
  expect(read(a)).toBe(read({ ...a }));
  expect(read(b)).not.toBe(read(a));
  expect(compute).toHaveBeenCalledTimes(2);
});

it('keeps "nothing here" like any other answer', () => {
  const compute = vi.fn(() => undefined);
  const read = perFile(compute);
  const file = context();
  expect([read(file), read(file)]).toEqual([undefined, undefined]);
  expect(compute).toHaveBeenCalledTimes(1);
});

it('computes once for each object', () => {
  const compute = vi.fn(({ name }: { readonly name: string }) => ({ name }));
  const read = perObject(compute);
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect(read(a)).toBe(read(a));
  expect(read(b)).toEqual({ name: 'b' });
  expect(compute).toHaveBeenCalledTimes(2);
});

it('keeps the last answer alone', () => {
  const compute = vi.fn((text: string, length: number) => text.slice(0, length));
  const read = lastAnswer(compute);
  expect([read('abc', 1), read('abc', 1), read('abc', 2), read('xyz', 2), read('abc', 1)]).toEqual([
    'a',
    'a',
    'ab',
    'xy',
    'a',
  ]);
  expect(compute).toHaveBeenCalledTimes(4);
});
