import { APIConnectionTimeoutError, APIError } from 'openai';
import { ResponseTooLarge } from './bounded-fetch.ts';

/** What went wrong with one HTTP attempt, reduced to what is safe to keep: no server message leaves this file except inside `complaint`. */
export type Fault =
  | { kind: 'transient'; reason: 'http' | 'network'; status?: number; retryAfterMs: number | null }
  | { kind: 'unacceptable'; status: number; complaint: string }
  | { kind: 'final'; reason: 'http' | 'timeout' | 'invalidJson' | 'refused' | 'tooLarge'; status?: number };

/** Codes of 400 answers that no other request format would change. */
const CONTENT_FILTERED = /content_filter|content_policy|data_inspection_failed|inappropriate/i;
const HOPELESS = /context_length|model_not_found|invalid_api_key/i;

/** Sorts what the SDK threw. `complaint` may quote the server and is for choosing a dialect only: never log it. `now` reads a Retry-After date. */
export function classifyFault(error: unknown, now: () => Date): Fault {
  if (error instanceof APIConnectionTimeoutError) return { kind: 'final', reason: 'timeout' };
  if (error instanceof ResponseTooLarge) return { kind: 'final', reason: 'tooLarge' };
  if (error instanceof SyntaxError) return { kind: 'final', reason: 'invalidJson' };
  const status = error instanceof APIError && typeof error.status === 'number' ? error.status : null;
  if (!(error instanceof APIError) || status === null)
    return { kind: 'transient', reason: 'network', retryAfterMs: null };
  if (status === 429 || status >= 500) {
    return { kind: 'transient', reason: 'http', status, retryAfterMs: retryAfterMs(error.headers, now) };
  }
  if (status !== 400 && status !== 422) return { kind: 'final', reason: 'http', status };
  const code = String(error.code ?? '');
  if (CONTENT_FILTERED.test(code)) return { kind: 'final', reason: 'refused' };
  if (HOPELESS.test(code)) return { kind: 'final', reason: 'http', status };
  return { kind: 'unacceptable', status, complaint: `${error.param ?? ''} ${error.message}` };
}

/** Retry-After in milliseconds from now: seconds or an HTTP date; null when absent or unreadable. */
function retryAfterMs(headers: Headers | undefined, now: () => Date): number | null {
  const value = headers?.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now().getTime());
}
