import type { z } from 'zod';

/** The rendered texts of one prompt; `name` also names the JSON schema towards the server (letters, digits, - and _). */
export type PromptText = { name: string; system: string; user: string };

export type ModelTask<T> = {
  prompt: PromptText;
  schema: z.ZodType<T>;
  /** Upper bound of the output in tokens; the client's own `maxOutputTokens` may lower it. */
  maxTokens: number;
};

/** Tokens as the server counted them, or our rough count where it did not say. */
export type TokenUsage = { promptTokens: number; completionTokens: number };

/**
 * - `timeout`: no answer within the overall time-out, retries and waiting for a free slot included
 * - `network`: no connection, or cut before the answer was complete
 * - `http`: the server answered with an error status
 * - `invalidJson`: the answer, or the server's envelope around it, holds no readable JSON
 * - `schema`: JSON, but not of the task's shape
 * - `refused`: the model or the server's content filter declined
 * - `budget`: today's token budget does not cover the task; nothing was sent
 */
export type ModelFailureReason = 'timeout' | 'http' | 'invalidJson' | 'schema' | 'refused' | 'budget' | 'network';

export type ModelFailure = {
  kind: 'failed';
  reason: ModelFailureReason;
  /** HTTP requests sent; 0 with `http`, `timeout` or `network` means an open circuit breaker or no free slot. */
  attempts: number;
  /** The HTTP status, with `http` only. */
  status?: number;
};

export type Completion<T> = { kind: 'ok'; value: T; usage: TokenUsage } | ModelFailure;

/** A language model that proposes; `complete` never throws. */
export type Model = {
  /** The configured model name, for the record of an answer. */
  readonly name: string;
  complete<T>(task: ModelTask<T>): Promise<Completion<T>>;
};
