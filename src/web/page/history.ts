import type { ChatParts, ChatStore } from './chat-parts.ts';
import { conversationAt, receive, refilled, withConversation } from './chat-state.ts';
import type { MessagesAnswer, Place } from './protocol.ts';
import { placeKey } from './route.ts';

const refillAgainMs = 2_000;
/** More missed pages than this are not fetched one by one; the older part is loaded by scrolling. */
const mostMissedPages = 5;

/** Fetches what was said before: the newest messages on opening and after every reconnection, older ones on demand. */
export function createHistory(store: ChatStore, { api, later }: Pick<ChatParts, 'api' | 'later'>) {
  /** Unread count at the moment a conversation was opened, until its history is here to mark. */
  const unreadAtOpen = new Map<string, number>();

  /** The newest page, and pages before it until they reach `synced`; null when a request failed. */
  async function missed(place: Place, synced: number): Promise<MessagesAnswer | null> {
    const outcome = await api.messages(place);
    if (outcome.kind !== 'ok') return null;
    let { messages, more } = outcome.value;
    for (let page = 1; page < mostMissedPages && synced > 0 && more; page += 1) {
      const first = messages[0]?.seq ?? 0;
      if (first <= synced + 1) break;
      const earlier = await api.messages(place, first);
      if (earlier.kind !== 'ok') return null;
      messages = [...earlier.value.messages, ...messages];
      more = earlier.value.more;
    }
    return { messages, more };
  }

  async function refill(place: Place): Promise<void> {
    const before = conversationAt(store.get(), place);
    const synced = before.phase === 'ready' ? before.syncedSeq : 0;
    const answer = await missed(place, synced);
    const state = store.get();
    if (answer) {
      const unread = unreadAtOpen.get(placeKey(place)) ?? 0;
      unreadAtOpen.delete(placeKey(place));
      store.set(withConversation(state, place, conversation => refilled(conversation, answer, synced, unread)));
      return;
    }
    if (conversationAt(state, place).phase === 'loading') {
      store.set(withConversation(state, place, conversation => ({ ...conversation, phase: 'failed' })));
    }
    // Without a socket the next opening refills; with one, a passing fault must not leave a gap for good.
    later(refillAgainMs, () => {
      const { selected, link } = store.get();
      if (link === 'open' && selected && placeKey(selected) === placeKey(place)) void refill(place);
    });
  }

  return {
    refill,
    opened(place: Place, unread: number): void {
      unreadAtOpen.set(placeKey(place), unread);
    },
    async older(place: Place): Promise<void> {
      const { more, older, messages } = conversationAt(store.get(), place);
      const first = messages[0];
      if (!more || older === 'loading' || !first) return;
      store.set(withConversation(store.get(), place, conv => ({ ...conv, older: 'loading' })));
      const outcome = await api.messages(place, first.seq);
      store.set(
        withConversation(store.get(), place, conv =>
          outcome.kind === 'ok'
            ? { ...receive(conv, outcome.value.messages), more: outcome.value.more, older: 'idle' }
            : { ...conv, older: 'failed' },
        ),
      );
    },
  };
}
