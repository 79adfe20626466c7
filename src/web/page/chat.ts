import { reconnectDelay } from './backoff.ts';
import type { ChatParts, ChatStore } from './chat-parts.ts';
import {
  type ChatState,
  conversationAt,
  initialState,
  withConversation,
  withNow,
  withPersonUnread,
  withRoomUnread,
} from './chat-state.ts';
import { type Connection, createConnection } from './connection.ts';
import { createHistory } from './history.ts';
import { withMention } from './mention.ts';
import { lastSeq } from './messages.ts';
import type { Message, Place, ServerFrame } from './protocol.ts';
import { placeKey } from './route.ts';
import { createSending } from './sending.ts';
import { text } from './text.ts';

const typingForMs = 15_000;

const addressed = (place: Place, content: string): string => (place.room ? withMention(content) : content);

export type Chat = ReturnType<typeof createChat>;

/** The page's state and everything that changes it: one subscription for the view, one socket per chosen person. */
export function createChat(parts: ChatParts) {
  const { api, later } = parts;
  let state: ChatState = initialState;
  const listeners = new Set<() => void>();
  const store: ChatStore = { get: () => state, set };
  let connection: Connection | null = null;
  let connectedAs: string | null = null;
  const history = createHistory(store, parts);
  const sending = createSending(store, parts, as => (connectedAs === as ? connection : null));
  /** The conversation is in view, at its end, in a visible window: what arrives counts as read. */
  let watching = false;
  const readSeq = new Map<string, number>();
  let peopleAttempt = 0;
  let cancelTyping: (() => void) | null = null;

  function set(next: ChatState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  /** Whether an answer is on its way, and what it says so far. Nothing heard for a while: it is taken to have been lost. */
  function setTyping(typing: boolean, writing = ''): void {
    cancelTyping?.();
    cancelTyping = typing ? later(typingForMs, () => set({ ...state, typing: false, writing: '' })) : null;
    if (state.typing !== typing || state.writing !== writing) set({ ...state, typing, writing });
  }

  async function loadPeople(): Promise<void> {
    const outcome = await api.people();
    if (outcome.kind !== 'ok') {
      if (state.phase === 'ready') return;
      set({ ...state, phase: 'unreachable' });
      later(reconnectDelay(peopleAttempt, parts.random()), loadPeople);
      peopleAttempt += 1;
      return;
    }
    peopleAttempt = 0;
    const { people, rooms, now, simulated } = outcome.value;
    set({ ...state, phase: 'ready', people, rooms, now, simulated });
    if (state.selected && !people.some(person => person.id === state.selected?.as)) select(null);
    markRead();
  }

  async function refill(place: Place): Promise<void> {
    await history.refill(place);
    markRead();
  }

  function markRead(): void {
    const place = state.selected;
    if (!watching || !place) return;
    set(place.room ? withRoomUnread(state, place.room, () => 0) : withPersonUnread(state, place.as, 0));
    const key = placeKey(place);
    const seq = lastSeq(conversationAt(state, place).messages);
    const known = readSeq.get(key) ?? 0;
    if (seq <= known) return;
    readSeq.set(key, seq);
    void api.read(place, seq).then(outcome => {
      // Not stored: the next occasion tells it again.
      if (outcome.kind !== 'ok' && readSeq.get(key) === seq) readSeq.set(key, known);
    });
  }

  function takeMessage(as: string, message: Message, room: string | undefined): void {
    const place: Place = room ? { as, room } : { as };
    const isSelected = state.selected !== null && placeKey(state.selected) === placeKey(place);
    const isKnown = conversationAt(state, place).messages.some(other => other.id === message.id);
    set(withNow(state, message.at));
    if (message.from === 'bot' && isSelected) setTyping(false);
    if (placeKey(place) in state.conversations) sending.confirm(place, [message]);
    if (isKnown || message.from === 'me') return;
    if (isSelected) {
      const divider = watching ? null : message.id;
      set(
        withConversation(state, place, conversation => ({
          ...conversation,
          fresh: [...conversation.fresh, message.id],
          freshFrom: conversation.freshFrom ?? divider,
        })),
      );
      markRead();
    } else if (room) {
      set(withRoomUnread(state, room, unread => unread + 1));
    }
  }

  function takeFrame(as: string, frame: ServerFrame): void {
    switch (frame.type) {
      case 'accepted':
        sending.accepted(as, frame.clientId, frame.message);
        set(withNow(state, frame.message.at));
        return;
      case 'rejected':
        sending.rejected(as, frame.clientId, frame.reason);
        return;
      case 'message':
        takeMessage(as, frame.message, frame.room);
        return;
      case 'changed':
        set(
          withConversation(state, { as }, conversation => ({
            ...conversation,
            messages: conversation.messages.map(known => (known.id === frame.message.id ? frame.message : known)),
          })),
        );
        return;
      case 'typing':
        setTyping(true, state.writing);
        return;
      case 'progress': {
        const place: Place = frame.room ? { as, room: frame.room } : { as };
        if (state.selected && placeKey(state.selected) === placeKey(place)) setTyping(true, frame.text);
        return;
      }
      case 'unread': {
        const inView = watching && state.selected?.as === frame.personId && !state.selected.room;
        set(withPersonUnread(state, frame.personId, inView ? 0 : frame.unread));
        return;
      }
      case 'clock':
        set({ ...state, now: frame.now });
        return;
      default:
        frame satisfies never;
    }
  }

  function connect(as: string): void {
    connection?.close();
    connectedAs = as;
    set({ ...state, link: 'connecting' });
    connection = createConnection({
      openSocket: events => parts.openSocket(as, events),
      later,
      random: parts.random,
      onOpen: () => {
        set({ ...state, link: 'open' });
        sending.repeat(as);
        void loadPeople();
        if (state.selected?.as === as) void refill(state.selected);
      },
      onLost: () => {
        setTyping(false);
        set({ ...state, link: 'lost' });
      },
      onFrame: frame => takeFrame(as, frame),
    });
  }

  function select(place: Place | null): void {
    const left = state.selected;
    if (left && place && placeKey(left) === placeKey(place)) return;
    watching = false;
    setTyping(false);
    if (left) {
      set(withConversation(state, left, conversation => ({ ...conversation, fresh: [], freshFrom: null })));
    }
    set({ ...state, selected: place });
    if (!place) {
      // The socket stays: it carries the other people's unread counts to the list on a phone.
      return;
    }
    const unread = place.room
      ? state.rooms.find(room => room.id === place.room)?.unread
      : state.people.find(person => person.id === place.as)?.unread;
    history.opened(place, unread ?? 0);
    set(
      withConversation(state, place, conversation =>
        conversation.phase === 'failed' ? { ...conversation, phase: 'loading' } : conversation,
      ),
    );
    if (connectedAs !== place.as) connect(place.as);
    void refill(place);
  }

  function say(place: Place, content: string): void {
    sending.enqueue(place, { text: content, shown: content, file: null, pressed: null });
  }

  /** Runs a command on the conversation in view, if there is one. */
  function here(command: (place: Place) => void): void {
    if (state.selected) command(state.selected);
  }

  return {
    getState: (): ChatState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (): void => void loadPeople(),
    select,
    sendText: (content: string): void => here(place => say(place, content)),
    /** Says it to the assistant: in a group chat by its name. */
    ask: (content: string): void => here(place => say(place, addressed(place, content))),
    sendFiles(files: readonly File[]): void {
      for (const file of files) {
        if (file.size === 0) set({ ...state, alert: text.upload.empty });
        else here(place => sending.enqueue(place, { text: '', shown: file.name, file, pressed: null }));
      }
    },
    /** Sends an option's key, shown as its label. */
    choose: (message: Message, key: string, label: string): void =>
      here(place =>
        sending.enqueue(place, {
          ...{ text: addressed(place, key), shown: addressed(place, label), file: null },
          pressed: { message: message.id, key, label },
        }),
      ),
    retry: (clientId: string): void => here(place => sending.retry(place, clientId)),
    discard: (clientId: string): void => here(place => sending.discard(place, clientId)),
    loadOlder: (): void => here(place => void history.older(place)),
    reload: (): void => here(place => void refill(place)),
    /** Told by the view whenever the end of the conversation comes into sight or leaves it. */
    watch(now: boolean): void {
      watching = now;
      markRead();
    },
    reconnect(): void {
      if (state.link !== 'open') connection?.restart();
    },
    async advance(step: string): Promise<void> {
      if (!state.selected) return;
      const outcome = await api.advance(state.selected.as, step);
      if (outcome.kind === 'ok') set({ ...state, now: outcome.value.now });
      else set({ ...state, alert: (outcome.kind === 'refused' ? outcome.reason : null) ?? text.clock.failed });
    },
    dismissAlert: (): void => set({ ...state, alert: null }),
  };
}
