import { describe, expect, it } from 'vitest';
import {
  type RequiredField,
  isSlip,
  requestFields,
  requiredField,
} from '../../src/analysis/requests/required-field.js';
import { analyse } from '../helpers/analyse.js';

/** The only call of a file. */
function callOf(code: string) {
  const { calls } = analyse(code);
  expect(calls).toHaveLength(1);
  return calls[0]!;
}

const v2 = (request: string, method = 'chat') =>
  callOf(`import { CohereClientV2 } from 'cohere-ai'; new CohereClientV2().${method}(${request});`);
const init = (request: string) => callOf(`import cohere from 'cohere-ai'; cohere.generate(${request});`);

/** The state of a field, with the key under which it was found. */
function state(found: RequiredField): string {
  return 'field' in found ? `${found.state}: ${found.field.name}` : found.state;
}

describe('requiredField', () => {
  it.each([
    ['{ maxTokens: 5 }', 'present'],
    ['{ maxTokens }', 'present'],
    ['{ maxTokens: 5, max_tokens: 6 }', 'present'],
    ['{}', 'absent'],
    ['', 'absent'],
    ['{ maxTokens: undefined }', 'absent'],
    ['{ maxTokens: undefined, max_tokens: 5 }', 'absent'],
    ['{ ...rest }', 'unknown'],
    ['request', 'unknown'],
    ['{ ...(short && { maxTokens: 5 }) }', 'unknown'],
    ['{ max_tokens: 5 }', 'snakeCase: max_tokens'],
    ['{ max_tokens: 5, ...rest }', 'snakeCase: max_tokens'],
    ['{ maxToken: 5 }', 'misspelled: maxToken'],
    ['{ maxTokns: 5 }', 'misspelled: maxTokns'],
    ['{ maxTokesn: 5 }', 'misspelled: maxTokesn'],
    ['{ maxtokens: 5 }', 'misspelled: maxtokens'],
    ['{ max_token: 5 }', 'misspelled: max_token'],
    ['{ tokens: 5 }', 'absent'],
    ['{ maximumTokens: 5 }', 'absent'],
  ])('maxTokens in %s: %s', (request, expected) => {
    expect(state(requiredField(v2(request), 'maxTokens'))).toBe(expected);
  });

  it('never takes a field of the endpoint for another one', () => {
    const call = v2("{ inputTypes: ['x'] }", 'embed');
    expect(state(requiredField(call, 'inputType'))).toBe('misspelled: inputTypes');
    expect(state(requiredField(v2('{ texts: [] }', 'embed'), 'text'))).toBe('absent');
  });

  it('looks for the name that the generation writes', () => {
    expect(state(requiredField(init('{ max_tokens: 5 }'), 'max_tokens'))).toBe('present');
    expect(state(requiredField(init('{}'), 'max_tokens'))).toBe('absent');
  });

  it('knows no snake case of a name of one word', () => {
    expect(state(requiredField(v2("{ modle: 'x' }"), 'model'))).toBe('misspelled: modle');
    expect(state(requiredField(v2('{}'), 'model'))).toBe('absent');
  });
});

describe('requestFields', () => {
  it('are those of the endpoint on the API of the call', () => {
    expect(Object.keys(requestFields({ endpoint: 'chat', api: 'v2' }))).toContain('messages');
    expect(Object.keys(requestFields({ endpoint: 'chat', api: 'v1' }))).toContain('message');
    expect(Object.keys(requestFields({ endpoint: 'generate', api: 'init' }))).toContain('max_tokens');
  });

  it('are none where nobody needs to know them', () => {
    expect(requestFields({ endpoint: 'checkApiKey', api: 'v1' })).toEqual({});
    expect(requestFields({ endpoint: 'chat', api: 'init' })).toEqual({});
    expect(requestFields({ endpoint: 'other', api: 'v2' })).toEqual({});
  });
});

describe('isSlip', () => {
  it.each([
    ['maxToken', 'maxTokens', true],
    ['maxTokkens', 'maxTokens', true],
    ['mxaTokens', 'maxTokens', true],
    ['MAXTOKENS', 'maxTokens', true],
    ['maxTknes', 'maxTokens', true],
    ['mxTkns', 'maxTokens', false],
    ['maxTokens', 'maxTokens', false],
    ['modell', 'model', true],
    ['mdoel', 'model', true],
    ['mode', 'model', true],
    ['mod', 'model', false],
    ['', 'model', false],
  ])('%s for %s: %s', (written, meant, expected) => {
    expect(isSlip(written, meant)).toBe(expected);
  });
});
