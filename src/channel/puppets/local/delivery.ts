import type { Addressee } from '../../delivery-scope.ts';

/**
 * What the local puppet sends: the receiver drops an id it has already shown. `mentions` are the user ids a message in a room is meant
 * for; `file` is there for kinds image and file, `card` for kind card.
 */
export interface LocalDelivery {
  id: string;
  to: Addressee;
  kind: 'text' | 'image' | 'file' | 'card';
  text: string;
  options: readonly { key: string; label: string }[];
  mentions: readonly string[];
  card?: { title: string; taskId: string };
  file?: { name: string; mime: string; load(): Promise<Buffer> };
}

/** Resolves once the receiver has taken the message; a rejection makes the sending fail, so that it is retried. */
export type Deliver = (delivery: LocalDelivery) => Promise<void> | void;
