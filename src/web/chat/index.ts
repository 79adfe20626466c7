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

/** The local chat: its routes, and one subscription to what the application delivers. */
export function chatRoutes(server: FastifyInstance, host: WebHost, live: Live, renderError: RenderError): void {
  const unsubscribe = host.onDelivered(live.delivered);
  server.addHook('onClose', async () => unsubscribe());
  const send = createSend(host, live);
  peopleRoute(server, host);
  messagesRoute(server, host);
  socketRoute(server, { host, live, send, renderError });
  fileRoutes(server, host, send);
  readRoute(server, host, live);
  clockRoute(server, host, live);
}
