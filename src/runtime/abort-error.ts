/** What a caller gets who aborted before the SDK could notice; `classifyCohereError` calls it `cancelled`. */
export function abortError(): DOMException {
  return new DOMException('The user aborted a request', 'AbortError');
}
