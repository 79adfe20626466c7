/**
 * - `unsupported`: the platform or this adapter cannot do it
 * - `notRunning`: Wechaty is not logged in, or was stopped before it took the message
 * - `noHandler`: a message came before the bot was registered
 * - `conversationMismatch`: the stored conversation id does not belong to the sender and room of the message
 * - `notTaken`: Wechaty did not turn the message into its `message` event
 * - `recipientUnknown`, `fileUnavailable`: nobody or nothing to send
 */
export type ChannelErrorCode =
  | 'unsupported'
  | 'notRunning'
  | 'noHandler'
  | 'conversationMismatch'
  | 'notTaken'
  | 'recipientUnknown'
  | 'fileUnavailable';

/** A failure inside the channel: for the log and for the inbox's retry, never shown to a person as it is. */
export class ChannelError extends Error {
  readonly code: ChannelErrorCode;

  constructor(code: ChannelErrorCode, subject: string, options: { cause?: unknown } = {}) {
    super(`${code}: ${subject}`, options);
    this.name = 'ChannelError';
    this.code = code;
  }
}

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
