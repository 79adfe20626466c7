/**
 * - `unsupported`: the platform or this adapter cannot do it
 * - `notRunning`: Wechaty is not logged in, or was stopped before it took the message
 * - `noHandler`: a message came before the bot was registered
 * - `conversationMismatch`: the stored conversation id does not belong to the sender and room of the message
 * - `notTaken`: Wechaty did not turn the message into its `message` event
 * - `recipientUnknown`, `fileUnavailable`: nobody or nothing to send, and no file to be had: no other try would find it
 * - `fileNotFetched`: a file that another try may bring
 */
export type ChannelErrorCode =
  | 'unsupported'
  | 'notRunning'
  | 'noHandler'
  | 'conversationMismatch'
  | 'notTaken'
  | 'recipientUnknown'
  | 'fileUnavailable'
  | 'fileNotFetched';

/** A failure inside the channel: for the log and for the inbox's retry, never shown to a person as it is. */
export class ChannelError extends Error {
  readonly code: ChannelErrorCode;

  constructor(code: ChannelErrorCode, subject: string, options: { cause?: unknown } = {}) {
    super(`${code}: ${subject}`, options);
    this.name = 'ChannelError';
    this.code = code;
  }
}

/** Whether a file will never be had: no other try would find it. */
export const isFileGone = (error: unknown): boolean =>
  error instanceof ChannelError && error.code === 'fileUnavailable';

export { SendFailure, type SendFailureReason } from '../domain/conversation/send-failure.ts';
