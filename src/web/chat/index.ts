import type { FastifyInstance } from 'fastify';
import type { RenderError } from '../failures.ts';
import type { WebHost } from '../host.ts';
import { clockRoute } from './clock.ts';
import { fileRoutes } from './files.ts';
import type { Live } from './live.ts';
import { messagesRoute } from './messages.ts';
import { peopleRoute } from './people.ts';
import { readRoute } from './read.ts';
import { createSend } from './send.ts';
import { socketRoute } from './socket.ts';

/** The local chat: its routes, and its subscriptions to what the application delivers and is writing. */
export function chatRoutes(server: FastifyInstance, host: WebHost, live: Live, renderError: RenderError): void {
  const unsubscribe = [host.onDelivered(live.delivered), host.onProgress(live.progress)];
  server.addHook('onClose', async () => {
    for (const stop of unsubscribe) stop();
  });
  const send = createSend(host, live);
  peopleRoute(server, host);
  messagesRoute(server, host);
  socketRoute(server, { host, live, send, renderError });
  fileRoutes(server, host, send);
  readRoute(server, host, live);
  clockRoute(server, host, live);
}
