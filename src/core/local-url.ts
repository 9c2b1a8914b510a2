/** The own machine, and names that networks keep to themselves. */
const localName = /^(?:localhost|\[::1\]|0\.0\.0\.0|host\.docker\.internal|.+\.(?:localhost|local|test))$/u;
/** Addresses of the own machine and of private networks. */
const privateAddress = /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/u;

/** Whether a URL leads to the own machine or its network. */
export function isLocalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return localName.test(hostname) || privateAddress.test(hostname);
}
