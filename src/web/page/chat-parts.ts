import type { Api } from './api.ts';
import type { ChatState } from './chat-state.ts';
import type { Socket, SocketEvents } from './connection.ts';

/** What the chat needs of the browser; a test passes its own. */
export interface ChatParts {
  api: Api;
  openSocket: (as: string, events: SocketEvents) => Socket;
  /** Runs `task` after `ms`; returns how to call it off. */
  later: (ms: number, task: () => void) => () => void;
  random: () => number;
  newId: () => string;
  /** An object URL of an image about to be sent, and its release. */
  preview: { open: (file: File) => string; release: (url: string) => void };
}

/** The one state of the page, read and replaced as a whole. */
export interface ChatStore {
  get(): ChatState;
  set(next: ChatState): void;
}
