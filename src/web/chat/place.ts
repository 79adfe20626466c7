import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { RequestRefused } from '../failures.ts';
import type { ChatRoom, WebHost } from '../host.ts';
import { text } from '../text.ts';

/** A person, and the group chat they are in; without one, their direct chat with the assistant. */
export interface Place {
  readonly as: string;
  readonly room?: ChatRoom;
}

export const personQuery = z.object({ as: z.string().min(1).max(100) });
export const placeQuery = personQuery.extend({ room: z.string().min(1).max(100).optional() });
/** A send's id, minted by the page; the same with every repeat. */
export const clientIdOf = z.string().regex(/^[\w-]{1,64}$/);

export function conversationId(place: Place): string {
  return place.room ? `r:${place.room.id}:${place.as}` : `u:${place.as}`;
}

/** @throws AppError `unknownPerson` */
export async function checkPerson(host: Pick<WebHost, 'db'>, id: string): Promise<void> {
  const person = await host.db.prisma.staff.findFirst({ where: { id, active: true }, select: { id: true } });
  if (!person) throw new AppError('unknownPerson', { id });
}

/**
 * The place a request names, checked.
 *
 * @throws AppError `unknownPerson`
 * @throws RequestRefused for a group chat the person is not in
 */
export async function findPlace(
  host: Pick<WebHost, 'db' | 'rooms'>,
  named: { as: string; room?: string | undefined },
): Promise<Place> {
  await checkPerson(host, named.as);
  if (named.room === undefined) return { as: named.as };
  const room = await host.rooms.room(named.room);
  if (!room?.memberIds.includes(named.as)) throw new RequestRefused(403, text.notRoomMember);
  return { as: named.as, room };
}
