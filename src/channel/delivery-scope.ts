import { AsyncLocalStorage } from 'node:async_hooks';

/** To whom a message goes: a person, or everybody in a room. */
export type Addressee = { userId: string } | { roomId: string };

/** What `contact.say()` has no parameter for: the stable id of the message, and in a room the person it is meant for. */
export interface DeliveryScope {
  id: string;
  to: Addressee;
  mentions: readonly string[];
  /** The inbound message that is answered. */
  replyTo?: string;
}

const scopes = new AsyncLocalStorage<DeliveryScope>();

/** Runs `send`; a puppet called inside it, through Wechaty, can read the scope. */
export function withDeliveryScope<T>(scope: DeliveryScope, send: () => Promise<T>): Promise<T> {
  return scopes.run(scope, send);
}

/** The scope of the message being sent, or undefined when somebody used Wechaty directly. */
export function currentDeliveryScope(): DeliveryScope | undefined {
  return scopes.getStore();
}
