/** One message of a person to the bot, as the inbox stores it and hands it over. `at` is UTC, `size` is in bytes. */
export interface InboundMessage {
  id: string;
  conversationId: string;
  senderId: string;
  roomId?: string;
  mentionsBot: boolean;
  text: string;
  file?: { id: string; name: string; mime: string; size: number; path?: string };
  action?: { taskId: string; key: string };
  at: Date;
}

/** One rendered reply or notice. The id is stable over retries, so that a receiver can drop repeats. */
export interface OutboundMessage {
  id: string;
  recipientId: string;
  roomId?: string;
  /** The inbound message that is answered; a notice answers none. */
  replyTo?: string;
  text: string;
  options: readonly { key: string; label: string }[];
  card?: { title: string; taskId: string };
  file?: { name: string; mime: string; load(): Promise<Buffer> };
}

/** A message with buttons. `taskId` comes back with the click and names the card in an update. */
export interface OutboundCard {
  id: string;
  title: string;
  taskId: string;
  text: string;
  options: readonly { key: string; label: string }[];
}

/**
 * A puppet whose platform has cards; no Wechaty type fits them, so this is tested for at run time. `conversationId` is Wechaty's:
 * the id of a person or of a room, not the `u:` / `r:` id of a dialog. `sendCard` resolves to the id of the sent message.
 */
export interface CardPuppet {
  sendCard(conversationId: string, card: OutboundCard): Promise<string>;
  updateCard?(conversationId: string, card: OutboundCard): Promise<void>;
}

/** A puppet that can be handed a stored message: it keeps the payload and emits Wechaty's `message` for it. */
export interface InboundPuppet {
  receive(inbound: InboundMessage): void;
}

export function isCardPuppet(puppet: object): puppet is CardPuppet {
  return 'sendCard' in puppet && typeof puppet.sendCard === 'function';
}
