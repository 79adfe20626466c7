/** What the page and the server say to each other. Times are ISO 8601 with an offset; sizes are bytes. */

export interface Person {
  id: string;
  name: string;
  title: string;
  unit: string;
  /** Chinese role labels, the main one first. */
  roles: string[];
  /** The same roles by their ids. */
  roleIds: string[];
  unread: number;
}

export interface Room {
  id: string;
  name: string;
  memberIds: string[];
  unread: number;
}

export interface MessageFile {
  url: string;
  name: string;
  mime: string;
  size: number;
}

export interface MessageOption {
  /** What is sent when the option is chosen. */
  key: string;
  label: string;
  /** It leads nowhere any more: what it was for is settled. */
  over?: boolean;
}

/** What was tapped to say a message: an option of the assistant's message. */
export interface Pressed {
  message: string;
  key: string;
  label: string;
}

export interface Citation {
  standard: string;
  version: string;
  clause: string;
  text: string;
}

export interface Message {
  id: string;
  /** Grows within a conversation; the order of display. */
  seq: number;
  at: string;
  from: 'me' | 'bot' | 'other';
  senderName?: string;
  kind: 'text' | 'image' | 'file' | 'reply' | 'notice';
  text: string;
  file?: MessageFile;
  options: MessageOption[];
  outcome: 'answer' | 'candidates' | 'none' | null;
  citations: Citation[];
  ref: { type: string; no: string } | null;
  /** Of a reply to me: the message it answers. Several replies may answer one. */
  answers: string | null;
  /** Of what a person said by tapping an option. */
  pressed: Pressed | null;
  clientId?: string;
}

/** One conversation: who I am, and the room, or the assistant alone when there is none. */
export interface Place {
  as: string;
  room?: string;
}

export interface SendFrame {
  type: 'send';
  clientId: string;
  text: string;
  room?: string;
  /** The option whose key the text is. */
  pressed?: { message: string; key: string };
}

export type ServerFrame =
  | { type: 'accepted'; clientId: string; message: Message }
  | { type: 'rejected'; clientId: string; reason: string }
  | { type: 'message'; message: Message; room?: string }
  /** A message that was sent before, as it is shown now. */
  | { type: 'changed'; message: Message }
  | { type: 'typing' }
  /** What the assistant's reply says so far; the reply itself replaces it. */
  | { type: 'progress'; text: string; room?: string }
  | { type: 'unread'; personId: string; unread: number }
  | { type: 'clock'; now: string };

const frameTypes: ReadonlySet<string> = new Set([
  'accepted',
  'rejected',
  'message',
  'changed',
  'typing',
  'progress',
  'unread',
  'clock',
]);

/** Reads one frame; null for anything that is not a frame this page knows (a newer server may say more). */
export function readFrame(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null || !('type' in frame)) return null;
  return typeof frame.type === 'string' && frameTypes.has(frame.type) ? (frame as ServerFrame) : null;
}

export interface PeopleAnswer {
  people: Person[];
  rooms: Room[];
  now: string;
  simulated: boolean;
}

export interface MessagesAnswer {
  messages: Message[];
  more: boolean;
}
