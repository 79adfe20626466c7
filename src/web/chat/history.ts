import type { WebHost } from '../host.ts';
import type { Message, MessagesAnswer } from '../page/protocol.ts';
import { type InboundRow, inboundView, type OutboundRow, outboundView, type Viewer } from './message-view.ts';
import { overOptions } from './over-options.ts';
import { conversationId, type Place } from './place.ts';
import { momentOf } from './room-order.ts';

/** Messages of one millisecond that may stand before a cursor: they are read with the page and then left out. */
const TIED = 50;

/** The newest `limit` messages before `before` (all when undefined), oldest first. */
export async function loadMessages(
  host: Pick<WebHost, 'db' | 'clock'>,
  place: Place,
  page: { before?: number | undefined; limit: number },
): Promise<MessagesAnswer> {
  const { before = Number.MAX_SAFE_INTEGER, limit } = page;
  const viewer = await viewerOf(host, place);
  const rows = await (place.room ? roomRows(host, place.room, page) : directRows(host, place, page));
  const over = await overOptions(host, rows.outbound);
  const messages: Message[] = [
    ...rows.inbound.map(row => inboundView(row, viewer)),
    ...rows.outbound.map(row => outboundView(row, viewer, over)),
  ]
    .filter(message => message.seq < before)
    .sort((a, b) => a.seq - b.seq);
  return { messages: messages.slice(-limit), more: messages.length > limit };
}

interface Rows {
  inbound: InboundRow[];
  outbound: OutboundRow[];
}

type Page = { before?: number | undefined; limit: number };

async function directRows({ db }: Pick<WebHost, 'db'>, place: Place, { before, limit }: Page): Promise<Rows> {
  const query = {
    where: { conversationId: conversationId(place), ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: 'desc' },
    take: limit + 1,
  } as const;
  const [inbound, outbound] = await Promise.all([
    db.prisma.inboxMessage.findMany(query),
    db.prisma.outboxMessage.findMany(query),
  ]);
  return { inbound, outbound };
}

async function roomRows(
  { db }: Pick<WebHost, 'db'>,
  room: NonNullable<Place['room']>,
  { before, limit }: Page,
): Promise<Rows> {
  const where = { conversationId: { in: room.memberIds.map(as => conversationId({ as, room })) } };
  const until = before === undefined ? {} : { lte: momentOf(before) };
  const take = limit + 1 + TIED;
  const [inbound, outbound] = await Promise.all([
    db.prisma.inboxMessage.findMany({
      where: { ...where, receivedAt: until },
      orderBy: [{ receivedAt: 'desc' }, { seq: 'desc' }],
      take,
    }),
    db.prisma.outboxMessage.findMany({
      where: { ...where, createdAt: until },
      orderBy: [{ createdAt: 'desc' }, { seq: 'desc' }],
      take,
    }),
  ]);
  return { inbound, outbound };
}

/** Who looks at a place, with the names a group chat needs. */
export async function viewerOf({ db }: Pick<WebHost, 'db'>, place: Place): Promise<Viewer> {
  if (!place.room) return { as: place.as };
  const members = await db.prisma.staff.findMany({
    where: { id: { in: [...place.room.memberIds] } },
    select: { id: true, name: true },
  });
  return { as: place.as, names: new Map(members.map(member => [member.id, member.name])) };
}
