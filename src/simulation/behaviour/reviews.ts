import { draftChange } from '../../domain/inspections/draft.ts';
import { deciderOf } from '../deciders.ts';
import { INSPECTION_KEY, inspectionKey } from '../keys.ts';
import { type Act, later, type World } from '../world.ts';

/** Quality officers let results out or give them back; whoever filed one that came back submits it again. */
export async function reviewResults(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const rows = await app.db.prisma.inspection.findMany({
    where: { releasedAt: null, OR: [{ status: 'submitted' }, { status: 'returned' }] },
    select: {
      ...INSPECTION_KEY,
      ...{ id: true, no: true, status: true, submittedAt: true, inspectorId: true, responsibleUnitId: true },
      reviews: { where: { decision: 'returned' }, orderBy: { at: 'asc' } },
    },
  });
  const { inspections } = app.services;
  return rows.flatMap((row): Act[] => {
    const { id: inspectionId, no, unitId, submittedAt, responsibleUnitId } = row;
    if (no === null || submittedAt === null) return [];
    const returns = row.reviews.length;
    const key = `result:${inspectionKey(row)}:${returns}`;
    const returnedAt = row.reviews.at(-1)?.at;
    if (row.status === 'returned' && returnedAt)
      return [
        {
          key: `${key}:refile`,
          at: later(world, returnedAt, { from: 0, to: 2 }, key),
          async run() {
            const actor = await people.actor(row.inspectorId);
            const opened = await inspections.openDraft({ actor, inspectionId });
            if (opened.kind === 'closed') return;
            const { sheet, draft } = opened;
            const change = draftChange(draft, { ...draft, note: '已按复核意见核对。' });
            if (change) await inspections.saveDraft({ actor, inspectionId, cycle: sheet.cycle, change });
            await inspections.submit({ actor, inspectionId });
          },
        },
      ];
    const decider = deciderOf(world, [unitId, responsibleUnitId ?? unitId], key);
    if (row.status !== 'submitted' || decider === undefined) return [];
    return [
      {
        key: `${key}:review`,
        at: later(world, submittedAt, { from: 0, to: 2 }, key),
        async run(submissionId) {
          const actor = await people.actor(decider);
          await inspections.viewForReview({ actor, no });
          if (returns === 0 && chance.percent(6, 'return', key))
            await inspections.return({
              actor,
              submissionId,
              no,
              reasons: [{ ordinal: 0, reason: '扣分依据写得不清楚' }],
            });
          else await inspections.approve({ actor, submissionId, no });
        },
      },
    ];
  });
}
