import type { Actor } from '../../domain/org/actor.ts';
import { readContent } from '../../domain/reports/form.ts';
import type { ReportStatus } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { compareWithStore } from './compare-report.ts';
import { latenessOf } from './lateness.ts';
import { proposeLatePenalty } from './propose-report-penalty.ts';
import { assertMayReleaseReport, findReport, lockReport, noticeFacts, type ReportRow } from './report-row.ts';
import { sentIn } from './sent-in.ts';

export type JudgeReportResult =
  | { kind: 'submitted'; no: string; title: string; period: string; late: boolean; undecided?: boolean }
  | { kind: 'returned'; no: string; title: string; period: string }
  /** The draft that was judged is no longer the one that waits. */
  | { kind: 'changed'; no: string }
  | { kind: 'wrongState'; no: string; status: ReportStatus };

/**
 * The head's internal review (内部审核; who else may: `domain/org/releasers.ts`): releases a draft, which sends it in, or sends it back with a reason. It judges the draft
 * named by `draftId`, as a view showed it, and no other: one written anew in the meantime is left alone. The id of the writing act is
 * compared, not its time, which two drafts may share.
 *
 * @throws AppError `notFound`, `forbidden`, `conflict`; `invalidInput` for a return without a reason is the dialog's to prevent.
 */
export async function judgeReport(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    draftId: string | null;
    submissionId: string;
    decision: { kind: 'release' } | { kind: 'return'; reason: string };
  },
): Promise<JudgeReportResult> {
  const now = context.clock.now();
  const { actor, no, submissionId, decision } = input;
  return context.db.transaction(async tx => {
    await lockReport(tx, { no });
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    // Whoever has sent it in, in the place of a stand-in who wrote it, may say so once more.
    if (row.releasedById !== actor.id) assertMayReleaseReport(actor, row);
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'judgeReport', at: now },
      async (): Promise<JudgeReportResult> => {
        if (row.status !== 'drafted') return { kind: 'wrongState', no, status: row.status };
        if (row.submissionId !== input.draftId) return { kind: 'changed', no };
        const { late, undecided } = await latenessOf(tx, row, now);
        const compared = await compareWithStore(tx, row, readContent(row.content).fields);
        const forId = row.head && row.head.holder.id !== actor.id ? row.head.holder.id : null;
        const { count } = await tx.submission.updateMany({
          where: { id: row.id, status: 'drafted', submissionId: row.submissionId },
          data:
            decision.kind === 'release'
              ? { ...sentIn({ actorId: actor.id, forId, now, late, compared }), reason: '' }
              : { status: 'returned', reason: decision.reason },
        });
        if (count === 0) throw new AppError('conflict', { no });
        if (decision.kind === 'release' && late && !row.late) await proposeLatePenalty(context, tx, row, now);
        await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
        await tellAuthor(context, tx, { row, actor, decision, late, now, submissionId });
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: decision.kind === 'release' ? 'report.submitted' : 'report.returned',
          subjectType: 'submission',
          subjectId: row.id,
          detail: { no, late, ...(forId && { forId }) },
        });
        const named = { no, title: row.obligation.title, period: row.period };
        return decision.kind === 'release'
          ? { kind: 'submitted', ...named, late, ...(undecided && { undecided }) }
          : { kind: 'returned', ...named };
      },
    );
    return result;
  });
}

async function tellAuthor(
  context: ServiceContext,
  tx: Tx,
  input: {
    row: ReportRow;
    actor: Actor;
    decision: { kind: 'release' } | { kind: 'return'; reason: string };
    late: boolean;
    now: Date;
    submissionId: string;
  },
): Promise<void> {
  const { row, actor, decision } = input;
  if (!row.authorId || row.authorId === actor.id) return;
  const facts = noticeFacts(row);
  const content =
    decision.kind === 'release'
      ? ({ code: 'reportSubmitted', ...facts, byName: actor.name, late: input.late } as const)
      : ({ code: 'reportReturned', ...facts, byName: actor.name, reason: decision.reason } as const);
  await context.notices.queue(tx, input.now, [
    {
      recipientId: row.authorId,
      ref: { type: 'submission', no: row.no },
      dedupeKey: `${content.code}:${row.no}:${row.authorId}:${input.submissionId}`,
      content,
    },
  ]);
}
