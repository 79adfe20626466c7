import type { ReminderStage } from '../../domain/calendar/reminders.ts';
import { decidesNow, type PickInput, pickDecider } from '../../domain/penalties/pick-decider.ts';
import type { ServiceContext } from '../context.ts';
import { eachOnce, spokespeopleOf } from '../org/spokespeople.ts';
import { pickInput } from './load-appeal-decider.ts';
import { confirmedPointsOf, factsOf } from './load-entry.ts';
import { tellChange } from './recuse-decider.ts';

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
 * Reminds the decider of an open appeal; overdue, the head of the decider's unit as well, with who stands in for one on leave. Where the decider has
 * left or become barred, the appeal is handed to whoever would be picked now; so it is where the decider is on leave and somebody else who may
 * decide is not.
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
    const input = await pickInput(context, tx, appeal);
    const staying = decidesNow(appeal.deciderId, input);
    const pick = isAway(staying, input) ? pickDecider(input) : undefined;
    const moved = pick?.insteadOfId !== undefined && pick.deciderId !== appeal.deciderId ? pick : undefined;
    if (moved) await tellChange(context, tx, { appeal, pick: moved, before: appeal.deciderId, reason: '', now });
    const deciding = moved?.deciderId ?? staying;
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
    const above = timer.stage === 'overdue' ? await spokespeopleOf(context, tx, decider.unitId) : [];
    const recipients = eachOnce([...(deciding ? [{ recipientId: deciding }] : []), ...above]);
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
      recipients.map(to => ({
        ...to,
        ref: { type: 'appeal' as const, no },
        content,
        dedupeKey: `appealDecisionReminder:${no}:${to.recipientId}:${timer.stage}`,
      })),
    );
  });
}

const isAway = (id: string | undefined, { qualityOfficers, leaders }: PickInput): boolean =>
  [...qualityOfficers, ...leaders].some(each => each.id === id && each.away);
