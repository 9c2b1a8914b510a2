/**
 * The `Authorization` header with the key read again; `undefined` when it is the one that was sent, or cannot be read:
 * then the 401 is what the caller should see.
 */
export async function changedAuthorization(
  token: () => string | PromiseLike<string>,
  sent: string | null,
): Promise<string | undefined> {
  try {
    const authorization = `Bearer ${await token()}`;
    return authorization === sent ? undefined : authorization;
  } catch {
    return undefined;
  }
}

/** A request with another key. */
export function withAuthorization(init: RequestInit, authorization: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', authorization);
  return { ...init, headers };
}

/** Whether a request body can be sent a second time: a stream is used up by the first. */
export function isRepeatable(body: RequestInit['body']): boolean {
  return typeof body === 'string' || body == null || body instanceof FormData;
}
