import type { FastifyInstance } from 'fastify';
import { isoShanghai } from '../../domain/calendar/shanghai.ts';
import type { WebHost } from '../host.ts';
import type { PeopleAnswer } from '../page/protocol.ts';
import { roleLabels } from '../text.ts';
import { inPeopleOrder } from './people-order.ts';
import { personQuery } from './place.ts';
import { unreadOf, unreadOfAll } from './unread.ts';

/** `GET /api/chat/people[?as=]`: everybody, the group chats (unread counts of these only for `as`), and the clock. */
export function peopleRoute(server: FastifyInstance, host: WebHost): void {
  server.get('/api/chat/people', async (request): Promise<PeopleAnswer> => {
    const { as } = personQuery.partial().parse(request.query);
    const [everybody, units, unread, rooms] = await Promise.all([
      host.directory.everybody(host.db.prisma),
      host.directory.units(host.db.prisma),
      unreadOfAll(host),
      host.rooms.rooms(),
    ]);
    const halls = new Set(units.filter(unit => unit.kind === 'hall').map(unit => unit.id));
    return {
      people: inPeopleOrder(everybody, halls).map(person => ({
        id: person.id,
        name: person.name,
        title: person.title,
        unit: person.unit.name,
        roles: person.roles.map(role => roleLabels[role]),
        roleIds: [...person.roles],
        unread: unread.get(person.id) ?? 0,
      })),
      rooms: await Promise.all(
        rooms.map(async room => ({
          id: room.id,
          name: room.topic,
          memberIds: [...room.memberIds],
          unread: as !== undefined && room.memberIds.includes(as) ? await unreadOf(host, { as, room }) : 0,
        })),
      ),
      now: isoShanghai(host.clock.now()),
      simulated: host.clock.simulated,
    };
  });
}
