import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import {
  moveRectification,
  type RectificationCommand,
  type RectificationMove,
} from '../../domain/rectification/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import type { RectificationCase } from './load-case.ts';

/** The answer under review, with its author's name and its number of files. */
export interface ReviewedAnswer {
  id: string;
  authorId: string;
  authorName: string;
  cause: string;
  measure: string;
  result: string;
  evidence: number;
  submittedAt: Date;
  releasedAt: Date | null;
}

/**
 * What the four decisions about an answer have in common: the move is checked and claimed by a conditional update, and a
 * repeat of the submission id gets the first outcome. `apply` does what is particular and returns the notices and the
 * deadline then in force. Permission is the caller's.
 */
export async function decideAnswer(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; submissionId: string; command: RectificationCommand; matter: RectificationCase; now: Date },
  apply: (answer: ReviewedAnswer, move: RectificationMove) => Promise<{ notices: NewNotice[]; dueAt: Date }>,
): Promise<JudgeOutcome> {
  const { actor, submissionId, command, matter, now } = input;
  const { no, itemTitle, unitName } = matter;
  const work = async (): Promise<JudgeOutcome> => {
    const move = moveRectification(matter.status, command);
    const answer = matter.responseId === null ? undefined : await loadAnswer(tx, matter.responseId);
    if (!move || !answer) return { kind: 'wrongState', no, status: matter.status };
    const { count } = await tx.rectificationNotice.updateMany({
      where: { id: matter.id, status: matter.status, round: matter.round },
      data: { status: move.status, ...(move.newRound ? { round: matter.round + 1 } : {}) },
    });
    if (count === 0) return { kind: 'wrongState', no, status: move.status };
    const { notices, dueAt } = await apply(answer, move);
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: `rectification.${command}`,
      subjectType: 'rectification',
      subjectId: matter.id,
      detail: { round: matter.round, responseId: answer.id },
    });
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
    await context.notices.queue(tx, now, notices);
    return { kind: 'done', no, itemTitle, unitName, authorName: answer.authorName, dueAt: dueAt.toISOString() };
  };
  return (await context.once(tx, { submissionId, useCase: `rectification.${command}`, at: now }, work)).result;
}

async function loadAnswer(tx: Tx, id: string): Promise<ReviewedAnswer | undefined> {
  const rows = await tx.$queryRaw<ReviewedAnswer[]>`
    SELECT a.id, a."authorId", s.name AS "authorName", a.cause, a.measure, a.result, a."submittedAt", a."releasedAt",
      (SELECT count(*)::int FROM "Evidence" e WHERE e."subjectType" = 'rectification' AND e."subjectId" = a.id) AS evidence
    FROM "RectificationResponse" a JOIN "Staff" s ON s.id = a."authorId" WHERE a.id = ${id}`;
  return rows[0];
}
