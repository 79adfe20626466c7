import type { Actor } from '../org/actor.ts';

/** A file that passed the checks and is stored; or the reason why it was refused. */
export type ReceivedFile =
  | { kind: 'stored'; id: string; name: string; mime: string; size: number }
  | {
      kind: 'refused';
      name: string;
      code: 'fileTooLarge' | 'fileTypeRefused' | 'fileEmpty' | 'pictureDamaged';
      params: Record<string, string | number>;
    };

/**
 * What a person sent that cannot be used: by its kind, because it could not be fetched from the platform (`gone`) or put into words (`voice`), or because
 * nothing here hears (`deaf`).
 */
export type Unusable = 'location' | 'link' | 'other' | 'video' | 'voice' | 'deaf' | 'gone';

/** One inbound message, as dialogs see it. */
export interface Turn {
  readonly actor: Actor;
  /** The channel's message id: the submission id of one-step commands. */
  readonly messageId: string;
  readonly now: Date;
  /** Cleaned text; '' for a bare file. */
  readonly text: string;
  readonly files: readonly ReceivedFile[];
  readonly unusable?: Unusable | undefined;
  /** A click on a card of an answer that is not the last one of this conversation that had one. */
  readonly lateClick?: boolean;
  readonly inGroup: boolean;
  /**
   * Shows what the reply says so far, where the channel can: each call replaces the one before, and the stored reply replaces the last. Nothing of
   * it is kept; absent where nobody would see it, and when a turn is run again.
   */
  readonly progress?: ((text: string) => void) | undefined;
}

/** Where the bot leaves the turn for dialogs in the Bot Framework's turn state. */
export const TURN = Symbol.for('service-quality.turn');

/** What a conversation remembers between turns, besides its open dialogs: small JSON values, each key owned by one feature. */
export type Memory = Record<string, unknown>;

/** Where the bot leaves the conversation's memory for dialogs; changes are stored with the turn's end. */
export const MEMORY = Symbol.for('service-quality.memory');
