import type { z } from 'zod';

/** The rendered texts of one prompt; `name` also names the JSON schema towards the server (letters, digits, - and _). */
export type PromptText = { name: string; version: number; system: string; user: string };

export type ModelTask<T> = {
  prompt: PromptText;
  schema: z.ZodType<T>;
  /** Upper bound of the output in tokens; the client's own `maxOutputTokens` may lower it. */
  maxTokens: number;
  /** Time-out of this task in milliseconds, where it may take less than the client's own. */
  timeoutMs?: number;
  /** The question it is for, kept with the record of the call. */
  questionId?: string;
  /** Called with all that has been written so far, as it grows, where the server streams; never after a failure. */
  onText?: (content: string) => void;
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
 * - `tooLarge`: the server sent more than any answer needs; reading stopped there
 * - `budget`: today's token budget does not cover the task; nothing was sent
 */
export type ModelFailureReason =
  | 'timeout'
  | 'http'
  | 'invalidJson'
  | 'schema'
  | 'refused'
  | 'tooLarge'
  | 'budget'
  | 'network';

export type ModelFailure = {
  kind: 'failed';
  reason: ModelFailureReason;
  /** HTTP requests sent; 0 with `http`, `timeout` or `network` means an open circuit breaker or no free slot. */
  attempts: number;
  /** The HTTP status, with `http` only. */
  status?: number;
};

export type Completion<T> = { kind: 'ok'; value: T; usage: TokenUsage } | ModelFailure;

export type EmbedTask = { texts: readonly string[]; timeoutMs?: number; questionId?: string };
export type Embedding = { kind: 'ok'; vectors: Float32Array[]; usage: TokenUsage } | ModelFailure;

/** What one task cost and how long it took; never what was said. */
export type ModelCall = {
  /** Prompt and version, such as `rank-clauses@1`; `embed` for embeddings. */
  task: string;
  model: string;
  promptTokens: number;
  completionTokens: number;
  milliseconds: number;
  outcome: 'ok' | ModelFailureReason;
  questionId?: string;
};

/** A language model that proposes; `complete` and `embed` never throw. */
export type Model = {
  /** The configured model name, for the record of an answer. */
  readonly name: string;
  complete<T>(task: ModelTask<T>): Promise<Completion<T>>;
};

/** A model that turns texts into vectors of one length, in the order of the texts. */
export type Embedder = {
  readonly name: string;
  embed(task: EmbedTask): Promise<Embedding>;
};
