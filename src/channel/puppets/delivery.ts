import type { Addressee } from '../delivery-scope.ts';

/**
 * What a puppet sends: the receiver drops an id it has already shown. `mentions` are the user ids a message in a room is meant
 * for; `file` is there for kinds image and file, `card` for kind card. `replyTo` is the id of the inbound message that is answered, absent
 * for a notice.
 */
export interface Delivery {
  id: string;
  to: Addressee;
  kind: 'text' | 'image' | 'file' | 'card';
  text: string;
  options: readonly { key: string; label: string }[];
  mentions: readonly string[];
  replyTo?: string;
  card?: { title: string; taskId: string };
  file?: { name: string; mime: string; load(): Promise<Buffer> };
}

/** Resolves once the receiver has taken the message; a rejection makes the sending fail, as its SendFailure says or else for a retry. */
export type Deliver = (delivery: Delivery) => Promise<void> | void;
