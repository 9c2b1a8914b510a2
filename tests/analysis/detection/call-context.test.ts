import { testDetection } from '../../helpers/detection.js';

const head = "import { CohereClient, CohereClientV2 } from 'cohere-ai'; ";
const v2 = 'constructor CohereClientV2 on cohere';
const v1 = 'constructor CohereClient on cohere';
const v2Chat = 'v2 chat of CohereClientV2 by constructor';
const v1Chat = 'v1 chat of CohereClient by constructor';

testDetection('what a function gives to each of its calls', [
  {
    name: 'its parameter, to several calls',
    code: `${head}const keep = (client) => client; keep(«new CohereClientV2({})»).«chat»({}); keep(«new CohereClient()»).«chat»({});`,
    finds: [v2, v2Chat, v1, v1Chat],
  },
  {
    name: 'its parameter, to one call',
    code: `${head}const keep = (client) => client; keep(«new CohereClientV2({})»).«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: 'its parameter, from constants of the callers',
    code: `${head}const keep = (client) => client; const a = «new CohereClientV2({})», b = «new CohereClient()»; keep(a).«chat»({}); keep(b).«chat»({});`,
    finds: [v2, v1, v2Chat, v1Chat],
  },
  {
    name: 'what it makes itself, to several calls',
    code: `${head}const make = (token) => «new CohereClientV2({ token })»; make(a).«chat»({}); make(b).«chat»({});`,
    finds: [v2, v2Chat, v2Chat],
  },
  {
    name: 'a parameter or something of its own',
    code: `${head}const own = «new CohereClientV2({})»; const keep = (client) => client ?? own; keep(«new CohereClient()»); keep(null).«chat»({});`,
    finds: [v2, v1, v2Chat],
  },
]);
