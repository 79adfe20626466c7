import { sendProof } from '../contested.ts';
import { deciderOf } from '../deciders.ts';
import { loadReviewKeys } from '../review-keys.ts';
import { type Act, later, latest, type World } from '../world.ts';

/** Sides state their view, the unit that contests may prove its own; somebody of neither decides whose it is, mostly in time. */
export async function settleLiability(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const rows = await app.db.prisma.liabilityReview.findMany({
    where: { status: 'open', proposedUnitId: { not: null } },
    include: { statements: { orderBy: { at: 'asc' } } },
  });
  if (rows.length === 0) return [];
  const keyOf = await loadReviewKeys(app, rows);
  const { penalties } = app.services;
  return rows.flatMap((row): Act[] => {
    const { no, at, unitId, proposedUnitId, standsSince, statements } = row;
    if (proposedUnitId === null) return [];
    const key = `liability:${keyOf(row)}`;
    const silent = (id: string) => !statements.some(each => each.unitId === id);
    const acts: Act[] = [];
    if (silent(proposedUnitId) && chance.percent(60, 'states', key))
      acts.push({
        key: `${key}:state`,
        at: later(world, at, { from: 0, to: 1 }, 'states', key),
        run: async submissionId =>
          penalties.state({
            ...{ actor: await people.actor(people.headOf(proposedUnitId)), no, submissionId },
            ...{ text: '我部门只负责配合，主责不在我部门。', fileIds: [] },
          }),
      });
    if (silent(unitId) && standsSince === null && row.subjectType !== 'penalty' && chance.percent(35, 'adds', key))
      acts.push({
        key: `${key}:add`,
        at: later(world, at, { from: 1, to: 1 }, 'adds', key),
        async run(submissionId) {
          const actor = await people.actor(people.headOf(unitId));
          const fileIds = [await sendProof(world, actor.id)];
          await penalties.state({ actor, no, submissionId, text: '补交职责分工说明。', fileIds });
        },
      });
    const decider = deciderOf(world, [unitId, proposedUnitId], key);
    if (decider !== undefined)
      acts.push({
        key: `${key}:decide`,
        at: later(world, latest(at, statements.at(-1)?.at), { from: 2, to: 7 }, 'decides', key),
        async run(submissionId) {
          const actor = await people.actor(decider);
          const { seen } = await penalties.viewReview({ actor, no });
          const moveToUnitId = chance.percent(40, 'moves', key) ? proposedUnitId : null;
          await penalties.decideReview({ actor, no, moveToUnitId, reason: '按职责分工认定。', seen, submissionId });
        },
      });
    return acts;
  });
}
