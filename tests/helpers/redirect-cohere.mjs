/** Preloaded into an application: sends what it asks of Cohere to the server of `FAKE_COHERE`. */
const { fetch } = globalThis;

globalThis.fetch = (url, init) => fetch(String(url).replace('https://api.cohere.com', process.env.FAKE_COHERE), init);
