import type { NewNotice } from '../../domain/notices/notice.ts';
import type { SupervisionTimer } from '../../domain/supervision/timers.ts';
import { isFinished } from '../../domain/supervision/workflow.ts';
import type { ServiceContext } from '../context.ts';
import { isPutOffAsked } from './is-put-off-asked.ts';
import { loadOrder } from './load-order.ts';
import { responsiblePeople } from './recipients.ts';

/**
 * Reminds the responsible unit's head and service officers of a clock, and when overdue the quality officers too. Nothing
 * once the clock is met or the order finished, or while it stands still.
 */
export async function remindClock(
  context: ServiceContext,
  timer: Extract<SupervisionTimer, { kind: 'supervisionReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const clock = await tx.supervisionClock.findUnique({ where: { id: timer.id }, include: { order: true } });
    if (!clock || clock.metAt !== null || clock.pausedAt !== null || isFinished(clock.order.status)) return;
    if (timer.dueAt !== undefined && timer.dueAt !== clock.dueAt.toISOString()) return;
    if (timer.stage === 'overdue' && (await isPutOffAsked(tx, clock))) return;
    const order = await loadOrder(tx, clock.order.no);
    const { no, title, responsibleUnitName } = order;
    const { stage } = timer;
    const unit = await responsiblePeople(context, tx, order.parties);
    const overseers = stage === 'overdue' ? await context.directory.withRole(tx, 'qualityOfficer') : [];
    const notice = (recipientId: string, oversight: boolean): NewNotice => ({
      recipientId,
      content: {
        code: 'supervisionReminder',
        ...{ no, title, responsibleUnitName, stage, oversight },
        clock: clock.kind,
        dueAt: clock.dueAt.toISOString(),
      },
      ref: { type: 'supervision', no },
      // After a pause the same stage comes again, of another deadline.
      dedupeKey: `supervisionReminder:${no}:${recipientId}:${clock.kind}:${clock.round}:${stage}:${clock.dueAt.toISOString()}`,
    });
    const others = overseers.filter(({ id }) => !unit.includes(id));
    await context.notices.queue(tx, now, [
      ...unit.map(id => notice(id, false)),
      ...others.map(({ id }) => notice(id, true)),
    ]);
  });
}
