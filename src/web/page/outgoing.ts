import type { Message, Pressed } from './protocol.ts';

/** Something I sent that the server has not confirmed yet. The same `clientId` goes with every repeat. */
export interface Outgoing {
  clientId: string;
  /** What is sent. */
  text: string;
  /** What is shown: an option's label rather than its key. */
  shown: string;
  at: string;
  file: File | null;
  /** Object URL of an image on its way. */
  preview: string | null;
  /** The option that was tapped to say it. */
  pressed: Pressed | null;
  state: 'sending' | 'failed';
  /** Why it failed, in Chinese. */
  reason: string | null;
  /** True when sending the very same again may work (the network failed, not the content). */
  retryable: boolean;
}

export function failed(
  queue: readonly Outgoing[],
  clientId: string,
  failure: { reason: string; retryable: boolean },
): Outgoing[] {
  return queue.map(item => (item.clientId === clientId ? { ...item, state: 'failed', ...failure } : item));
}

export function sendingAgain(queue: readonly Outgoing[], clientId: string): Outgoing[] {
  return queue.map(item =>
    item.clientId === clientId ? { ...item, state: 'sending', reason: null, retryable: false } : item,
  );
}

export function without(queue: readonly Outgoing[], clientId: string): Outgoing[] {
  return queue.filter(item => item.clientId !== clientId);
}

/** The queue less whatever these stored messages confirm. */
export function unconfirmed(queue: readonly Outgoing[], stored: readonly Message[]): Outgoing[] {
  const confirmed = new Set(stored.map(message => message.clientId));
  return queue.filter(item => !confirmed.has(item.clientId));
}

/** Texts to repeat on a fresh connection, oldest first. */
export function textsToRepeat(queue: readonly Outgoing[]): Outgoing[] {
  return queue.filter(item => item.file === null && item.state === 'sending');
}

/** Uploads that only the network stopped. */
export function uploadsToRepeat(queue: readonly Outgoing[]): Outgoing[] {
  return queue.filter(item => item.file !== null && item.state === 'failed' && item.retryable);
}
