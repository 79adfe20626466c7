import type { ChatParts, ChatStore } from './chat-parts.ts';
import { conversationAt, placesOf, receive, withConversation, withNow } from './chat-state.ts';
import type { Connection } from './connection.ts';
import { failed, type Outgoing, sendingAgain, textsToRepeat, uploadsToRepeat, without } from './outgoing.ts';
import type { Message, Place } from './protocol.ts';
import { text } from './text.ts';

/** A send without an answer for this long on an open socket means a dead socket: connect anew and repeat. */
const confirmWithinMs = 15_000;

type Failure = { reason: string; retryable: boolean };

/** Everything on its way to the server: kept until confirmed, repeated with the same id, never sent twice as two. */
export function createSending(
  store: ChatStore,
  parts: Pick<ChatParts, 'api' | 'later' | 'newId' | 'preview'>,
  /** The present connection, when it belongs to this person. */
  connectionOf: (as: string) => Connection | null,
) {
  function find(place: Place, clientId: string): Outgoing | undefined {
    return conversationAt(store.get(), place).outgoing.find(item => item.clientId === clientId);
  }

  function confirm(place: Place, messages: readonly Message[]): void {
    const { outgoing } = conversationAt(store.get(), place);
    store.set(withConversation(store.get(), place, conversation => receive(conversation, messages)));
    const remaining = new Set(conversationAt(store.get(), place).outgoing);
    for (const item of outgoing) if (item.preview && !remaining.has(item)) parts.preview.release(item.preview);
  }

  function fail(place: Place, clientId: string, failure: Failure): void {
    if (!find(place, clientId)) return;
    store.set(
      withConversation(store.get(), place, conversation => ({
        ...conversation,
        outgoing: failed(conversation.outgoing, clientId, failure),
      })),
    );
  }

  async function upload(place: Place, clientId: string, file: File): Promise<void> {
    const outcome = await parts.api.upload(place, clientId, file);
    if (outcome.kind === 'ok') {
      confirm(place, [{ ...outcome.value.message, clientId }]);
      store.set(withNow(store.get(), outcome.value.message.at));
    } else if (outcome.kind === 'unreachable') {
      fail(place, clientId, { reason: text.upload.network, retryable: true });
    } else {
      const fallback = outcome.status === 413 ? text.upload.tooLarge : text.upload.refused;
      fail(place, clientId, { reason: outcome.reason ?? fallback, retryable: outcome.status >= 500 });
    }
  }

  function transmit(place: Place, item: Outgoing): void {
    if (item.file) {
      void upload(place, item.clientId, item.file);
      return;
    }
    const { clientId, text: said, pressed } = item;
    const room = place.room ? { room: place.room } : {};
    const tapped = pressed ? { pressed: { message: pressed.message, key: pressed.key } } : {};
    const connection = connectionOf(place.as);
    if (!connection?.send({ type: 'send', clientId, text: said, ...room, ...tapped })) return;
    parts.later(confirmWithinMs, () => {
      const unanswered = find(place, item.clientId)?.state === 'sending';
      if (unanswered && store.get().link === 'open') connectionOf(place.as)?.restart();
    });
  }

  function retry(place: Place, clientId: string): void {
    store.set(
      withConversation(store.get(), place, conv => ({ ...conv, outgoing: sendingAgain(conv.outgoing, clientId) })),
    );
    const item = find(place, clientId);
    if (item) transmit(place, item);
  }

  return {
    confirm,
    retry,
    enqueue(place: Place, content: Pick<Outgoing, 'text' | 'shown' | 'file' | 'pressed'>): void {
      const preview = content.file?.type.startsWith('image/') ? parts.preview.open(content.file) : null;
      const start = { at: store.get().now, state: 'sending', reason: null, retryable: false } as const;
      const item: Outgoing = { ...content, ...start, preview, clientId: parts.newId() };
      store.set(
        withConversation(store.get(), place, conversation => ({
          ...conversation,
          fresh: [],
          freshFrom: null,
          outgoing: [...conversation.outgoing, item],
        })),
      );
      transmit(place, item);
    },
    /** Takes a failed send off the list. */
    discard(place: Place, clientId: string): void {
      const preview = find(place, clientId)?.preview;
      if (preview) parts.preview.release(preview);
      store.set(
        withConversation(store.get(), place, conv => ({ ...conv, outgoing: without(conv.outgoing, clientId) })),
      );
    },
    /** The server stored it. The frame does not say where it was sent, but its id is unique. */
    accepted(as: string, clientId: string, message: Message): void {
      const place = placesOf(store.get(), as).find(candidate => find(candidate, clientId));
      if (place) confirm(place, [{ ...message, clientId }]);
    },
    rejected(as: string, clientId: string, reason: string): void {
      for (const place of placesOf(store.get(), as)) {
        fail(place, clientId, { reason: reason || text.send.rejected, retryable: false });
      }
    },
    /** A fresh connection: whatever the old one left open goes out again, in its order. */
    repeat(as: string): void {
      for (const place of placesOf(store.get(), as)) {
        const { outgoing } = conversationAt(store.get(), place);
        for (const item of textsToRepeat(outgoing)) transmit(place, item);
        for (const item of uploadsToRepeat(outgoing)) retry(place, item.clientId);
      }
    },
  };
}
