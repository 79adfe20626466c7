import type { NewNotice } from '../../domain/notices/notice.ts';
import type { PenaltyTimer } from '../../domain/penalties/timers.ts';
import type { ServiceContext } from '../context.ts';
import { asRecipients, type Spokesperson } from '../org/spokespeople.ts';
import { advocatesOf } from './advocates.ts';
import { factsOf } from './load-entry.ts';
import { remindedToDecide } from './notify-deciders.ts';
import { waitsFor } from './waits-for.ts';

/**
 * Reminds those who decide about something proposed; where nobody may, those who can change that; overdue, also the heads of their units, with who stands in for one on leave, and the leaders. Says nothing once it is decided, while
 * a 责任认定 or an 异议 stands in the way, or of a deadline that was set anew since.
 */
export async function remindDecision(
  context: ServiceContext,
  timer: Extract<PenaltyTimer, { kind: 'penaltyDecisionReminder' }>,
): Promise<void> {
  const now = context.clock.now();
  const { stage, dueAt } = timer;
  await context.db.transaction(async tx => {
    const entry = await tx.penaltyEntry.findUnique({
      where: { id: timer.id },
      include: { ruleVersion: { include: { rule: true } } },
    });
    if (entry?.status !== 'proposed' || entry.decideDueAt?.toISOString() !== dueAt) return;
    if (await waitsFor(tx, entry)) return;
    const { no, responsibleUnitId, proposedById, ruleVersion } = entry;
    const advocateIds = await advocatesOf(tx, entry);
    const matter = { unitId: responsibleUnitId, proposedById, advocateIds, stage };
    const { ids, above } = await remindedToDecide(context, tx, matter);
    const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: responsibleUnitId } });
    const nobody = ids.length === 0;
    const notice = (to: Spokesperson, asked: boolean): NewNotice => ({
      ...to,
      ref: { type: 'penalty', no },
      content: {
        code: 'penaltyDecisionReminder',
        ...{ ...factsOf(entry, unit.name), ruleTitle: ruleVersion.rule.title, stage, dueAt, asked, nobody },
      },
      dedupeKey: `penaltyDecisionReminder:${no}:${to.recipientId}:${stage}:${dueAt}`,
    });
    await context.notices.queue(tx, now, [
      ...asRecipients(ids).map(to => notice(to, true)),
      ...above.map(to => notice(to, false)),
    ]);
  });
}
