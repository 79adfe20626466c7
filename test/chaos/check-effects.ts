import { type Books, type Outcome, some } from './check.ts';

/** Each submission once: no draft filed twice, no finding with two notices, nothing acknowledged or released twice. */
export async function checkEffects({ place, ledger }: Books): Promise<Outcome> {
  const { prisma } = place.db;
  const filed = await prisma.inspection.count({ where: { no: { not: null }, status: { not: 'draft' } } });
  const repeated = await prisma.$queryRaw<{ action: string; subjectId: string; count: number }[]>`
    SELECT action, "subjectId", count(*)::int AS count FROM "AuditEvent" GROUP BY 1, 2 HAVING count(*) > 1`;
  const doubled = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "findingId" AS id FROM "RectificationNotice" GROUP BY 1 HAVING count(*) > 1`;
  const counts = [...ledger.counts].sort(([a], [b]) => a.localeCompare(b));
  return {
    violations: [
      ...some(
        'finding with two notices',
        doubled.map(row => row.id),
      ),
      ...some(
        'done twice',
        repeated.map(({ action, subjectId, count }) => `${action} ${subjectId}: ${count}`),
      ),
    ],
    facts: [
      `${filed} inspections filed, ${await prisma.rectificationNotice.count()} 整改通知`,
      counts.map(([what, count]) => `${what} ${count}`).join(' · '),
    ],
  };
}
