import type { ReminderStage } from '../../domain/calendar/reminders.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { deciderOf } from './load-appeal-decider.ts';
import { confirmedPointsOf, factsOf } from './load-entry.ts';

/** Reminds the responsible unit's head, and who stands in for one on leave, that the appeal window is about to close. Does nothing once appealed or final. */
export async function remindAppealWindow(context: ServiceContext, timer: { id: string }): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const entry = await tx.penaltyEntry.findUnique({ where: { id: timer.id } });
    if (entry?.status !== 'confirmed' || !entry.appealDueAt || entry.appealDueAt <= now) return;
    const told = await spokespeopleOf(context, tx, entry.responsibleUnitId);
    if (told.length === 0) return;
    const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
    const points = await confirmedPointsOf(tx, entry);
    const appealDueAt = entry.appealDueAt.toISOString();
    await context.notices.queue(
      tx,
      now,
      told.map(to => ({
        ...to,
        ref: { type: 'penalty', no: entry.no },
        content: { code: 'appealWindowReminder', ...factsOf(entry, unit.name), points, appealDueAt },
        dedupeKey: `appealWindowReminder:${entry.no}:${to.recipientId}`,
      })),
    );
  });
}

/**
 * Reminds the decider of an open appeal; overdue, the head of the decider's unit as well. Where the decider has left or become
 * barred, the appeal is handed to whoever would be picked now.
 */
export async function remindAppealDecision(
  context: ServiceContext,
  timer: { id: string; stage: ReminderStage },
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const appeal = await tx.scoreAppeal.findUnique({ where: { id: timer.id }, include: { entry: true } });
    if (appeal?.status !== 'open') return;
    const { no, entry } = appeal;
    const deciding = await deciderOf(context, tx, appeal);
    const deciderId = deciding ?? appeal.deciderId;
    if (deciderId !== appeal.deciderId) {
      await tx.scoreAppeal.updateMany({ where: { id: appeal.id, status: 'open' }, data: { deciderId } });
      await context.recordAudit(tx, {
        at: now,
        actorId: 'system',
        action: 'appeal.reassigned',
        subjectType: 'appeal',
        subjectId: appeal.id,
        detail: { no, from: appeal.deciderId, to: deciderId },
      });
    }
    const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
    const decider = await tx.staff.findUniqueOrThrow({ where: { id: deciderId } });
    const head = timer.stage === 'overdue' ? await context.directory.headOf(tx, decider.unitId) : undefined;
    const recipients = [...new Set([...(deciding ? [deciding] : []), ...(head ? [head.id] : [])])];
    const content = {
      code: 'appealDecisionReminder' as const,
      no,
      penaltyNo: entry.no,
      unitName: unit.name,
      points: await confirmedPointsOf(tx, entry),
      stage: timer.stage,
      dueAt: appeal.dueAt.toISOString(),
    };
    await context.notices.queue(
      tx,
      now,
      recipients.map(recipientId => ({
        recipientId,
        ref: { type: 'appeal' as const, no },
        content,
        dedupeKey: `appealDecisionReminder:${no}:${recipientId}:${timer.stage}`,
      })),
    );
  });
}
