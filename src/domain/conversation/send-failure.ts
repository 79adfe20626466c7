/**
 * - `busy`: the platform could not be reached or has too much to do; again, with back-off
 * - `limited`: a rate limit; again after `retryAfterMs`, which is nobody's failure
 * - `elsewhere`: another instance holds the connection that this message needs
 * - `unreachable`: this person cannot be reached here: unknown to the platform, left, not among those the app may write to
 * - `refused`: the platform will never take this message
 */
export type SendFailureReason = 'busy' | 'limited' | 'elsewhere' | 'unreachable' | 'refused';

/** Why a puppet could not send, for the outbox to decide by. `detail` is a code for the operator, without words of the message. */
export class SendFailure extends Error {
  readonly reason: SendFailureReason;
  readonly detail: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    reason: SendFailureReason,
    detail: string,
    { retryAfterMs, cause }: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(`${reason}: ${detail}`, { cause });
    this.name = 'SendFailure';
    this.reason = reason;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Kept as the failure of an answer to an account that is not on the roster: nothing that an operator has to look after. */
export const STRANGER = 'stranger';
