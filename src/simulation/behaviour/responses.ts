import { INSPECTION_KEY, inspectionKey } from '../keys.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';

const MANNERS = { confirm: 55, dispute: 5, silent: 40 };

/** Heads confirm the results of their units, dispute single items, or let the time pass. */
export async function respondToResults(world: World): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const rows = await app.db.prisma.inspection.findMany({
    where: {
      releasedAt: { not: null },
      confirmedAt: null,
      respondBy: { gte: now },
      status: { in: ['submitted', 'reviewed'] },
    },
    select: {
      ...INSPECTION_KEY,
      ...{ no: true, releasedAt: true },
      findings: {
        where: { result: 'fail' },
        orderBy: { item: { ordinal: 'asc' } },
        select: { item: { select: { ordinal: true } }, dispute: { select: { at: true } } },
      },
    },
  });
  const { inspections, disputes } = app.services;
  return rows.flatMap((row): Act[] => {
    const { no, releasedAt, unitId, findings } = row;
    if (no === null || releasedAt === null) return [];
    const key = `result:${inspectionKey(row)}`;
    const manner = chance.oneOf(MANNERS, 'respond', key);
    const disputed = findings.find(({ dispute }) => dispute);
    const [failed] = findings;
    const head = () => people.actor(people.headOf(unitId));
    const at = later(world, releasedAt, { from: 0, to: 2 }, 'respond', key);
    if (manner === 'dispute' && failed && !disputed)
      return [
        {
          key: `${key}:dispute`,
          at,
          run: async submissionId =>
            disputes.file({
              ...{ actor: await head(), submissionId, no, fileIds: [] },
              items: [{ ordinal: failed.item.ordinal, reason: '当时已按标准执行，请核实' }],
            }),
        },
      ];
    if (manner !== 'confirm') return [];
    return [
      {
        key: `${key}:confirm`,
        at: disputed?.dispute ? latest(at, soon(world, disputed.dispute.at)) : at,
        run: async () => inspections.confirmResult({ actor: await head(), no }),
      },
    ];
  });
}
