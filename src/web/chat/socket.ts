import type { FastifyInstance } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { answerTo, type RenderError } from '../failures.ts';
import type { WebHost } from '../host.ts';
import { text } from '../text.ts';
import type { Live } from './live.ts';
import { checkPerson, clientIdOf, findPlace, personQuery } from './place.ts';
import type { Send } from './send.ts';

const frame = z.object({
  type: z.literal('send'),
  clientId: clientIdOf,
  text: z.string(),
  room: z.string().min(1).max(100).optional(),
  pressed: z.object({ message: z.string().min(1).max(200), key: z.string().max(1_000) }).optional(),
});

interface Parts {
  host: WebHost;
  live: Live;
  send: Send;
  renderError: RenderError;
}

/** `/api/chat/socket?as=`: what one person sends and is sent, live. Somebody unknown is refused before the upgrade. */
export function socketRoute(server: FastifyInstance, { host, live, send, renderError }: Parts): void {
  async function take(as: string, socket: WebSocket, data: RawData): Promise<void> {
    const parsed = frame.safeParse(readJson(data));
    // A frame without an id cannot be answered, and a page that sends one is not ours.
    if (!parsed.success) return;
    const { clientId, text: said, room, pressed } = parsed.data;
    try {
      const place = await findPlace(host, { as, room });
      const { message, awaited } = await send.send(place, { clientId, text: said, pressed, from: socket });
      live.tell(socket, { type: 'accepted', clientId, message });
      if (awaited) live.tell(socket, { type: 'typing' });
    } catch (error) {
      const { status, sentence } = answerTo(error, renderError);
      if (status >= 500) host.log.error({ err: error }, 'a message was not stored');
      live.tell(socket, { type: 'rejected', clientId, reason: status === 500 ? text.notStored : sentence });
    }
  }

  const route = { websocket: true, preValidation: async (request: { query: unknown }) => asOf(request) } as const;
  async function asOf(request: { query: unknown }): Promise<void> {
    await checkPerson(host, personQuery.parse(request.query).as);
  }

  server.get('/api/chat/socket', route, (socket, request) => {
    const { as } = personQuery.parse(request.query);
    let order: Promise<void> = Promise.resolve();
    live.join(as, socket);
    // One after the other, so that messages are stored in the order they were sent.
    socket.on('message', data => {
      order = order.then(() => take(as, socket, data));
    });
  });
}

function readJson(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
