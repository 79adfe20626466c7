import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAcknowledge } from '../../domain/permissions/rectification.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase } from './load-case.ts';

export interface AcknowledgeOutcome {
  kind: 'acknowledged' | 'alreadyAcknowledged';
  no: string;
  itemTitle: string;
  byName: string;
  at: Date;
  dueAt: Date;
}

/** 签收: records who in the unit first received a notice. A second person's is told who was first. */
export async function acknowledgeRectification(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<AcknowledgeOutcome> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, no);
    assertAllowed(canAcknowledge(actor, matter.parties));
    const { itemTitle, dueAt } = matter;
    const { count } = await tx.rectificationNotice.updateMany({
      where: { id: matter.id, acknowledgedAt: null },
      data: { acknowledgedAt: now, acknowledgedById: actor.id },
    });
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'acknowledged');
    await context.notices.dropHeld(tx, now, no, ['signReminder']);
    await markGroup(context, tx, { actor, inspectionId: matter.inspectionId, groupNo: matter.groupNo, now });
    if (count === 0) {
      const row = await tx.rectificationNotice.findUniqueOrThrow({ where: { id: matter.id } });
      const first = row.acknowledgedById && (await tx.staff.findUnique({ where: { id: row.acknowledgedById } }));
      const byName = (first || actor).name;
      return { kind: 'alreadyAcknowledged', no, itemTitle, byName, at: row.acknowledgedAt ?? now, dueAt };
    }
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'rectification.acknowledged',
      subjectType: 'rectification',
      subjectId: matter.id,
    });
    return { kind: 'acknowledged', no, itemTitle, byName: actor.name, at: now, dueAt };
  });
}

/** What told or reminded of several at once has been read when the last of them is signed for. */
async function markGroup(
  context: ServiceContext,
  tx: Tx,
  { actor, inspectionId, groupNo, now }: { actor: Actor; inspectionId: string; groupNo: string | null; now: Date },
): Promise<void> {
  const left = await tx.rectificationNotice.count({ where: { finding: { inspectionId }, acknowledgedAt: null } });
  if (left > 0) return;
  if (groupNo !== null) {
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: groupNo }, 'acknowledged');
    await context.notices.dropHeld(tx, now, groupNo, ['signReminder']);
  }
  const { no } = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, select: { no: true } });
  await tx.notice.updateMany({
    where: {
      recipientId: actor.id,
      refNo: no,
      code: 'rectificationsOpened',
      status: { in: ['queued', 'sent'] },
    },
    data: { status: 'acknowledged', acknowledgedAt: now },
  });
}
