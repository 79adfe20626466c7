import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAcknowledge } from '../../domain/permissions/tasks.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { toldOf } from './told-of.ts';

export type AcknowledgeResult = { kind: 'acknowledged'; no: string } | { kind: 'already'; no: string; at: Date | null };

/**
 * 签收/已阅 of a person's own notices about a record. Acknowledging twice answers with the first time.
 *
 * @throws AppError `notFound` where nobody was told of that 单号, `forbidden` where only others were.
 */
export async function acknowledgeNotice(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<AcknowledgeResult> {
  const now = context.clock.now();
  const { actor, no } = input;
  return context.db.transaction(async tx => {
    const rows = await tx.notice.findMany({
      where: toldOf(no),
      select: { recipientId: true, acknowledgedAt: true, handledAt: true },
    });
    if (rows.length === 0) throw new AppError('notFound', { no });
    const recipientIds = rows.map(row => row.recipientId);
    assertAllowed(canAcknowledge(actor, recipientIds));
    const { count } = await tx.notice.updateMany({
      where: { ...toldOf(no), recipientId: actor.id, status: { in: ['queued', 'sent'] } },
      data: { status: 'acknowledged', acknowledgedAt: now },
    });
    if (count === 0) {
      const seen = rows.flatMap(row =>
        row.recipientId === actor.id ? (row.acknowledgedAt ?? row.handledAt ?? []) : [],
      );
      return { kind: 'already', no, at: seen.sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
    }
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'notice.acknowledged',
      subjectType: 'notice',
      subjectId: no,
      detail: { count },
    });
    return { kind: 'acknowledged', no };
  });
}
