import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import type { ServiceContext } from '../context.ts';
import type { FoundPlace } from './view-backlog.ts';

/** A question whose answer was called 有用, with the clause that answered it. */
export interface UsefulQuestion extends FoundPlace {
  readonly question: string;
  /** How many said so. */
  readonly count: number;
}

interface UsefulRow {
  key: string;
  question: string;
  clauseId: string;
  count: number;
}

/**
 * The next candidate for a confirmed question, called 有用 most often first, and how many there are. A question an officer has decided
 * about, either way, is not asked about again. @throws AppError `forbidden`.
 */
export async function nextUseful(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ next: UsefulQuestion | undefined; total: number }> {
  assertAllowed(canManageQuestions(input.actor));
  const { prisma } = context.db;
  // One clause each: where equal questions were answered by different clauses, the one more people found useful.
  const rows = await prisma.$queryRaw<UsefulRow[]>`
    SELECT DISTINCT ON (key) key, question, "clauseId", count FROM (
      SELECT f.key, r."clauseIds"[1] AS "clauseId", count(*)::int AS count, max(coalesce(r."understoodAs", r.text)) AS question
      FROM "QuestionFeedback" f JOIN "QuestionRecord" r ON r.id = f."questionId"
      WHERE f.useful AND f."reviewedAt" IS NULL AND f.key <> '' AND r.outcome = 'answer' AND r."answerNo" IS NULL
        AND cardinality(r."clauseIds") > 0
        AND NOT EXISTS (SELECT 1 FROM "QuestionFeedback" d WHERE d.key = f.key AND d."reviewedAt" IS NOT NULL)
      GROUP BY f.key, r."clauseIds"[1]
    ) candidates ORDER BY key, count DESC`;
  const ids = rows.map(row => row.clauseId);
  const inForce = new Map((await context.library.on(context.clock.now())).clauses.map(clause => [clause.id, clause]));
  const confirmed = await prisma.clauseQuestion.findMany({ select: { text: true } });
  const known = new Set(confirmed.map(({ text }) => questionKey(text)));
  const open = rows
    .filter((row, at) => inForce.has(ids[at]!) && !known.has(row.key))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const [first] = open;
  if (!first) return { next: undefined, total: 0 };
  const { standardId, standard, version, path, text } = inForce.get(first.clauseId)!;
  return {
    next: { ...{ standardId, standard, version, path, text }, question: first.question, count: first.count },
    total: open.length,
  };
}

/** Decides that a question that was called 有用 does not become a confirmed one. @throws AppError `forbidden`. */
export async function declineUseful(
  context: ServiceContext,
  input: { actor: Actor; question: string },
): Promise<{ declined: number }> {
  assertAllowed(canManageQuestions(input.actor));
  const now = context.clock.now();
  const key = questionKey(input.question);
  return context.db.transaction(async tx => {
    const where = { key, useful: true, reviewedAt: null };
    const first = await tx.questionFeedback.findFirst({ where, orderBy: { at: 'asc' }, select: { questionId: true } });
    const { count } = await tx.questionFeedback.updateMany({ where, data: { reviewedAt: now } });
    if (first) {
      await context.recordAudit(tx, {
        at: now,
        actorId: input.actor.id,
        action: 'question.declined',
        subjectType: 'questionFeedback',
        subjectId: first.questionId,
      });
    }
    return { declined: count };
  });
}
