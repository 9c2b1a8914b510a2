/** `eslint-plugin-cohere/testing`: a fake of Cohere's API that goes wrong on demand, for your own tests. */
export { createFakeCohere } from './fake-cohere.js';
export type { FakeCohere, FakeCohereOptions } from './fake-cohere.js';
export type { FakeCohereFault, FaultSelector, NamedFault, StatusFault } from './fault-plan.js';
export type { FaultName } from './faults.js';
export type { FakeCohereModel } from './models.js';
export type { FakeCohereCitation, FakeCohereReply, FakeCohereToolCall } from './reply.js';
export type { FakeCohereEndpoint, FakeCohereRequest } from './request.js';
export { fakeEmbedding, fakeRelevance } from './vectors.js';
