import { OpenAI } from 'openai';
import { boundedFetch } from './bounded-fetch.ts';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';
/** Above the largest answer: sixteen vectors of 4,096 numbers as text. */
const MAX_BODY_BYTES = 4_000_000;

export type ConnectionConfig = {
  apiKey: string;
  /** Up to and including the version path, such as `http://127.0.0.1:11434/v1`; OpenAI's own without it. */
  baseURL?: string;
  timeoutMs: number;
};

/** The client of an OpenAI-compatible server. What the SDK would otherwise read from its own environment variables is set here. */
export function connect(config: ConnectionConfig, fetch?: typeof globalThis.fetch): OpenAI {
  return new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseURL ?? DEFAULT_BASE_URL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // Its debug log prints request bodies: questions of staff do not belong in a log.
    logLevel: 'off',
    // Retries and the overall time-out are ours: the SDK counts its time-out per attempt.
    maxRetries: 0,
    timeout: config.timeoutMs + 1000,
    fetch: boundedFetch(fetch ?? globalThis.fetch, MAX_BODY_BYTES),
  });
}

/** Waits before a retry; resolves early, never rejects, when the signal aborts. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
