import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';

/** What a message offers to do. */
export interface Offered {
  /** 单号 of the one record it is about; null where it is about several, or none. */
  readonly no: string | null;
  /** The whole commands behind its options. */
  readonly commands: readonly string[];
}

/** Older than this, a message is no longer what a bare word answers. */
const DAY_MS = 24 * 3_600_000;

/**
 * What has been sent to a person, in the conversation of their message, since they last said anything: notices and the replies to that.
 *
 * @param input.messageId of the message that is answered now
 */
export async function listLastOffered(
  context: ServiceContext,
  input: { actor: Actor; messageId: string },
): Promise<Offered[]> {
  const { prisma } = context.db;
  const said = await prisma.inboxMessage.findUnique({
    where: { id: input.messageId },
    select: { conversationId: true, seq: true, senderId: true },
  });
  if (said?.senderId !== input.actor.id) return [];
  const { conversationId, seq } = said;
  const before = await prisma.inboxMessage.findFirst({
    where: { conversationId, seq: { lt: seq } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  const rows = await prisma.outboxMessage.findMany({
    where: {
      ...{ conversationId, recipientId: input.actor.id, sentAt: { not: null } },
      seq: { gt: before?.seq ?? 0, lt: seq },
      createdAt: { gte: new Date(context.clock.now().getTime() - DAY_MS) },
    },
    orderBy: { seq: 'asc' },
    select: { payload: true },
  });
  return rows.flatMap(({ payload }) => {
    const { ref, options } = payload as { ref?: { no: string } | null; options?: { key: string }[] };
    return options ? [{ no: ref?.no ?? null, commands: options.map(({ key }) => key) }] : [];
  });
}
