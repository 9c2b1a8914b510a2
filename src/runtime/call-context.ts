import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Permit } from './circuit-permit.js';
import { nodeBuiltin } from './node-builtin.js';

/** The breakers' calls around the running code, the innermost first. */
interface CallContext {
  readonly breaker: object;
  readonly permit: Permit;
  readonly outer: CallContext | undefined;
}

let storage: AsyncLocalStorage<CallContext> | false | undefined;

/** Made on first use: without it, promises cost nothing extra. `false` where the platform has none. */
function contexts(): AsyncLocalStorage<CallContext> | false {
  if (storage === undefined) {
    const hooks = nodeBuiltin('node:async_hooks');
    storage = hooks ? new hooks.AsyncLocalStorage() : false;
  }
  return storage;
}

/** Whether a request can find the call that it belongs to. */
export function hasCallContext(): boolean {
  return contexts() !== false;
}

/** Runs a function as the call that a permit was given for. */
export function runInCall<Result>(breaker: object, permit: Permit, fn: () => Result): Result {
  const context = contexts();
  return context ? context.run({ breaker, permit, outer: context.getStore() }, fn) : fn();
}

/** Reserves the nearest call through this breaker for the request that asks; `undefined` where none is to be had. */
export function claimCall(breaker: object): Permit | undefined {
  const context = contexts();
  let call = context ? context.getStore() : undefined;
  while (call && call.breaker !== breaker) call = call.outer;
  return call?.permit.claim() ? call.permit : undefined;
}
