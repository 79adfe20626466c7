import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** What a question that waited is answered with, as who asked is told. */
export interface Solution {
  readonly text: string;
  readonly clause: { standard: string; path: string } | null;
}

/**
 * Closes the rows of a backlog that an answer settles, and tells everybody who asked in vain, once: a person's later question is a new
 * cause, an older one is not. Inside the transaction of what solved them.
 */
export async function solveBacklog(
  context: ServiceContext,
  tx: Tx,
  input: {
    actorId: string;
    now: Date;
    where: { no?: string | null; keys: readonly string[] };
    resolution: string;
    solution: Solution;
  },
): Promise<{ nos: string[]; told: number }> {
  const { actorId, now, where, resolution, solution } = input;
  const rows = await tx.backlogQuestion.findMany({
    where: {
      status: { in: ['open', 'waiting'] },
      OR: [{ key: { in: [...where.keys] } }, ...(where.no ? [{ no: where.no }] : [])],
    },
    select: { id: true, no: true },
    orderBy: { no: 'asc' },
  });
  let told = 0;
  for (const { id, no } of rows) {
    await tx.backlogQuestion.update({
      where: { id },
      data: { status: 'solved', closedById: actorId, closedAt: now, resolution, standardId: null },
    });
    const asked = await tx.questionRecord.findMany({
      where: { backlogId: id, staffId: { not: actorId } },
      orderBy: [{ staffId: 'asc' }, { at: 'desc' }],
      distinct: ['staffId'],
      select: { id: true, staffId: true, text: true },
    });
    await context.notices.queue(
      tx,
      now,
      asked.map(({ id: questionId, staffId, text }) => ({
        recipientId: staffId,
        content: { code: 'questionSolved' as const, question: text, answer: solution },
        // The backlog's 单号 is the officers'; who asked could not open it.
        ref: null,
        dedupeKey: `questionSolved:${no}:${questionId}`,
      })),
    );
    await context.recordAudit(tx, {
      at: now,
      actorId,
      action: 'backlog.solved',
      subjectType: 'backlog',
      subjectId: id,
      detail: { no, asked: asked.length },
    });
    told += asked.length;
  }
  return { nos: rows.map(row => row.no), told };
}
