import { agentsPerCall } from '../analysis/surroundings/http-agents.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule } from '../core/create-rule.js';

const rule: FinishedRule = createCohereRule<[], 'perRequest'>({
  name: 'no-agent-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow a new HTTP agent or dispatcher for every call',
      preset: 'recommended',
      checklist: 'keep-alive',
    },
    schema: [],
    messages: {
      perRequest:
        'A new `{{agent}}` for every call opens a new connection every time: none is kept alive, and under load handshakes and ports run out. Make it once, outside of this function.',
    },
  },
  create(context) {
    return visitCohere(context, {
      file(file) {
        for (const { node, className } of agentsPerCall(file)) {
          context.report({ node: node.callee, messageId: 'perRequest', data: { agent: className } });
        }
      },
    });
  },
});

export default rule;
