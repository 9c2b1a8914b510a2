import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/runtime/fetch/request.js';

const post = (body: RequestInit['body'] | undefined): RequestInit => ({ method: 'POST', body }) as RequestInit;
const chat = '{"model":"command-a-03-2025","stream":false}';

describe('the facts of a request', () => {
  it.each([
    ['https://api.cohere.com/v2/chat', 'chat', true],
    ['https://api.cohere.com/v1/check-api-key?x=/v2/embed', 'check-api-key', true],
    ['https://proxy.example/v1/cohere/v2/rerank', 'rerank', true],
    ['https://api.cohere.com/v1/embed-jobs/an-id/cancel', 'embed-jobs', false],
    ['https://api.cohere.com/v1/datasets/v2/x', 'x', true],
    ['https://files.example/report.csv', 'other', false],
    ['not a URL', 'other', false],
  ])('%s is %s', (url, endpoint, expectsObject) => {
    expect(factsOf(url, post(chat))).toMatchObject({ url, endpoint, expectsObject });
  });

  it('come from a URL or a Request as well', () => {
    const url = 'https://api.cohere.com/v2/chat';
    expect(factsOf(new URL(url), {})).toMatchObject({ url, endpoint: 'chat' });
    expect(factsOf(new Request(url), {})).toMatchObject({ url, endpoint: 'chat' });
  });

  it.each([
    ['https://api.cohere.com/v2/chat', '{"stream":true}', 'events'],
    ['https://api.cohere.com/v1/chat', '{"stream":true}', 'lines'],
    ['https://api.cohere.com/v2/chat', '{"stream":false}', undefined],
    // Words of the user, and a tool's parameter of that name.
    ['https://api.cohere.com/v2/chat', '{"messages":[{"content":"\\"stream\\":true"}]}', undefined],
    ['https://api.cohere.com/v2/chat', '{"tools":[{"properties":{"stream":true}}]}', undefined],
  ])('%s with %s asks for the stream %s', (url, body, stream) => {
    expect(factsOf(url, post(body)).stream).toBe(stream);
  });

  it.each([
    [chat, 'command-a-03-2025'],
    ['{"model":""}', undefined],
    ['{"model":5}', undefined],
    ['null', undefined],
    ['no JSON', undefined],
    [undefined, undefined],
    [new FormData(), undefined],
  ])('the body %s names the model %s', (body, model) => {
    expect(factsOf('https://api.cohere.com/v2/chat', post(body as string)).model).toBe(model);
  });

  it.each([
    ['https://api.cohere.com/v1/models?page_size=1', {}, true],
    ['https://api.cohere.com/v1/models', { method: 'GET' }, true],
    ['https://api.cohere.com/v1/models/command-a-03-2025', {}, false],
    ['https://api.cohere.com/v1/models', { method: 'POST' }, false],
  ])('%s with %j lists the models: %s', (url, init, isModelList) => {
    expect(factsOf(url, init).isModelList).toBe(isModelList);
  });
});
