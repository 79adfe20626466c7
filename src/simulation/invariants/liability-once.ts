import type { Invariant } from './invariant.ts';

interface Reviewed {
  no: string;
  matter: string;
  unitId: string;
  status: 'open' | 'upheld' | 'moved';
  subjectId: string;
  at: Date;
  decidedAt: Date | null;
  byOwnSide: boolean;
}

/**
 * Whose a matter is, a 整改通知 with its 督办单 and the deductions for either, is one question: never asked twice at a time, never again by a unit that
 * had its answer about the same record or was told that it stays, and answered by nobody of its sides.
 */
export const liabilityOnce: Invariant = {
  name: 'liabilityOnce',
  async check({ db: { prisma } }) {
    const rows = await prisma.$queryRaw<Reviewed[]>`
      SELECT r.no, r."unitId", r.status::text AS status, r."subjectId", r.at, r."decidedAt",
        coalesce(n.id, eo."rectificationId", eo.id, CASE WHEN e."subjectType" = 'issue' THEN e."subjectId" END, e.id,
          o."rectificationId", r."subjectId") AS matter,
        CASE WHEN r.status = 'open' THEN false WHEN s.id IS NULL THEN true
          ELSE coalesce(s."unitId" IN (r."unitId", r."proposedUnitId", r."askedUnitId", r."responsibleUnitId"), false) END AS "byOwnSide"
      FROM "LiabilityReview" r
      LEFT JOIN "SupervisionOrder" o ON r."subjectType" = 'supervision' AND o.id = r."subjectId"
      LEFT JOIN "PenaltyEntry" e ON r."subjectType" = 'penalty' AND e.id = r."subjectId"
      LEFT JOIN "RectificationNotice" n ON e."subjectType" = 'finding' AND n."findingId" = e."subjectId"
      LEFT JOIN "SupervisionClock" c ON e."subjectType" = 'supervisionClock' AND c.id = e."subjectId"
      LEFT JOIN "SupervisionOrder" eo ON eo.id = c."orderId"
      LEFT JOIN "Staff" s ON s.id = r."decidedById"
      WHERE r.status <> 'withdrawn' ORDER BY r.at, r.no`;
    const broken = rows.flatMap((row, index) => {
      const before = rows.slice(0, index).filter(({ matter }) => matter === row.matter);
      const open = before.filter(({ decidedAt }) => decidedAt === null || decidedAt > row.at);
      const answered = before.filter(
        each => each.unitId === row.unitId && (each.subjectId === row.subjectId || each.status === 'upheld'),
      );
      return [
        ...(row.byOwnSide ? [`${row.no} was decided by one of its sides, or by nobody`] : []),
        ...[...open, ...answered].map(each => `${row.no} asks what ${each.no} does`),
      ];
    });
    return { count: rows.length, broken };
  },
};
