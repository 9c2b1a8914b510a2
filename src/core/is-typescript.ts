/** Whether a file holds TypeScript, by its name. */
export function isTypeScript(filename: string): boolean {
  return /\.[cm]?tsx?$/u.test(filename);
}
