import { lastSeq, mergeMessages, unreadIds } from './messages.ts';
import { type Outgoing, unconfirmed } from './outgoing.ts';
import type { Message, MessagesAnswer, Person, Place, Room } from './protocol.ts';
import { placeKey, placeOfHash } from './route.ts';

export interface Conversation {
  phase: 'loading' | 'ready' | 'failed';
  messages: Message[];
  outgoing: Outgoing[];
  /** Older messages exist on the server. */
  more: boolean;
  older: 'idle' | 'loading' | 'failed';
  /** Everything up to this `seq` has been fetched without a gap; live messages alone do not prove that. */
  syncedSeq: number;
  /** Ids that arrived unread and that I have not reacted to: their mark stays while I look at them. */
  fresh: string[];
  /** Where the "new messages" line stands. */
  freshFrom: string | null;
}

export interface ChatState {
  phase: 'loading' | 'ready' | 'unreachable';
  people: Person[];
  rooms: Room[];
  /** The server's clock as last heard, ISO. */
  now: string;
  /** The clock may be moved from here. */
  simulated: boolean;
  selected: Place | null;
  link: 'connecting' | 'open' | 'lost';
  conversations: Record<string, Conversation>;
  typing: boolean;
  /** What the reply being written in the conversation in view says so far; empty while nothing is. */
  writing: string;
  alert: string | null;
}

export const emptyConversation: Conversation = {
  phase: 'loading',
  messages: [],
  outgoing: [],
  more: false,
  older: 'idle',
  syncedSeq: 0,
  fresh: [],
  freshFrom: null,
};

export const initialState: ChatState = {
  phase: 'loading',
  people: [],
  rooms: [],
  now: '',
  simulated: false,
  selected: null,
  link: 'connecting',
  conversations: {},
  typing: false,
  writing: '',
  alert: null,
};

export function conversationAt(state: ChatState, place: Place): Conversation {
  return state.conversations[placeKey(place)] ?? emptyConversation;
}

export function withConversation(
  state: ChatState,
  place: Place,
  change: (conversation: Conversation) => Conversation,
): ChatState {
  return {
    ...state,
    conversations: { ...state.conversations, [placeKey(place)]: change(conversationAt(state, place)) },
  };
}

/** The conversations of one person that are in memory. */
export function placesOf(state: ChatState, as: string): Place[] {
  return Object.keys(state.conversations)
    .map(placeOfHash)
    .filter(place => place !== null)
    .filter(place => place.as === as);
}

/** Stored messages, live or from a request: each once, in order, confirming what was on its way. */
export function receive(conversation: Conversation, messages: readonly Message[]): Conversation {
  return {
    ...conversation,
    messages: mergeMessages(conversation.messages, messages),
    outgoing: unconfirmed(conversation.outgoing, messages),
  };
}

/**
 * The newest pages of history. Where they do not reach what is already here, the older part is let go (it can be
 * loaded again by scrolling) rather than shown with an invisible gap.
 */
export function refilled(
  conversation: Conversation,
  answer: MessagesAnswer,
  syncedBefore: number,
  unread: number,
): Conversation {
  const first = answer.messages[0]?.seq ?? 0;
  const reaches = syncedBefore > 0 && (!answer.more || first <= syncedBefore + 1);
  const kept = reaches ? conversation.messages : conversation.messages.filter(message => message.seq > syncedBefore);
  const next = receive({ ...conversation, messages: kept }, answer.messages);
  const fresh = unread > 0 ? unreadIds(next.messages, unread) : conversation.fresh;
  return {
    ...next,
    phase: 'ready',
    more: reaches ? conversation.more && answer.more : answer.more,
    syncedSeq: Math.max(conversation.syncedSeq, lastSeq(answer.messages)),
    fresh,
    freshFrom: unread > 0 ? (fresh[0] ?? null) : conversation.freshFrom,
  };
}

export function withPersonUnread(state: ChatState, personId: string, unread: number): ChatState {
  return { ...state, people: state.people.map(person => (person.id === personId ? { ...person, unread } : person)) };
}

export function withRoomUnread(state: ChatState, roomId: string, count: (unread: number) => number): ChatState {
  return {
    ...state,
    rooms: state.rooms.map(room => (room.id === roomId ? { ...room, unread: count(room.unread) } : room)),
  };
}

/** The clock only goes forward; a message stamped later than the last known time moves it too. */
export function withNow(state: ChatState, now: string): ChatState {
  return state.now === '' || Date.parse(now) > Date.parse(state.now) ? { ...state, now } : state;
}
