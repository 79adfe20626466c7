import type { WebHost } from '../host.ts';

/** Whoever sent a file, whom the assistant sent it to, and the members of a group chat it was sent to. */
export async function mayOpenFile(
  host: Pick<WebHost, 'db' | 'rooms'>,
  as: string,
  file: { id: string; uploadedById: string },
): Promise<boolean> {
  if (file.uploadedById === as) return true;
  const received = await host.db.prisma.outboxMessage.count({
    where: { conversationId: `u:${as}`, payload: { path: ['file', 'id'], equals: file.id } },
  });
  if (received > 0) return true;
  const sent = await host.db.prisma.$queryRaw<{ roomId: string | null }[]>`
    SELECT payload->>'roomId' AS "roomId" FROM "InboxMessage"
    WHERE "senderId" = ${file.uploadedById} AND payload @> ${JSON.stringify({ files: [{ id: file.id }] })}::jsonb`;
  for (const { roomId } of sent) {
    const room = roomId === null ? undefined : await host.rooms.room(roomId);
    if (room?.memberIds.includes(as)) return true;
  }
  return false;
}
