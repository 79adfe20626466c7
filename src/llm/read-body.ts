import { Stream } from 'openai/streaming';
import { z } from 'zod';
import { ResponseTooLarge } from './bounded-fetch.ts';

/** Letters of one streamed answer, thinking aloud included. */
const MAX_CONTENT_CHARS = 60_000;

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  usage: z.unknown().optional(),
});

/**
 * The body of a Chat Completions response, of the same shape whether it came whole or in pieces. `onText` is called with what has been
 * written so far. Ends with the signal, whatever the server does.
 *
 * @throws SyntaxError for what is no JSON, ResponseTooLarge, or what cut the connection.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
  onText?: (content: string) => void,
): Promise<unknown> {
  const body = response.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal }) ?? null;
  const readable = new Response(body, { headers: response.headers });
  // A server that cannot stream answers with one JSON object all the same.
  if (!/^text\/event-stream/iu.test(response.headers.get('content-type') ?? ''))
    return JSON.parse(await readable.text());
  return readStream(Stream.fromSSEResponse<unknown>(readable, new AbortController()), onText);
}

async function readStream(stream: AsyncIterable<unknown>, onText?: (content: string) => void): Promise<unknown> {
  let content = '';
  let refusal = '';
  let finish: string | null = null;
  let usage: unknown = null;
  for await (const event of stream) {
    const chunk = chunkSchema.safeParse(event);
    if (!chunk.success) continue;
    usage = chunk.data.usage ?? usage;
    const choice = chunk.data.choices?.[0];
    finish = choice?.finish_reason ?? finish;
    refusal += choice?.delta?.refusal ?? '';
    const more = choice?.delta?.content ?? '';
    if (more === '') continue;
    content += more;
    if (content.length > MAX_CONTENT_CHARS) throw new ResponseTooLarge();
    onText?.(content);
  }
  return { choices: [{ finish_reason: finish, message: { content, refusal: refusal || null } }], usage };
}
