import { z } from 'zod';
import type { ModelDeps } from './client.ts';
import { connect } from './connection.ts';
import { classifyFault } from './faults.ts';
import { createGuard, type Tally } from './guard.ts';
import type { Embedder, Embedding, EmbedTask, ModelFailure } from './model.ts';
import { readBody } from './read-body.ts';
import { roughTokens } from './token-budget.ts';

/** Texts of one request. Some servers take fewer: the client gives way to the next size when told so. */
const BATCHES = [32, 10, 1] as const;
export const EMBED_BATCH = BATCHES[0];

export type EmbedConfig = {
  apiKey: string;
  baseURL?: string;
  model: string;
  timeoutMs: number;
  dailyTokenBudget?: number;
  maxConcurrent?: number;
};

const responseSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number().nonnegative() }).nullish().catch(null),
});

/** Vectors from an OpenAI-compatible embeddings endpoint. */
export function createEmbedder(config: EmbedConfig, deps: ModelDeps): Embedder {
  const client = connect(config, deps.fetch);
  const guard = deps.guard ?? createGuard(config, deps);
  let workingBatch: number = EMBED_BATCH;

  async function request(texts: readonly string[], signal: AbortSignal, tally: Tally): Promise<Float32Array[] | null> {
    tally.attempts += 1;
    tally.unanswered += 1;
    const response = await client.embeddings
      // Not the SDK's own base64: several servers answer with numbers only.
      .create({ model: config.model, input: [...texts], encoding_format: 'float' }, { signal })
      .asResponse();
    const parsed = responseSchema.safeParse(await readBody(response, signal));
    if (!parsed.success || parsed.data.data.length !== texts.length) return null;
    const vectors = new Array<Float32Array | undefined>(texts.length);
    for (const { index, embedding } of parsed.data.data) vectors[index] = Float32Array.from(embedding);
    const whole = vectors.filter(vector => vector !== undefined);
    const length = whole[0]?.length ?? 0;
    const isSound = whole.every(vector => vector.length === length && vector.every(Number.isFinite));
    const tokens = parsed.data.usage?.prompt_tokens ?? roughInput(texts);
    tally.usage = { promptTokens: (tally.usage?.promptTokens ?? 0) + tokens, completionTokens: 0 };
    tally.unanswered -= 1;
    return isSound && whole.length === texts.length ? whole : null;
  }

  async function send({ texts }: EmbedTask, signal: AbortSignal, tally: Tally): Promise<Embedding> {
    const failed = (reason: ModelFailure['reason'], status?: number): ModelFailure => ({
      kind: 'failed',
      reason,
      attempts: tally.attempts,
      ...(status === undefined ? {} : { status }),
    });
    const vectors: Float32Array[] = [];
    while (!signal.aborted && vectors.length < texts.length) {
      try {
        const batch = await request(texts.slice(vectors.length, vectors.length + workingBatch), signal, tally);
        if (!batch || (vectors[0] && vectors[0].length !== batch[0]?.length)) return failed('schema');
        vectors.push(...batch);
      } catch (error) {
        if (signal.aborted) break;
        const fault = classifyFault(error, deps.now);
        if (fault.kind === 'unacceptable' || fault.status !== undefined) tally.unanswered -= 1;
        const smaller = BATCHES.find(size => size < workingBatch);
        if (fault.kind !== 'unacceptable' || smaller === undefined || texts.length === 1) {
          return failed(fault.kind === 'unacceptable' ? 'http' : fault.reason, fault.status);
        }
        workingBatch = smaller;
      }
    }
    if (vectors.length < texts.length) return failed('timeout');
    return { kind: 'ok', vectors, usage: tally.usage ?? { promptTokens: 0, completionTokens: 0 } };
  }

  return {
    name: config.model,
    embed(task) {
      const guarded = {
        task: 'embed',
        model: config.model,
        timeoutMs: Math.min(task.timeoutMs ?? config.timeoutMs, config.timeoutMs),
        worstCase: roughInput(task.texts),
        questionId: task.questionId,
      };
      return guard.run(guarded, (signal, tally) => send(task, signal, tally));
    },
  };
}

function roughInput(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + roughTokens(text), 0);
}
