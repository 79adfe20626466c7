import type { Actor } from '../../domain/org/actor.ts';
import { hasRole } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canJudgeAnswer, canViewAnswer, canWriteAnswer } from '../../domain/permissions/questions.ts';
import type { ServiceContext } from '../context.ts';
import { markShown } from '../review/what-was-shown.ts';
import { type AnswerRow, loadAnswer, reviewedText } from './answer-row.ts';
import { wordingsHeld } from './wordings.ts';

export type AnswerAction = 'approve' | 'return' | 'revise' | 'retire';

export interface ViewedAnswer extends AnswerRow {
  /** Null for who only reads what is approved. */
  readonly writerName: string | null;
  readonly approverName: string | null;
  readonly actions: readonly AnswerAction[];
  /** Words that promise more than the clauses say: for who decides about it. */
  readonly promises: readonly string[];
}

/** A 标准答复 or 口径 with its clauses; that somebody who may judge it has now seen it is recorded. @throws AppError `forbidden`, `notFound`. */
export async function viewAnswer(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ViewedAnswer> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const row = await loadAnswer(tx, no, now);
    assertAllowed(canViewAnswer(actor, row));
    const open = row.status === 'draft' || row.status === 'review';
    const judges = open && canJudgeAnswer(actor, row).allowed;
    if (judges) {
      await markShown(context, tx, { actorId: actor.id, reviewed: reviewedText(row, actor.id), at: now });
    }
    const writes = row.status !== 'retired' && canWriteAnswer(actor).allowed;
    const overseen = hasRole(actor, 'qualityOfficer', 'leader');
    const people = await tx.staff.findMany({
      where: { id: { in: [row.writtenById, ...(row.approvedById ? [row.approvedById] : [])] } },
      select: { id: true, name: true },
    });
    const nameOf = (id: string | null): string | null =>
      id && overseen ? (people.find(person => person.id === id)?.name ?? id) : null;
    const wordings = open ? wordingsHeld(row.text, row.clauses) : undefined;
    return {
      ...row,
      promises: wordings?.kind === 'held' ? wordings.promises : [],
      writerName: nameOf(row.writtenById),
      approverName: nameOf(row.approvedById),
      actions: [
        // A returned draft waits for its writer, not for a second look at the same words.
        ...(judges && !(row.status === 'draft' && row.reviewReason !== '') ? (['approve', 'return'] as const) : []),
        ...(writes ? (['revise', 'retire'] as const) : []),
      ],
    };
  });
}
