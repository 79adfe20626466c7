import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditDraft } from '../../../domain/permissions/inspections.ts';
import type { RectificationStatus } from '../../../domain/rectification/workflow.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import { loadCase } from '../../rectification/load-case.ts';
import { reviewedAnswer } from '../../rectification/reviewed-answer.ts';
import { markShown } from '../../review/what-was-shown.ts';

/** A 整改通知 before the eyes of whoever looks at its item again. */
export interface RecheckedNotice {
  readonly no: string;
  readonly ordinal: number;
  readonly itemTitle: string;
  readonly status: RectificationStatus;
  /** What was remarked when it failed. */
  readonly found: string;
  /** The latest answer of the unit. */
  readonly answer: { cause: string; measure: string; result: string; evidence: number } | null;
}

/**
 * What a recheck that is being filled in verifies, with what the unit has answered. That its inspector has seen the answers is recorded: filing
 * the recheck decides about them (`services/rectification/decide-answer.ts`).
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewRecheck(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string },
): Promise<{ taskNo: string; notices: RecheckedNotice[] }> {
  const { actor, inspectionId } = input;
  return context.db.transaction(async tx => {
    const draft = await tx.inspection.findUnique({
      where: { id: inspectionId },
      include: {
        programme: { select: { line: true } },
        task: {
          select: {
            no: true,
            targets: {
              include: { notice: { select: { no: true } } },
              orderBy: [{ ordinal: 'asc' }, { noticeId: 'asc' }],
            },
          },
        },
      },
    });
    if (!draft?.task) throw new AppError('notFound');
    assertAllowed(canEditDraft(actor, { ...draft, line: draft.programme.line }));
    const notices: RecheckedNotice[] = [];
    for (const { notice, ordinal } of draft.task.targets) {
      const matter = await loadCase(tx, notice.no);
      const finding = await tx.finding.findUniqueOrThrow({ where: { id: matter.findingId }, select: { note: true } });
      const answer = await tx.rectificationResponse.findFirst({
        where: { noticeId: matter.id },
        orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
        select: { id: true, cause: true, measure: true, result: true },
      });
      const evidence = answer
        ? await tx.evidence.count({ where: { subjectType: 'rectification', subjectId: answer.id } })
        : 0;
      const reviewed = matter.status === 'released' ? reviewedAnswer(actor, matter) : undefined;
      if (reviewed) await markShown(context, tx, { actorId: actor.id, reviewed, at: context.clock.now() });
      const { no, itemTitle, status } = matter;
      notices.push({
        ...{ no, ordinal, itemTitle, status, found: finding.note },
        answer: answer && { cause: answer.cause, measure: answer.measure, result: answer.result, evidence },
      });
    }
    return { taskNo: draft.task.no, notices };
  });
}
