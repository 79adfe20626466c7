import type { Prisma, Tx } from '../../store/database.ts';

/** A picture that came before, as people are told of it. */
export interface Reuse {
  /** 单号 of the record it was evidence of; null where that record has none, or where the reader may not learn it. */
  readonly no: string | null;
  /** Not the same bytes, but hardly another picture. */
  readonly near: boolean;
}

/** Which pictures of these findings, answers or steps had been evidence of something else, by subject; a voided result is nothing any more. */
export async function reuseOf(tx: Tx | Prisma, subjectIds: readonly string[]): Promise<Map<string, Reuse[]>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Reuse & { subjectId: string })[]>`
    SELECT DISTINCT new."subjectId", COALESCE(i.no, r.no, o.no) AS no, new."reuseBits" IS NOT NULL AS near
    FROM "Evidence" new
    JOIN "Evidence" old ON old.id = new."reusedOfId"
    LEFT JOIN "Finding" f ON f.id = old."subjectId"
    LEFT JOIN "Inspection" i ON i.id = f."inspectionId"
    LEFT JOIN "RectificationResponse" a ON a.id = old."subjectId"
    LEFT JOIN "RectificationNotice" r ON r.id = a."noticeId"
    LEFT JOIN "SupervisionStep" s ON s.id = old."subjectId"
    LEFT JOIN "SupervisionOrder" o ON o.id = s."orderId"
    WHERE new."subjectId" = ANY(${[...subjectIds]})
      AND NOT EXISTS (SELECT FROM "Inspection" v WHERE v.no = split_part(i.no, '·', 1) AND v.status = 'voided')
    ORDER BY 1, 2`;
  const bySubject = Map.groupBy(rows, row => row.subjectId);
  return new Map([...bySubject].map(([id, group]) => [id, group.map(({ no, near }) => ({ no, near }))]));
}
