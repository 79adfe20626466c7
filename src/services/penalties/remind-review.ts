import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { LiabilityTimer } from '../../domain/liability/timers.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import { isBarred } from '../../domain/penalties/deciders.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type Spokesperson, spokespeopleOf } from '../org/spokespeople.ts';
import { loadDecidingPeople, loadUnitNames } from './load-people.ts';
import { concernedUnits, type LoadedReview, loadReview, reviewDeciders } from './load-review.ts';

/**
 * Reminds those who decide of an open 责任认定; overdue, also the heads of their units and the leaders it does not concern, and tells whoever asked
 * for it. Nothing once it is decided.
 */
export async function remindReview(context: ServiceContext, timer: LiabilityTimer): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const row = await tx.liabilityReview.findUnique({ where: { id: timer.id }, select: { no: true } });
    if (!row) return;
    const review = await loadReview(tx, row.no);
    const { no, dueAt } = review;
    if (review.status !== 'open' || dueAt === null) return;
    const people = await loadDecidingPeople(context, tx);
    const deciders = reviewDeciders(review, people);
    const above: Spokesperson[] = [];
    if (timer.stage === 'overdue') {
      const units = [...people.qualityOfficers, ...people.leaders].filter(({ id }) => deciders.includes(id));
      for (const unitId of new Set(units.map(each => each.unitId)))
        above.push(...(await spokespeopleOf(context, tx, unitId)));
      const leaders = people.leaders.filter(each => !isBarred(each, concernedUnits(review)));
      above.push(...leaders.map(({ id }) => ({ recipientId: id })));
    }
    const content = {
      code: 'liabilityReminder' as const,
      no,
      subjectType: review.subjectType as LiabilitySubjectType,
      subjectNo: review.subjectNo,
      unitName: (await loadUnitNames(tx))(review.unitId),
      stage: timer.stage,
      dueAt: dueAt.toISOString(),
    };
    const told = new Set<string>();
    const notices: NewNotice[] = [];
    const tell = (person: Spokesperson, to: 'decider' | 'above' | 'asker') => {
      const { recipientId } = person;
      if (told.has(recipientId)) return;
      told.add(recipientId);
      notices.push({
        ...person,
        ref: { type: 'liability', no },
        content: { ...content, to },
        dedupeKey: `liabilityReminder:${no}:${recipientId}:${timer.stage}`,
      });
    };
    for (const recipientId of deciders) tell({ recipientId }, 'decider');
    for (const person of above) tell(person, 'above');
    if (timer.stage === 'overdue') for (const person of await askersOf(context, tx, review)) tell(person, 'asker');
    await context.notices.queue(tx, now, notices);
  });
}

/** Who asked for it; where a stand-in did, the head it was for and who stands in for one on leave now. */
async function askersOf(context: ServiceContext, tx: Tx, review: LoadedReview): Promise<Spokesperson[]> {
  if (review.byForId !== null) return spokespeopleOf(context, tx, review.unitId);
  const asker = await tx.staff.findUnique({ where: { id: review.byId }, select: { active: true } });
  return asker?.active ? [{ recipientId: review.byId }] : [];
}
