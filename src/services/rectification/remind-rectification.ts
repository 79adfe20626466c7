import type { RectificationTimer } from '../../domain/rectification/timers.ts';
import type { ServiceContext } from '../context.ts';
import { wasAsked } from '../extensions/was-asked.ts';
import { distinct } from '../org/load-heads.ts';
import { loadCase } from './load-case.ts';

/**
 * Reminds the unit's head, whoever acknowledged while they are here, and when overdue also the responsible unit's head. While an answer waits
 * inside the unit the head is asked to release it. Does nothing once the answer is with the inspector, in a later round, or when the deadline was extended.
 */
export async function remindRectification(context: ServiceContext, timer: RectificationTimer): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await tx.rectificationNotice.findUnique({ where: { id: timer.id } });
    if (timer.dueAt !== undefined && timer.dueAt !== row?.dueAt.toISOString()) return;
    if (!row || row.round !== timer.round || (row.status !== 'open' && row.status !== 'answered')) return;
    const matter = await loadCase(tx, row.no);
    const { no, itemTitle, unitName, dueAt, parties } = matter;
    const { stage } = timer;
    const waitingFor = row.status === 'open' ? ('answer' as const) : ('release' as const);
    const recipients = distinct([
      parties.headId,
      waitingFor === 'answer' && matter.acknowledgedByActive ? matter.acknowledgedById : undefined,
      stage === 'overdue' ? parties.responsibleHeadId : undefined,
    ]);
    const content = {
      code: 'rectificationReminder' as const,
      ...{ no, itemTitle, unitName, stage, waitingFor },
      dueAt: dueAt.toISOString(),
      ...((await wasAsked(tx, { noticeId: row.id }, row.round)) && { noExtension: true as const }),
    };
    await context.notices.queue(
      tx,
      now,
      recipients.map(recipientId => ({
        recipientId,
        content,
        ref: { type: 'rectification', no },
        dedupeKey: `rectificationReminder:${no}:${recipientId}:${timer.round}:${stage}${timer.dueAt ? `:${timer.dueAt}` : ''}`,
      })),
    );
  });
}
