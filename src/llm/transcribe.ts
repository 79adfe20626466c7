import { toFile } from 'openai';
import { type ConnectionConfig, connect } from './connection.ts';

/** A voice message is a minute at most; whoever sent it waits. */
const TIMEOUT_MS = 20_000;

/** What somebody said, by an OpenAI-compatible transcription endpoint. WeCom's voices are AMR, which not every server takes. */
export function createTranscriber(config: ConnectionConfig & { model: string }) {
  const client = connect({ ...config, timeoutMs: TIMEOUT_MS });
  /** @returns '' where nothing was heard. @throws when the server does not answer, or takes no such sound */
  return async function transcribe({ name, content }: { name: string; content: Buffer }): Promise<string> {
    const { text } = await client.audio.transcriptions.create(
      { file: await toFile(content, name), model: config.model, language: 'zh', response_format: 'json' },
      { signal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    return text;
  };
}
