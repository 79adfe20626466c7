import type { Actor } from '../../domain/org/actor.ts';
import { canSeeDelivery } from '../../domain/permissions/contacts.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';

/**
 * 重新发送: puts what was given up back among what is to be sent, one message or all; with it the notices in it. @returns how many, 0 also for one
 * that was put back already.
 *
 * @throws AppError `forbidden`
 */
export async function resendMessage(
  context: ServiceContext,
  input: { actor: Actor; messageId: string | undefined },
): Promise<number> {
  const { actor, messageId = null } = input;
  assertAllowed(canSeeDelivery(actor));
  return context.db.transaction(async tx => {
    const again = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "OutboxMessage" SET "failedAt" = NULL, failure = NULL, "notBefore" = NULL, attempts = 0
      WHERE "failedAt" IS NOT NULL AND "sentAt" IS NULL AND NOT payload ? 'cleared' AND (${messageId}::text IS NULL OR id = ${messageId})
      RETURNING id`;
    if (again.length === 0) return 0;
    const ids = again.map(({ id }) => id);
    await tx.notice.updateMany({
      where: { messageId: { in: ids }, status: 'failed' },
      data: { status: 'sent', failure: null },
    });
    await context.recordAudit(
      tx,
      ...ids.map(subjectId => ({
        ...{ at: context.clock.now(), actorId: actor.id, action: 'message.resent', subjectType: 'message', subjectId },
      })),
    );
    return ids.length;
  });
}
