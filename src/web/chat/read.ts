import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WebHost } from '../host.ts';
import type { Live } from './live.ts';
import { findPlace, placeQuery } from './place.ts';
import { markRead, unreadOf } from './unread.ts';

const body = z.object({ seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

/** `POST /api/chat/read?as=[&room=]` `{seq}`: read up to here. */
export function readRoute(server: FastifyInstance, host: WebHost, live: Live): void {
  server.post('/api/chat/read', async request => {
    const place = await findPlace(host, placeQuery.parse(request.query));
    await markRead(host, place, body.parse(request.body).seq);
    if (!place.room) await live.tellUnread(place.as);
    return { unread: await unreadOf(host, place) };
  });
}
