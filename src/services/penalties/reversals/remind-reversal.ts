import type { ReminderStage } from '../../../domain/calendar/reminders.ts';
import { isBarred } from '../../../domain/penalties/deciders.ts';
import type { ServiceContext } from '../../context.ts';
import { asRecipients } from '../../org/spokespeople.ts';
import { advocatesOf } from '../advocates.ts';
import { loadDecidingPeople } from '../load-people.ts';
import { remindedToDecide } from '../notify-deciders.ts';
import { closingsOf, loadReversible } from './load-reversible.ts';
import { reversalFacts, reversalNotices } from './reversal-notices.ts';

/** Reminds those who decide about a 冲销; where nobody may, those who can change that; overdue, also those above them, of whom leaders may decide as well. Says nothing once it is decided. */
export async function remindReversal(
  context: ServiceContext,
  timer: { id: string; stage: ReminderStage },
): Promise<void> {
  const now = context.clock.now();
  const { id, stage } = timer;
  await context.db.transaction(async tx => {
    const reversal = await tx.penaltyReversal.findUnique({ where: { id }, include: { entry: true } });
    if (reversal?.status !== 'proposed') return;
    const { entry, proposedById, decideDueAt } = reversal;
    const advocateIds = await advocatesOf(tx, entry);
    const matter = { unitId: entry.responsibleUnitId, proposedById, advocateIds, stage };
    const { ids, above } = await remindedToDecide(context, tx, matter);
    const facts = reversalFacts(await loadReversible(tx, entry.no), reversal.reason);
    const { leaders } = await loadDecidingPeople(context, tx);
    const mayConfirm = leaders
      .filter(each => !isBarred(each, [matter.unitId]) && ![proposedById, ...advocateIds].includes(each.id))
      .map(each => each.id);
    const closings = await closingsOf(tx, entry.period);
    const content = (asked: boolean, mayDecide = asked) => ({
      ...{ code: 'reversalDecisionReminder' as const, ...facts, stage, dueAt: decideDueAt.toISOString() },
      ...{ asked, mayDecide, nobody: ids.length === 0, closings },
    });
    await context.notices.queue(tx, now, [
      ...reversalNotices(id, asRecipients(ids), content(true), `:${stage}`),
      ...above.flatMap(to =>
        reversalNotices(id, [to], content(false, mayConfirm.includes(to.recipientId)), `:${stage}`),
      ),
    ]);
  });
}
