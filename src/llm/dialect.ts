import type { OpenAI } from 'openai';
import { z } from 'zod';
import { schemaNote } from '../../prompts/schema-note.ts';
import type { ModelTask } from './model.ts';

/** What one OpenAI-compatible server accepts; found out by asking for the best first and giving way when it complains. */
export type Dialect = {
  format: 'jsonSchema' | 'jsonObject' | 'text';
  tokenField: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  /** `counted` asks for the tokens at the end of a stream. */
  streaming: 'counted' | 'plain' | 'off';
  /** Qwen's thinking models refuse a whole answer unless told not to think. */
  thinking: 'unsaid' | 'off';
};

export const FIRST_DIALECT: Dialect = {
  format: 'jsonSchema',
  tokenField: 'max_tokens',
  temperature: true,
  streaming: 'counted',
  thinking: 'unsaid',
};

type RequestBody = OpenAI.Chat.Completions.ChatCompletionCreateParams & { enable_thinking?: boolean };

/** The request body of a task in a dialect. Where the server does not enforce the schema, the system text carries it. */
export function requestBody<T>(
  model: string,
  task: ModelTask<T>,
  maxTokens: number,
  dialect: Dialect,
  streamed: boolean,
): RequestBody {
  const { $schema: _dialectUri, ...schema } = z.toJSONSchema(task.schema, { unrepresentable: 'any' });
  const system =
    dialect.format === 'jsonSchema' ? task.prompt.system : `${task.prompt.system}\n\n${schemaNote(schema)}`;
  const body: RequestBody = {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: task.prompt.user },
    ],
    [dialect.tokenField]: maxTokens,
  };
  if (dialect.temperature) body.temperature = 0;
  if (dialect.format === 'jsonSchema') {
    body.response_format = { type: 'json_schema', json_schema: { name: task.prompt.name, schema, strict: true } };
  } else if (dialect.format === 'jsonObject') {
    body.response_format = { type: 'json_object' };
  }
  if (dialect.thinking === 'off') body.enable_thinking = false;
  if (!streamed || dialect.streaming === 'off') return body;
  const counted = dialect.streaming === 'counted' ? { stream_options: { include_usage: true } } : {};
  return { ...body, stream: true, ...counted };
}

/**
 * The next dialect to try after a 400 or 422 with this complaint, or null when nothing is left to give up. Reasoning models want another name for
 * the token limit or no temperature, and say so; complaints about response formats are worded too differently to be told apart, so any other
 * complaint gives up one step of format, and streaming last. At most eight steps lead to null.
 */
export function simplerDialect(dialect: Dialect, complaint: string, streamed: boolean): Dialect | null {
  const text = complaint.toLowerCase();
  if (dialect.tokenField === 'max_tokens' && text.includes('max_completion_tokens')) {
    return { ...dialect, tokenField: 'max_completion_tokens' };
  }
  if (dialect.temperature && text.includes('temperature')) return { ...dialect, temperature: false };
  if (dialect.thinking === 'unsaid' && text.includes('enable_thinking')) return { ...dialect, thinking: 'off' };
  const streams = streamed && dialect.streaming !== 'off';
  if (streams && dialect.streaming === 'counted' && text.includes('stream_options')) {
    return { ...dialect, streaming: 'plain' };
  }
  if (streams && text.includes('stream')) return { ...dialect, streaming: 'off' };
  switch (dialect.format) {
    case 'jsonSchema':
      return { ...dialect, format: 'jsonObject' };
    case 'jsonObject':
      return { ...dialect, format: 'text' };
    case 'text':
      return streams ? { ...dialect, streaming: 'off' } : null;
    default:
      return dialect.format satisfies never;
  }
}
