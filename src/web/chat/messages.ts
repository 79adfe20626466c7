import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WebHost } from '../host.ts';
import type { MessagesAnswer } from '../page/protocol.ts';
import { loadMessages } from './history.ts';
import { findPlace, placeQuery } from './place.ts';

const MOST = 200;
/** A counter in a direct chat; a room's numbers are larger. */
const LAST_COUNTER = 2 ** 31 - 1;

const query = placeQuery.extend({
  before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(50),
});

/** `GET /api/chat/messages?as=[&room=][&before=][&limit=]`: a page of history, oldest first. */
export function messagesRoute(server: FastifyInstance, host: WebHost): void {
  server.get('/api/chat/messages', async (request): Promise<MessagesAnswer> => {
    const { before, limit, ...named } = query.parse(request.query);
    const place = await findPlace(host, named);
    const cursor = before === undefined || place.room ? before : Math.min(before, LAST_COUNTER);
    return loadMessages(host, place, { before: cursor, limit });
  });
}
