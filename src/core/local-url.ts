/** Names and private address ranges that never leave a machine or its network. */
const localHost =
  /^(?:localhost|0\.0\.0\.0|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[::1\]|host\.docker\.internal|.+\.(?:localhost|local|test))$/u;

/** Whether a URL leads to the own machine or its network. */
export function isLocalUrl(url: string): boolean {
  return URL.canParse(url) && localHost.test(new URL(url).hostname);
}
