import { ACCOUNTABLE_UNIT_KINDS } from '../../domain/liability/subject.ts';
import { deciderOf, otherDeciderOf } from '../deciders.ts';
import { loadSubjects, penaltyKey } from '../penalty-keys.ts';
import { type Act, later, latest, type World } from '../world.ts';

/** Heads say that a deduction is not theirs, or leave it; quality officers confirm it or do not impose it. */
export async function decidePenalties(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const { prisma } = app.db;
  const entries = await prisma.penaltyEntry.findMany({ where: { status: 'proposed' } });
  if (entries.length === 0) return [];
  const subjectOf = await loadSubjects(app, entries);
  const reviews = await prisma.liabilityReview.findMany();
  const units = accountableUnits(world);
  const { penalties } = app.services;
  return entries.flatMap((entry): Act[] => {
    const { no, responsibleUnitId, proposedAt, proposedById } = entry;
    const subject = subjectOf(entry);
    const key = `penalty:${penaltyKey(entry, subject)}`;
    const about = reviews.filter(({ subjectId }) => subjectId === entry.id || subject.about.includes(subjectId));
    const { dispute } = subject;
    if (about.some(({ status }) => status === 'open') || dispute?.status === 'open') return [];
    const acts: Act[] = [];
    if (about.length === 0 && chance.percent(10, 'contests', key)) {
      const others = units.filter(id => id !== responsibleUnitId);
      const proposedUnitId = chance.pick(others, 'contests', key);
      acts.push({
        key: `${key}:contest`,
        at: later(world, proposedAt, { from: 0, to: 1 }, 'contests', key),
        run: async submissionId =>
          penalties.contest({
            ...{ actor: await people.actor(people.headOf(responsibleUnitId)), no, proposedUnitId, submissionId },
            ...{ statement: '该环节不由我部门负责。', fileIds: [] },
          }),
      });
    }
    const decider = otherDeciderOf(world, { unitIds: [responsibleUnitId], proposedById }, key);
    if (decider !== undefined)
      acts.push({
        key: `${key}:decide`,
        at: later(
          world,
          latest(proposedAt, dispute?.decidedAt, ...about.map(each => each.decidedAt)),
          { from: 3, to: 5 },
          'decides',
          key,
        ),
        run: async submissionId =>
          penalties.decide({
            ...{ actor: await people.actor(decider), no, submissionId },
            decision: chance.percent(86, 'confirms', key) ? 'confirm' : 'reject',
          }),
      });
    return acts;
  });
}

/** Sides state their view; somebody of neither decides whose it is. */
export async function settleLiability(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const { prisma } = app.db;
  const rows = await prisma.liabilityReview.findMany({
    where: { status: 'open', subjectType: 'penalty', proposedUnitId: { not: null } },
    include: { statements: { orderBy: { at: 'asc' } } },
  });
  if (rows.length === 0) return [];
  const entries = await prisma.penaltyEntry.findMany({
    where: { id: { in: rows.map(({ subjectId }) => subjectId) }, status: 'proposed' },
  });
  const subjectOf = await loadSubjects(app, entries);
  const { penalties } = app.services;
  return rows.flatMap((row): Act[] => {
    const { no, at, unitId, proposedUnitId, statements } = row;
    const entry = entries.find(({ id }) => id === row.subjectId);
    // Its deduction was taken back meanwhile: nothing is left to decide.
    if (!entry || proposedUnitId === null) return [];
    const key = `liability:${penaltyKey(entry, subjectOf(entry))}`;
    const acts: Act[] = [];
    if (statements.length === 0 && chance.percent(60, 'states', key))
      acts.push({
        key: `${key}:state`,
        at: later(world, at, { from: 0, to: 1 }, 'states', key),
        run: async submissionId =>
          penalties.state({
            ...{ actor: await people.actor(people.headOf(proposedUnitId)), no, submissionId },
            ...{ text: '我部门只负责配合，主责不在我部门。', fileIds: [] },
          }),
      });
    const decider = deciderOf(world, [unitId, proposedUnitId], key);
    if (decider !== undefined)
      acts.push({
        key: `${key}:decide`,
        at: later(world, latest(at, statements.at(-1)?.at), { from: 2, to: 4 }, 'decides', key),
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

function accountableUnits({ people }: World): string[] {
  return people.units.filter(({ kind }) => ACCOUNTABLE_UNIT_KINDS.some(each => each === kind)).map(({ id }) => id);
}
