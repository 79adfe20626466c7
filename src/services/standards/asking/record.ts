import type { ServiceContext } from '../../context.ts';

/** Keeps what was asked and answered with; a replayed question is kept once. */
export async function recordQuestion(
  context: Pick<ServiceContext, 'db'>,
  row: {
    id: string;
    staffId: string;
    text: string;
    understoodAs: string | null;
    outcome: string;
    clauseIds: readonly string[];
    asOf: Date | null;
    wordedBy: string | null;
    answerNo: string | null;
    at: Date;
  },
): Promise<void> {
  // In SQL: the client's createMany opens a transaction for one row, at twice the cost, in every question.
  await context.db.prisma.$executeRaw`
    INSERT INTO "QuestionRecord" (id, "staffId", text, "understoodAs", outcome, "clauseIds", "asOf", "wordedBy", "answerNo", at)
    VALUES (${row.id}, ${row.staffId}, ${row.text}, ${row.understoodAs}, ${row.outcome}, ${row.clauseIds}, ${row.asOf},
      ${row.wordedBy}, ${row.answerNo}, ${row.at})
    ON CONFLICT (id) DO NOTHING`;
}
