import type { NewNotice } from '../../domain/notices/notice.ts';
import type { SupervisionTimer } from '../../domain/supervision/timers.ts';
import { awaitedReport, isFinished } from '../../domain/supervision/workflow.ts';
import type { ServiceContext } from '../context.ts';
import { remindDeciders } from '../extensions/remind-deciders.ts';
import { wasAsked } from '../extensions/was-asked.ts';
import { isPutOffAsked } from './is-put-off-asked.ts';
import { loadOrder } from './load-order.ts';
import { responsiblePeople } from './recipients.ts';

/**
 * Reminds the responsible unit's head and service officers of a clock, and when overdue the quality officers too. Nothing
 * once the clock is met or the order finished, or while it stands still. Whoever decides about more time for 整改到位 is reminded of a request
 * that waits, the day before and when it would be overdue.
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
    const { stage } = timer;
    const order = await loadOrder(tx, clock.order.no);
    const { no, title, responsibleUnitName } = order;
    if (clock.kind === 'fix' && clock.round === order.round && (stage === 'oneDayBefore' || stage === 'overdue'))
      await remindDeciders(context, tx, { no, stage, now });
    if (stage === 'overdue' && (await isPutOffAsked(tx, clock))) return;
    const awaited = awaitedReport(order.status);
    const noExtension =
      order.provinceDueAt !== null || (await wasAsked(tx, { orderId: order.id }, clock.round)) || undefined;
    const unit = await responsiblePeople(context, tx, order.parties);
    const overseers = stage === 'overdue' ? await context.directory.withRole(tx, 'qualityOfficer') : [];
    const notice = (recipientId: string, oversight: boolean): NewNotice => ({
      recipientId,
      content: {
        code: 'supervisionReminder',
        ...{ no, title, responsibleUnitName, stage, oversight },
        ...(awaited && awaited !== clock.kind && { awaited }),
        ...(noExtension && { noExtension }),
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
