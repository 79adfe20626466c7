import { reconnectDelay } from './backoff.ts';
import { readFrame, type SendFrame, type ServerFrame } from './protocol.ts';

/** The part of a browser's WebSocket used here, so that a test can play the server. */
export interface Socket {
  send(data: string): void;
  close(): void;
}

export interface SocketEvents {
  onOpen: () => void;
  onClose: () => void;
  onData: (data: unknown) => void;
}

export interface ConnectionParts {
  openSocket: (events: SocketEvents) => Socket;
  /** Runs `task` after `ms`; returns how to call it off. */
  later: (ms: number, task: () => void) => () => void;
  random: () => number;
  onOpen: () => void;
  onLost: () => void;
  onFrame: (frame: ServerFrame) => void;
}

export interface Connection {
  /** False when there is no open socket; the caller keeps the frame and sends it again at `onOpen`. */
  send(frame: SendFrame): boolean;
  /** Drops the present socket or wait, and connects at once. */
  restart(): void;
  close(): void;
}

/** Keeps one socket open until `close()`, with growing waits between attempts. */
export function createConnection(parts: ConnectionParts): Connection {
  let socket: Socket | null = null;
  let isOpen = false;
  let attempt = 0;
  /** Which socket is the present one: a socket given up may still report, and must then be ignored. */
  let generation = 0;
  let cancelWait: (() => void) | null = null;

  function drop(): void {
    cancelWait?.();
    cancelWait = null;
    isOpen = false;
    generation += 1;
    const old = socket;
    socket = null;
    old?.close();
  }

  function connect(): void {
    cancelWait = null;
    generation += 1;
    const mine = generation;
    socket = parts.openSocket({
      onOpen() {
        if (mine !== generation) return;
        isOpen = true;
        attempt = 0;
        parts.onOpen();
      },
      onData(data) {
        const frame = mine === generation ? readFrame(data) : null;
        if (frame) parts.onFrame(frame);
      },
      onClose() {
        if (mine !== generation) return;
        socket = null;
        isOpen = false;
        cancelWait = parts.later(reconnectDelay(attempt, parts.random()), connect);
        attempt += 1;
        parts.onLost();
      },
    });
  }

  connect();
  return {
    send(frame) {
      if (!socket || !isOpen) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    restart() {
      drop();
      connect();
    },
    close: drop,
  };
}
