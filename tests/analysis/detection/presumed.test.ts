import { testDetection } from '../../helpers/detection.js';

/** Code with a client of a local module that is not there. */
const file = (code: string): string => `import { cohere } from './cohere-of-another-house';\n${code}`;

testDetection('clients that name and shape agree on', [
  { name: 'messages', code: file('cohere.«chat»({ messages });'), finds: ['v2 chat of CohereClientV2 by presumed'] },
  { name: 'a message', code: file('cohere.«chat»({ message });'), finds: ['v1 chat of CohereClient by presumed'] },
  {
    name: 'a spread beside a field',
    code: file('cohere.«chat»({ ...rest, message });'),
    finds: ['v1 chat of CohereClient by presumed'],
  },
  {
    name: 'a computed key beside a field',
    code: file('cohere.«chat»({ [key]: 1, message });'),
    finds: ['v1 chat of CohereClient by presumed'],
  },
  {
    name: 'a method of v2 alone',
    code: file('cohere.«parse»({ document });'),
    finds: ['v2 parse of CohereClientV2 by presumed'],
  },
  { name: '.v2', code: file('cohere.v2.«chat»({ messages });'), finds: ['v2 chat of CohereClient by presumed'] },

  { name: 'no field of the SDK', code: file('cohere.chat({ text });'), finds: [] },
  { name: 'a text', code: file('cohere.chat(message);'), finds: [] },
  { name: 'nothing', code: file('cohere.chat();'), finds: [] },
  { name: 'another method', code: file('cohere.ask({ message });'), finds: [] },
  { name: 'a method of a resource', code: file('cohere.embedJobs.create({ model });'), finds: [] },
  { name: 'a method that v2 never had', code: file('cohere.v2.detectLanguage({ texts });'), finds: [] },
  {
    name: 'a module that does not name Cohere',
    code: "import { llm } from './llm-of-another-house'; llm.chat({ message });",
    finds: [],
  },
  { name: 'a package', code: "import { cohere } from 'some-cohere'; cohere.chat({ message });", finds: [] },
  { name: 'a word like the name', code: "import { check } from './coherence'; check.chat({ message });", finds: [] },
  { name: 'one of two', code: file('const llm = a ? cohere : other; llm.chat({ message });'), finds: [] },
]);
