import type { Tx } from '../../store/database.ts';

/** What is left of a message whose words are gone: a row with its id and times, so that a repeat is still known and counts stay right. */
const CLEARED = { cleared: true, text: '', options: [], outcome: null, citations: [], ref: null };

/** Of everybody, what was said in a stretch of time and is over. @returns how many messages */
export async function clearMessagesBetween(tx: Tx, from: Date, to: Date): Promise<number> {
  const cleared = JSON.stringify(CLEARED);
  const inbox = await tx.$executeRaw`
    UPDATE "InboxMessage" SET payload = ${cleared}::jsonb
    WHERE "receivedAt" >= ${from} AND "receivedAt" < ${to} AND status <> 'pending' AND NOT payload ? 'cleared'`;
  const outbox = await tx.$executeRaw`
    UPDATE "OutboxMessage" SET payload = ${cleared}::jsonb
    WHERE "createdAt" >= ${from} AND "createdAt" < ${to} AND ("sentAt" IS NOT NULL OR "failedAt" IS NOT NULL)
      AND NOT payload ? 'cleared'`;
  return inbox + outbox;
}

/** Everything one person said and was told; what still waited is not answered and not sent any more. @returns how many messages */
export async function clearMessagesOf(tx: Tx, staffId: string, now: Date): Promise<number> {
  const cleared = JSON.stringify(CLEARED);
  const inbox = await tx.$executeRaw`
    UPDATE "InboxMessage" SET payload = ${cleared}::jsonb, "doneAt" = coalesce("doneAt", ${now}),
      status = CASE status WHEN 'pending' THEN 'done' ELSE status END
    WHERE "senderId" = ${staffId} AND NOT payload ? 'cleared'`;
  const outbox = await tx.$executeRaw`
    UPDATE "OutboxMessage" SET payload = ${cleared}::jsonb,
      "failedAt" = CASE WHEN "sentAt" IS NULL THEN coalesce("failedAt", ${now}) END,
      failure = CASE WHEN "sentAt" IS NULL THEN coalesce(failure, 'erased') ELSE failure END
    WHERE "recipientId" = ${staffId} AND NOT payload ? 'cleared'`;
  return inbox + outbox;
}
