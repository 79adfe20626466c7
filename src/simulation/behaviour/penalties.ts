import { otherDeciderOf } from '../deciders.ts';
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
      const others = people.accountable.filter(id => id !== responsibleUnitId);
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
          { from: 3, to: 6 },
          'decides',
          key,
        ),
        run: async submissionId =>
          penalties.decide({
            ...{ actor: await people.actor(decider), no, submissionId },
            decision: chance.percent(86, 'confirms', key) ? 'confirm' : 'reject',
            reason: '依据不足，不予扣分。',
          }),
      });
    return acts;
  });
}
