import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import {
  moveRectification,
  type RectificationCommand,
  type RectificationMove,
} from '../../domain/rectification/workflow.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { wasShown } from '../review/what-was-shown.ts';
import type { JudgeOutcome } from './judge-outcome.ts';
import type { RectificationCase } from './load-case.ts';
import { reviewedAnswer } from './reviewed-answer.ts';

/** The answer under review, with its author's name and its number of files. */
export interface ReviewedAnswer {
  id: string;
  authorId: string;
  authorName: string;
  /** False when the author has left since. */
  authorActive: boolean;
  cause: string;
  measure: string;
  result: string;
  evidence: number;
  submittedAt: Date;
  releasedAt: Date | null;
}

/**
 * What the four decisions about an answer have in common: the move is checked and claimed by a conditional update, and a
 * repeat of the submission id gets the first outcome.
 *
 * 放行, 退回整改, 核验通过, 核验退回 name the notice only, and buttons stay on the screen: an old one must not decide about an answer
 * that came since. The rule: a decision is about the answer now under review, and that answer must have been before the
 * person's eyes, by a delivered notice or a view; else nothing changes and the outcome is `updated`. A form that was opened on
 * an answer passes its `responseId`, and gets `updated` when another has taken its place. `apply` does what is particular and returns the notices and the
 * deadline then in force. Permission is the caller's.
 */
export async function decideAnswer(
  context: ServiceContext,
  tx: Tx,
  input: {
    actor: Actor;
    submissionId: string;
    command: RectificationCommand;
    matter: RectificationCase;
    now: Date;
    /** The answer a form was opened on. */
    responseId?: string | undefined;
  },
  apply: (answer: ReviewedAnswer, move: RectificationMove) => Promise<{ notices: NewNotice[]; dueAt: Date }>,
): Promise<JudgeOutcome> {
  const { actor, submissionId, command, matter, now } = input;
  const { no, itemTitle, unitName } = matter;
  const work = async (): Promise<JudgeOutcome> => {
    const move = moveRectification(matter.status, command);
    const answer = matter.responseId === null ? undefined : await loadAnswer(tx, matter.responseId);
    if (!move || !answer) return { kind: 'wrongState', no, status: matter.status };
    const reviewed = reviewedAnswer(actor, matter);
    const replaced = input.responseId !== undefined && input.responseId !== answer.id;
    if (replaced || !reviewed || !(await wasShown(tx, actor.id, reviewed))) return { kind: 'updated', no };
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
    SELECT a.id, a."authorId", s.name AS "authorName", s.active AS "authorActive", a.cause, a.measure, a.result, a."submittedAt", a."releasedAt",
      (SELECT count(*)::int FROM "Evidence" e WHERE e."subjectType" = 'rectification' AND e."subjectId" = a.id) AS evidence
    FROM "RectificationResponse" a JOIN "Staff" s ON s.id = a."authorId" WHERE a.id = ${id}`;
  return rows[0];
}
