import rule from '../../src/rules/no-public-api-key.js';
import { testRule } from '../helpers/rule-tester.js';

const client = (options: string): string => `import { CohereClientV2 } from 'cohere-ai';
export const cohere = new CohereClientV2(${options});`;
const inBrowser = (body: string): string => `'use client';
import { CohereClientV2 } from 'cohere-ai';
${body}`;

const variable = (name: string, prefix: string) => ({ messageId: 'publicVariable', data: { variable: name, prefix } });
const inBrowserCode = { messageId: 'clientInBrowser' };

testRule('no-public-api-key', rule, {
  valid: [
    { name: 'a variable of the server', code: client('{ token: process.env.CO_API_KEY }') },
    { name: 'no token', code: client('{}') },
    { name: 'a variable whose name only contains a prefix', code: client('{ token: process.env.MY_VITE_KEY }') },
    { name: 'a variable of Vite that is not public', code: client('{ token: import.meta.env.CO_API_KEY }') },
    {
      name: 'a public variable for something else',
      code: client('{ token: process.env.K, clientName: process.env.NEXT_PUBLIC_NAME }'),
    },
    {
      name: 'a public variable of another client',
      code: "import { Other } from 'cohere-ai-like';\nnew Other({ token: process.env.VITE_KEY });",
    },
    { name: 'a key out of sight', code: client('{ token: config.key }') },
    {
      name: 'private variables of SvelteKit',
      code: `import { CO_API_KEY } from '$env/static/private';\n${client('{ token: CO_API_KEY }')}`,
    },
    {
      name: 'the environment is written, not read',
      code: 'process.env.CO_API_KEY = process.env.NEXT_PUBLIC_KEY; // cohere-ai',
    },
    {
      name: 'a visitor’s own key from a parameter',
      code: inBrowser('export const ask = (key) => new CohereClientV2({ token: key });'),
    },
    {
      name: 'a visitor’s own key from a state',
      code: `'use client';
import { useState } from 'react';
import { CohereClientV2 } from 'cohere-ai';
export function Chat() {
  const [key] = useState('');
  return () => new CohereClientV2({ token: key });
}`,
    },
    {
      name: 'a proxy of the team’s own',
      code: inBrowser("new CohereClientV2({ token: '', baseUrl: '/api/cohere' });"),
    },
    {
      name: 'options out of sight in the browser',
      code: inBrowser('export const make = (options) => new CohereClientV2(options);'),
    },
    {
      name: 'a browser file without a client',
      code: "'use client';\nimport type from 'cohere-ai';\nexport const a = 1;",
    },
    { name: 'a directive of another kind', code: `'use strict';\n${client('{}')}` },
    { name: 'react without hooks', code: `import React, { memo } from 'react';\n${client('{}')}` },
    {
      name: 'a request to another host',
      code: "fetch('https://example.com', { headers: { Authorization: import.meta.env.VITE_KEY } }); // api.cohere.com",
    },
    {
      name: 'a request to another host, by a URL object',
      code: "const url = new URL('https://example.com');\nfetch(url.href, { headers: { Authorization: import.meta.env.VITE_KEY } }); // api.cohere.com",
    },
  ],
  invalid: [
    ...['url', 'url.href', 'url.toString()'].map((address) => ({
      name: `a request to ${address}, where the URL is an object`,
      code: `const url = new URL('https://api.cohere.com/v1/datasets');
url.searchParams.append('name', name);
await fetch(${address}, { headers: { Authorization: \`Bearer \${«process.env.NEXT_PUBLIC_KEY»}\` } });`,
      errors: [variable('NEXT_PUBLIC_KEY', 'NEXT_PUBLIC_')],
    })),
    ...[
      ['NEXT_PUBLIC_COHERE_API_KEY', 'NEXT_PUBLIC_'],
      ['REACT_APP_COHERE_KEY', 'REACT_APP_'],
      ['EXPO_PUBLIC_CO_API_KEY', 'EXPO_PUBLIC_'],
      ['VITE_CO_API_KEY', 'VITE_'],
      ['PUBLIC_COHERE_KEY', 'PUBLIC_'],
      ['NUXT_PUBLIC_KEY', 'NUXT_PUBLIC_'],
      ['GATSBY_COHERE_KEY', 'GATSBY_'],
      ['VUE_APP_COHERE', 'VUE_APP_'],
    ].map(([name, prefix]) => ({
      name: `a variable that begins with ${prefix}`,
      code: client(`{ token: «process.env.${name}» }`),
      errors: [variable(name!, prefix!)],
    })),
    {
      name: 'import.meta.env, with a fallback and an assertion',
      typescript: true,
      code: client("{ token: («import.meta.env.VITE_COHERE_KEY»! as string) || '' }"),
      errors: [variable('VITE_COHERE_KEY', 'VITE_')],
    },
    {
      name: 'through a constant and a computed name',
      code: `const key = «process.env['NEXT_PUBLIC_KEY']»;\n${client('{ token: key }')}`,
      errors: [variable('NEXT_PUBLIC_KEY', 'NEXT_PUBLIC_')],
    },
    {
      name: 'destructured',
      code: `const { VITE_KEY } = «process.env»;\n${client('{ token: VITE_KEY }')}`,
      errors: [variable('VITE_KEY', 'VITE_')],
    },
    {
      name: 'taken apart twice: at the token',
      code: `const { env: { VITE_KEY } } = process;\n${client('{ token: «VITE_KEY» }')}`,
      errors: [variable('VITE_KEY', 'VITE_')],
    },
    {
      name: 'what people write for token, and a supplier',
      code: `import { CohereClient } from 'cohere-ai';
new CohereClient({ apiKey: «process.env.VITE_A» });
new CohereClient(«process.env.VITE_B»);
new CohereClient({ token: () => «process.env.VITE_C» });`,
      errors: [variable('VITE_A', 'VITE_'), variable('VITE_B', 'VITE_'), variable('VITE_C', 'VITE_')],
    },
    {
      name: 'init of 5.x',
      code: "const cohere = require('cohere-ai');\ncohere.init(«process.env.REACT_APP_COHERE»);",
      errors: [variable('REACT_APP_COHERE', 'REACT_APP_')],
    },
    {
      name: 'one variable for two clients is reported once',
      code: `import { CohereClient, CohereClientV2 } from 'cohere-ai';
const token = «process.env.VITE_KEY»;
new CohereClient({ token });
new CohereClientV2({ token });`,
      errors: [variable('VITE_KEY', 'VITE_')],
    },
    {
      name: 'a request without the SDK',
      code: "await fetch('https://api.cohere.com/v2/chat', { headers: { Authorization: `Bearer ${«import.meta.env.VITE_KEY»}` } });",
      errors: [variable('VITE_KEY', 'VITE_')],
    },
    {
      name: 'public variables of SvelteKit',
      code: "import { «PUBLIC_COHERE» } from '$env/static/public';\nimport { CohereClient } from 'cohere-ai';\nnew CohereClient({ token: PUBLIC_COHERE });",
      errors: [{ messageId: 'publicModule', data: { source: '$env/static/public' } }],
    },
    {
      name: 'a client in a client component, with a variable of the server',
      code: inBrowser('export const cohere = new «CohereClientV2»({ token: process.env.CO_API_KEY });'),
      errors: [inBrowserCode],
    },
    {
      name: 'a client in a client component, without a token',
      code: inBrowser('export const cohere = new «CohereClientV2»({});'),
      errors: [inBrowserCode],
    },
    {
      name: 'a public variable in a client component is reported once',
      code: inBrowser('new CohereClientV2({ token: «process.env.NEXT_PUBLIC_KEY» });'),
      errors: [variable('NEXT_PUBLIC_KEY', 'NEXT_PUBLIC_')],
    },
    {
      name: 'a component with hooks',
      filename: 'app.jsx',
      code: `import { useEffect } from 'react';
import { CohereClient } from 'cohere-ai';
const cohere = new «CohereClient»({ token: process.env.CO_API_KEY });
export const App = () => <p onClick={useEffect} />;`,
      errors: [inBrowserCode],
    },
  ],
});
