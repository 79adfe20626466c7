import type { FastifyInstance } from 'fastify';
import { isoShanghai } from '../../domain/calendar/shanghai.ts';
import type { Role } from '../../domain/org/actor.ts';
import type { WebHost } from '../host.ts';
import type { PeopleAnswer } from '../page/protocol.ts';
import { roleLabels } from '../text.ts';
import { personQuery } from './place.ts';
import { unreadOf, unreadOfAll } from './unread.ts';

/** From those who ask to those who decide: the order of a first look around. */
const ROLE_ORDER: readonly Role[] = [
  'frontline',
  'inspector',
  'manager',
  'serviceOfficer',
  'qualityOfficer',
  'leader',
  'admin',
];

/** `GET /api/chat/people[?as=]`: everybody, the group chats (unread counts of these only for `as`), and the clock. */
export function peopleRoute(server: FastifyInstance, host: WebHost): void {
  server.get('/api/chat/people', async (request): Promise<PeopleAnswer> => {
    const { as } = personQuery.partial().parse(request.query);
    const [everybody, unread, rooms] = await Promise.all([
      host.directory.everybody(host.db.prisma),
      unreadOfAll(host),
      host.rooms.rooms(),
    ]);
    const rank = (roles: readonly Role[]) => (roles[0] ? ROLE_ORDER.indexOf(roles[0]) : ROLE_ORDER.length);
    return {
      people: everybody
        .sort((a, b) => rank(a.roles) - rank(b.roles))
        .map(person => ({
          id: person.id,
          name: person.name,
          title: person.title,
          unit: person.unit.name,
          roles: person.roles.map(role => roleLabels[role]),
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
