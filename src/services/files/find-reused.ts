import type { Prisma, Tx } from '../../store/database.ts';

/** Earlier evidence that shows the same picture. `bits`: how many of 64 bits of the fingerprints differ; null: the very same bytes. */
export interface ReusedPicture {
  readonly evidenceId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly bits: number | null;
}

/** Two photos of one counter, taken by hand, differ in far more bits; another compression or size of one photo in fewer. */
const NEAR_BITS = 5;

/**
 * Which of these files was evidence of something else before, whoever sent it: the same bytes, or a picture so near that one was made from
 * the other. What proved a voided result is free for the right one. Pictures only; nothing is refused for it, people judge.
 *
 * @param input.subjectIds what the files are being attached to: within it, a picture may come again
 * @returns by file id, the earliest match
 */
export async function findReused(
  tx: Tx | Prisma,
  input: { fileIds: readonly string[]; subjectIds: readonly string[] },
): Promise<Map<string, ReusedPicture>> {
  const { fileIds, subjectIds } = input;
  if (fileIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(ReusedPicture & { fileId: string })[]>`
    SELECT DISTINCT ON (new.id) new.id AS "fileId", e.id AS "evidenceId", e."subjectType", e."subjectId",
      CASE WHEN old.sha256 = new.sha256 THEN NULL
        ELSE bit_count(('x' || old."imageHash")::bit(64) # ('x' || new."imageHash")::bit(64))::int END AS bits
    FROM "StoredFile" new
    JOIN "StoredFile" old ON old.mime LIKE 'image/%' AND (old.sha256 = new.sha256
      OR bit_count(('x' || old."imageHash")::bit(64) # ('x' || new."imageHash")::bit(64)) <= ${NEAR_BITS})
    JOIN "Evidence" e ON e."fileId" = old.id
    WHERE new.id = ANY(${[...fileIds]}) AND new.mime LIKE 'image/%' AND e."subjectId" <> ALL(${[...subjectIds]})
      AND NOT EXISTS (
        SELECT FROM "Finding" f JOIN "Inspection" i ON i.id = f."inspectionId"
        JOIN "Inspection" v ON v.no = split_part(i.no, '·', 1) AND v.status = 'voided' WHERE f.id = e."subjectId")
    ORDER BY new.id, e.at, e."reusedOfId" IS NOT NULL, e.id`;
  return new Map(rows.map(({ fileId, ...match }) => [fileId, match]));
}
