import { SendFailure } from '../../errors.ts';
import { CODES } from './limits.ts';

/** The code the platform answered, or undefined where it did not answer: then nobody knows whether it took the message. */
export function codeOf(error: unknown): number | undefined {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Whether the request id is used up, so that the message has to be pushed. */
export function isSpent(error: unknown): boolean {
  const code = codeOf(error);
  return code === CODES.badRequestId || code === CODES.tooLate;
}

/**
 * A card whose task id is in use was sent before, perhaps by an instance that has died since. No code is documented for it (unverified which one comes), so the
 * words decide; only asked where the message was a card of ours.
 */
export function isTaskIdKnown(error: unknown): boolean {
  const words = typeof error === 'object' && error !== null && 'errmsg' in error ? String(error.errmsg) : '';
  return /task_?id/i.test(words) && /repeat|duplicat|exist|used|重复|已存在/i.test(words);
}

/** Whether it is the message that was not taken, and neither the moment nor the connection. */
export function isRefusal(error: unknown): boolean {
  const failure = failureOf(error, { connected: true, blockedMs: () => 0 });
  return failure.reason === 'unreachable' || failure.reason === 'refused';
}

/**
 * Which codes mean that nobody has written to the bot yet is not documented; what is neither a limit nor a fault of the moment is taken
 * for it, so that the message goes another way. `blockedMs` is how long a conversation is blocked that has just been refused for its frequency.
 */
export function failureOf(
  error: unknown,
  { connected, blockedMs }: { connected: boolean; blockedMs: () => number },
): SendFailure {
  if (error instanceof SendFailure) return error;
  const code = codeOf(error);
  if (code === undefined) {
    return new SendFailure(connected ? 'busy' : 'elsewhere', connected ? 'noAnswer' : 'notConnected', { cause: error });
  }
  if (code === CODES.busy) return new SendFailure('busy', `wecom ${code}`);
  if (code === CODES.rateLimit || code === CODES.concurrency) {
    return new SendFailure('limited', `wecom ${code}`, { retryAfterMs: blockedMs() });
  }
  return new SendFailure('unreachable', `wecom ${code}`);
}
