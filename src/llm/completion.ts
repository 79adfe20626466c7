import { z } from 'zod';
import { jsonCandidates } from './extract-json.ts';
import type { TokenUsage } from './model.ts';

/** The few fields we rely on; compatible servers differ in the rest, and the SDK does not check what it received. */
const envelopeSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() })
    .nullish()
    .catch(null),
});

/** `usage` is null where the server did not say; `content` is what the model wrote, for counting only. */
export type ReadCompletion<T> = { usage: TokenUsage | null; content: string } & (
  | { kind: 'ok'; value: T }
  | { kind: 'failed'; reason: 'invalidJson' | 'schema' | 'refused' }
);

/** Reads a Chat Completions response body: the first choice's JSON, checked against the task's schema. */
export function readCompletion<T>(body: unknown, schema: z.ZodType<T>): ReadCompletion<T> {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return { kind: 'failed', reason: 'invalidJson', usage: null, content: '' };
  const counted = envelope.data.usage;
  const usage = counted ? { promptTokens: counted.prompt_tokens, completionTokens: counted.completion_tokens } : null;
  const choice = envelope.data.choices[0];
  const content = choice?.message.content ?? '';
  if (!choice || choice.message.refusal || choice.finish_reason === 'content_filter') {
    return { kind: 'failed', reason: 'refused', usage, content };
  }
  const candidates = jsonCandidates(content);
  for (const candidate of candidates) {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return { kind: 'ok', value: parsed.data, usage, content };
  }
  return { kind: 'failed', reason: candidates.length === 0 ? 'invalidJson' : 'schema', usage, content };
}
