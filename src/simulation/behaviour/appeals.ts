import { Decimal } from 'decimal.js';
import { loadSubjects, penaltyKey } from '../penalty-keys.ts';
import { type Act, later, type World } from '../world.ts';

const OUTCOMES = { upheld: 50, reduced: 25, reversed: 25 };

/** Heads appeal in their window, or do not; whoever was picked decides, mostly in time. */
export async function appeal(world: World): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const { prisma } = app.db;
  const entries = await prisma.penaltyEntry.findMany({
    where: { OR: [{ status: 'confirmed', appealDueAt: { gt: now } }, { status: 'appealed' }] },
    include: { appeals: true },
  });
  if (entries.length === 0) return [];
  const subjectOf = await loadSubjects(app, entries);
  const { penalties } = app.services;
  return entries.flatMap((entry): Act[] => {
    const { no, responsibleUnitId, decidedAt } = entry;
    const key = `appeal:${penaltyKey(entry, subjectOf(entry))}`;
    const open = entry.appeals.find(({ status }) => status === 'open');
    if (open) {
      const outcome = chance.oneOf(OUTCOMES, 'outcome', key);
      return [
        {
          key: `${key}:decide`,
          at: later(world, open.filedAt, { from: 2, to: 11 }, 'decides', key),
          run: async submissionId =>
            penalties.decideAppeal({
              ...{ actor: await people.actor(open.deciderId), no: open.no, outcome, submissionId },
              ...(outcome === 'reduced' && { points: new Decimal(entry.points.toString()).div(2).toString() }),
              reason: '经核实，按此裁决。',
            }),
        },
      ];
    }
    if (entry.status !== 'confirmed' || decidedAt === null || !chance.percent(30, 'appeals', key)) return [];
    return [
      {
        key: `${key}:file`,
        at: later(world, decidedAt, { from: 1, to: 4 }, 'appeals', key),
        run: async submissionId =>
          penalties.appeal({
            ...{ actor: await people.actor(people.headOf(responsibleUnitId)), no, submissionId },
            ...{ grounds: '已在期限内完成，附有记录。', fileIds: [] },
          }),
      },
    ];
  });
}
