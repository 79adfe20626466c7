/** The server sent more than any answer needs. */
export class ResponseTooLarge extends Error {
  constructor() {
    super('the response is larger than any answer needs');
    this.name = 'ResponseTooLarge';
  }
}

/** `fetch` whose response bodies end with `ResponseTooLarge` beyond `maxBytes`: a bad server must not fill the memory. */
export function boundedFetch(fetch: typeof globalThis.fetch, maxBytes: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    let left = maxBytes;
    const bounded = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          left -= chunk.byteLength;
          if (left < 0) controller.error(new ResponseTooLarge());
          else controller.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(bounded, { status, statusText, headers });
  };
}
