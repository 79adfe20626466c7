import type { Prisma, Tx } from '../../store/database.ts';

/** 单号 of the deductions that came from a 测评结果, 整改通知, 督办单 or report, oldest first. */
export async function findPenaltiesAbout(db: Tx | Prisma, no: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ no: string }[]>`
    SELECT e.no FROM "PenaltyEntry" e
    LEFT JOIN "SupervisionClock" c ON e."subjectType" = 'supervisionClock' AND c.id = e."subjectId"
    LEFT JOIN "SupervisionOrder" o ON o.id = c."orderId"
    LEFT JOIN "RectificationNotice" r
      ON r.id = o."rectificationId" OR (e."subjectType" = 'finding' AND r."findingId" = e."subjectId")
    LEFT JOIN "Finding" f ON f.id = r."findingId" OR (e."subjectType" = 'finding' AND f.id = e."subjectId")
    LEFT JOIN "Inspection" i ON i.id = f."inspectionId"
    WHERE ${no} IN (e."subjectNo", o.no, r.no, i.no)
    GROUP BY e.no ORDER BY e.no`;
  return rows.map(row => row.no);
}
