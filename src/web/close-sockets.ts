import type { FastifyInstance } from 'fastify';

/** How long a page has to answer the farewell, ms; a sleeping phone would hold the server's end up for half a minute. */
const FAREWELL_MS = 1_000;
/** WebSocket close code "going away". */
const GOING_AWAY = 1001;

/** Takes leave of every open socket when the server closes, and drops those that do not answer. */
export function closeSockets(this: FastifyInstance, done: () => void): void {
  const { websocketServer } = this;
  for (const socket of websocketServer.clients) {
    socket.close(GOING_AWAY);
    const late = setTimeout(() => socket.terminate(), FAREWELL_MS);
    socket.once('close', () => clearTimeout(late));
  }
  websocketServer.close();
  done();
}
