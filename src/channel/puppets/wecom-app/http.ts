import { boundedBody } from '../../bounded-body.ts';
import { WecomApiError, WecomUnreachable } from './error-codes.ts';
import { FILE_BYTES, REQUEST_TIMEOUT_MS } from './limits.ts';

export interface WecomRequest {
  /** Below `/cgi-bin/`. */
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON, byte for byte the same for the same value. */
  json?: unknown;
  form?: FormData;
  timeoutMs?: number;
}

export interface Answer {
  type: string;
  disposition: string;
  bytes: Buffer;
}

export type WecomHttp = (request: WecomRequest) => Promise<Answer>;

/** A directory answer of a large department is some MB; nothing is larger than a file. */
const ANSWER_BYTES = FILE_BYTES + 1024 * 1024;

/** One request to the platform. @throws WecomUnreachable, never with the address: the token is in it. */
export function createWecomHttp(apiBase: string): WecomHttp {
  return async ({ path, query = {}, json, form, timeoutMs = REQUEST_TIMEOUT_MS }) => {
    const url = `${apiBase}/cgi-bin/${path}?${new URLSearchParams(query)}`;
    const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body !== undefined && { body }),
        ...(typeof body === 'string' && { headers: { 'content-type': 'application/json' } }),
        // It would carry the token elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = response.body ? await boundedBody(response.body, ANSWER_BYTES) : Buffer.alloc(0);
      if (!response.ok) throw new WecomUnreachable(path, `status ${response.status}`);
      return {
        type: response.headers.get('content-type') ?? '',
        disposition: response.headers.get('content-disposition') ?? '',
        bytes,
      };
    } catch (error) {
      throw error instanceof WecomUnreachable ? error : new WecomUnreachable(path, codeOf(error));
    }
  };
}

/** The parsed answer. @throws WecomApiError for an errcode other than 0. */
export function parseAnswer(path: string, { bytes }: Answer): Record<string, unknown> {
  let answer: unknown;
  try {
    answer = JSON.parse(bytes.toString());
  } catch {
    throw new WecomUnreachable(path, 'no JSON');
  }
  if (typeof answer !== 'object' || answer === null) throw new WecomUnreachable(path, 'no JSON');
  const { errcode = 0, errmsg = '' } = answer as { errcode?: unknown; errmsg?: unknown };
  if (errcode !== 0) throw new WecomApiError(path, Number(errcode), String(errmsg));
  return answer as Record<string, unknown>;
}

function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'timeout';
  return typeof cause?.code === 'string' ? cause.code : 'no answer';
}
