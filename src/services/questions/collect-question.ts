import { questionKey } from '../../domain/questions/question-key.ts';
import { isWorthCollecting, type QuestionFacts } from '../../domain/questions/worth-collecting.ts';
import { conceptsOf, unknownShare } from '../../search/concepts.ts';
import type { SearchIndex } from '../../search/index.ts';
import { isSmallTalk } from '../../search/small-talk.ts';
import type { Prisma, Tx } from '../../store/database.ts';

export type BacklogCause = 'unanswered' | 'uncertain' | 'badlyRated';

/** An asked question that is missing an answer; `questionId` names its record, which must exist. */
export interface MissedQuestion {
  readonly questionId: string;
  readonly text: string;
  readonly cause: BacklogCause;
  /** What the person said was wrong; empty for nothing. */
  readonly reason: string;
  readonly at: Date;
}

/**
 * Counts a question in the backlog (待补问题), once per record: equal questions are one row; a solved one that is asked in vain again opens
 * again. One statement, since it stands in the turn of who asked.
 *
 * @returns whether somebody will look at it: not where an officer has dismissed it for good.
 */
export async function collectQuestion(db: Tx | Prisma, missed: MissedQuestion): Promise<boolean> {
  const { questionId, text, cause, reason, at } = missed;
  const key = questionKey(text);
  if (key === '') return false;
  // The 单号 is taken only where a row is new; the form is that of nextNumber (store/numbers.ts).
  const name = `DW-${at.getUTCFullYear()}`;
  await db.$executeRaw`
    WITH record AS (
      SELECT id FROM "QuestionRecord" WHERE id = ${questionId} AND "backlogId" IS NULL FOR UPDATE
    ), known AS (
      UPDATE "BacklogQuestion" SET
        count = count + 1, "lastAskedAt" = greatest("lastAskedAt", ${at}), cause = ${cause}::"BacklogCause",
        reason = CASE WHEN ${reason} = '' THEN reason ELSE ${reason} END,
        status = CASE WHEN status = 'solved' OR "closedById" IS NULL AND status = 'dismissed' THEN 'open' ELSE status END,
        "closedById" = CASE WHEN status = 'solved' THEN NULL ELSE "closedById" END,
        "closedAt" = CASE WHEN status = 'solved' OR "closedById" IS NULL THEN NULL ELSE "closedAt" END
      WHERE key = ${key} AND EXISTS (SELECT 1 FROM record)
      RETURNING id
    ), number AS (
      INSERT INTO "NumberSequence" (name, value)
      SELECT ${name}, 1 FROM record WHERE NOT EXISTS (SELECT 1 FROM known)
      ON CONFLICT (name) DO UPDATE SET value = "NumberSequence".value + 1
      RETURNING value
    ), fresh AS (
      INSERT INTO "BacklogQuestion" (id, no, key, text, cause, reason, count, "firstAskedAt", "lastAskedAt", status)
      SELECT ${questionId}, ${name} || '-' || lpad(value::text, greatest(4, length(value::text)), '0'), ${key}, ${text},
        ${cause}::"BacklogCause", ${reason}, 1, ${at}, ${at}, 'open' FROM number
      ON CONFLICT (key) DO UPDATE SET count = "BacklogQuestion".count + 1, "lastAskedAt" = EXCLUDED."lastAskedAt"
      RETURNING id
    )
    UPDATE "QuestionRecord" SET "backlogId" = coalesce((SELECT id FROM known), (SELECT id FROM fresh))
    WHERE id IN (SELECT id FROM record)`;
  return isAwaited(db, { questionId });
}

/** Whether a question stands in the backlog and is still to be settled. */
export async function isAwaited(db: Tx | Prisma, { questionId }: { questionId: string }): Promise<boolean> {
  const waiting = { records: { some: { id: questionId } }, status: { in: ['open' as const, 'waiting' as const] } };
  return (await db.backlogQuestion.count({ where: waiting })) > 0;
}

/** What the library makes of a question, for the rule that keeps noise out of the backlog. */
export function factsOf(question: string, index: SearchIndex): QuestionFacts {
  const concepts = conceptsOf(question, index);
  return {
    smallTalk: isSmallTalk(question),
    knownWords: concepts.filter(({ known, forms }) => known && [...(forms[0] ?? '')].length > 1).length,
    unknownShare: unknownShare(concepts),
  };
}

/** Called with every question that found nothing: puts it into the backlog unless it is noise. @returns whether it will be looked at. */
export async function collectUnanswered(
  db: Tx | Prisma,
  asked: { questionId: string; text: string; at: Date; index: SearchIndex },
): Promise<boolean> {
  const { index, ...question } = asked;
  if (!isWorthCollecting(asked.text, factsOf(asked.text, index))) return false;
  return collectQuestion(db, { ...question, cause: 'unanswered', reason: '' });
}
