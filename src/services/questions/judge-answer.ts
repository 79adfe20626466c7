import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canJudgeAnswer } from '../../domain/permissions/questions.ts';
import type { TextProblem } from '../../domain/questions/answer-text.ts';
import { variantsOf } from '../../domain/questions/approved-match.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { raiseRevision } from '../standards/raise-revision.ts';
import { answerFacts } from './answer-facts.ts';
import { type AnswerKind, type AnswerRow, type AnswerStatus, loadAnswer, reviewedText } from './answer-row.ts';
import { solveBacklog } from './solve-backlog.ts';
import { wordingsHeld } from './wordings.ts';

export type JudgeAnswerResult =
  | { kind: 'approved'; no: string; answerKind: AnswerKind; question: string; solved: string[]; told: number }
  | { kind: 'returned'; no: string; answerKind: AnswerKind; writerName: string }
  /** It reads otherwise than this person has seen it. */
  | { kind: 'updated'; no: string }
  /** It was sent back and waits for its writer. */
  | { kind: 'beingRevised'; no: string }
  /** Its clauses no longer hold it up: it has to be written anew. */
  | { kind: 'badText'; no: string; problem: TextProblem }
  /** It promises more than its clauses say, which has to be confirmed. */
  | { kind: 'promises'; no: string; words: string[] }
  | { kind: 'clauseMissing'; no: string; path: string }
  | { kind: 'wrongState'; no: string; status: AnswerStatus };

type Judgement = { kind: 'approve'; despitePromises?: boolean } | { kind: 'return'; reason: string };

/**
 * A second person approves a draft, or one under review, which is given from then on; or sends it back with a reason.
 *
 * @throws AppError `forbidden`, `notFound`, `conflict`.
 */
export async function judgeAnswer(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; judgement: Judgement },
): Promise<JudgeAnswerResult> {
  const { actor, no, judgement } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const row = await loadAnswer(tx, no, now);
    assertAllowed(canJudgeAnswer(actor, row));
    const { result } = await context.once(
      tx,
      { submissionId: input.submissionId, useCase: 'judgeAnswer', at: now },
      async (): Promise<JudgeAnswerResult> => {
        if (row.status !== 'draft' && row.status !== 'review') return { kind: 'wrongState', no, status: row.status };
        if (row.status === 'draft' && row.reviewReason !== '') return { kind: 'beingRevised', no };
        if (!(await wasShown(tx, actor.id, reviewedText(row, actor.id)))) return { kind: 'updated', no };
        const judged =
          judgement.kind === 'approve'
            ? await approve(context, tx, { actor, row, now, despite: judgement.despitePromises ?? false })
            : await sendBack(context, tx, { actor, row, now, reason: judgement.reason });
        if (judged.kind !== 'approved' && judged.kind !== 'returned') return judged;
        await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: `answer.${judged.kind}`,
          subjectType: 'approvedAnswer',
          subjectId: row.id,
          detail: { no },
        });
        return judged;
      },
    );
    return result;
  });
}

async function approve(
  context: ServiceContext,
  tx: Tx,
  { actor, row, now, despite }: { actor: Actor; row: AnswerRow; now: Date; despite: boolean },
): Promise<JudgeAnswerResult> {
  const { no } = row;
  const wordings = wordingsHeld(row.text, row.clauses);
  if (wordings.kind === 'missing') {
    return { kind: 'clauseMissing', no, path: `《${wordings.standard}》${wordings.path}` };
  }
  if (wordings.kind === 'bad') return { kind: 'badText', no, problem: wordings.problem };
  if (wordings.promises.length > 0 && !despite) return { kind: 'promises', no, words: wordings.promises };
  await claim(tx, row, { status: 'approved', approvedById: actor.id, approvedAt: now, reviewReason: '' });
  for (const [at, { standardId, path }] of row.clauses.entries()) {
    await tx.approvedAnswerClause.update({
      where: { answerId_standardId_path: { answerId: row.id, standardId, path } },
      data: { textHashes: wordings.hashes[at]! },
    });
  }
  await raiseRevision(tx);
  const [first] = row.clauses;
  const { nos, told } =
    row.kind === 'answer'
      ? await solveBacklog(context, tx, {
          actorId: actor.id,
          now,
          where: { no: row.backlogNo, keys: variantsOf(row.question).map(questionKey) },
          resolution: no,
          solution: { text: row.text, clause: first ? { standard: first.standard, path: first.path } : null },
        })
      : { nos: [], told: 0 };
  const facts = answerFacts(row);
  await context.notices.queue(tx, now, [
    {
      recipientId: row.writtenById,
      ref: { type: 'answer', no },
      dedupeKey: `answerApproved:${no}:${now.toISOString()}`,
      content: { code: 'answerApproved', ...facts, byName: actor.name },
    },
  ]);
  return { kind: 'approved', no, answerKind: row.kind, question: facts.question, solved: nos, told };
}

async function sendBack(
  context: ServiceContext,
  tx: Tx,
  { actor, row, now, reason }: { actor: Actor; row: AnswerRow; now: Date; reason: string },
): Promise<JudgeAnswerResult> {
  await claim(tx, row, { status: 'draft', reviewReason: reason });
  if (row.status === 'review') await raiseRevision(tx);
  const { no, kind } = row;
  const writer = await tx.staff.findUnique({ where: { id: row.writtenById } });
  await context.notices.queue(tx, now, [
    {
      recipientId: row.writtenById,
      ref: { type: 'answer', no },
      dedupeKey: `answerReturned:${no}:${now.toISOString()}`,
      content: { code: 'answerReturned', ...answerFacts(row), byName: actor.name, reason },
    },
  ]);
  return { kind: 'returned', no, answerKind: kind, writerName: writer?.name ?? row.writtenById };
}

/** Zero rows: somebody else judged or rewrote it in between. */
async function claim(
  tx: Tx,
  row: AnswerRow,
  data: { status: AnswerStatus; reviewReason: string; approvedById?: string; approvedAt?: Date },
): Promise<void> {
  const { count } = await tx.approvedAnswer.updateMany({
    where: { id: row.id, status: row.status, writtenAt: row.writtenAt },
    data,
  });
  if (count === 0) throw new AppError('conflict', { no: row.no });
}
