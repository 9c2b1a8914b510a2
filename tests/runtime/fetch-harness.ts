import type { CohereClientV2 } from 'cohere-ai';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { cohereFetch, type CohereFetchOptions } from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere, type FakeCohereOptions } from '../../src/testing/index.js';
import type { sdks } from '../testing/sdks.js';

/** Far more than anything takes that does not wait by mistake. */
export const longMs = 20_000;

/** The first and the last event of a stream. */
export const begin = 'data: {"type":"message-start","id":"x"}\r\n\r\n';
export const end = 'data: {"type":"message-end","delta":{"finish_reason":"COMPLETE"}}\r\n\r\n';

/** What the tests of one SDK release share: a fake server for each test, and clients with `cohereFetch`. */
export interface FetchHarness {
  readonly cohere: FakeCohere;
  /** Takes a server with other options for this test. */
  restart(options: FakeCohereOptions): Promise<void>;
  create(options?: CohereFetchOptions, settings?: object): CohereClientV2;
  /** Waits until the server has nothing left to answer. */
  noOpenRequests(): Promise<void>;
}

export function fetchHarness(sdk: (typeof sdks)[number][1]): FetchHarness {
  let cohere: FakeCohere;
  beforeEach(async () => {
    cohere = await createFakeCohere();
  });
  afterEach(() => cohere.close());
  return {
    get cohere() {
      return cohere;
    },
    async restart(options) {
      await cohere.close();
      cohere = await createFakeCohere(options);
    },
    create(options = {}, settings = {}) {
      const fetch = cohereFetch(options);
      return new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, fetch, ...settings });
    },
    noOpenRequests: () => vi.waitFor(() => expect(cohere.openRequests).toBe(0), { timeout: longMs }),
  };
}

export type SdkError = Error & { statusCode?: number; rawResponse?: Response };

/** The error that a call must end with. */
export function failed(promise: Promise<unknown>): Promise<SdkError> {
  return promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as SdkError,
  );
}

/** Reads a stream to its end. */
export async function textOf(stream: Awaited<ReturnType<CohereClientV2['chatStream']>>): Promise<string> {
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content-delta') text += event.delta?.message?.content?.text ?? '';
  }
  return text;
}

/** A fetch whose failures ask for a short wait, in a form that the SDK cannot read: tests need not wait for it. */
export const hasty: typeof fetch = async (...args) => {
  const response = await fetch(...args);
  if (response.ok || response.headers.has('retry-after')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', new Date(Date.now() + 30).toISOString());
  return new Response(response.body, { status: response.status, headers });
};
