import type { Actor } from '../../domain/org/actor.ts';
import { releasersOf } from '../../domain/org/releasers.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { type ContentProblem, fillForm, readForm } from '../../domain/reports/form.ts';
import { FILLABLE, isFillable, type ReportStatus } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { writesFor } from '../org/posts.ts';
import { attachedTo, showNames } from './attached.ts';
import { compareWithStore } from './compare-report.ts';
import { latenessOf } from './lateness.ts';
import { proposeLatePenalty } from './propose-report-penalty.ts';
import { findReport, lockReport, noticeFacts, type ReportRow } from './report-row.ts';
import { sentIn } from './sent-in.ts';

export type DraftReportResult =
  /** `headName`: who is asked to release it. `ownHand`: the writer acts for this head, and may not release it; nor is it only `headName` who may. */
  | { kind: 'drafted'; no: string; headName: string | null; ownHand?: { forName: string; mayRelease: string[] } }
  /** The writer is the unit's head: released with the same act. */
  | { kind: 'submitted'; no: string; late: boolean; undecided?: boolean }
  | { kind: 'wrongState'; no: string; status: ReportStatus }
  | { kind: 'incomplete'; no: string; problems: ContentProblem[] };

/**
 * Writes a report. It waits for the head's release, unless the head wrote it.
 *
 * `values` are by field key; null leaves an optional field empty.
 * @throws AppError `notFound`, `forbidden`, `conflict`.
 */
export async function draftReport(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    submissionId: string;
    values: Readonly<Record<string, string | number | null>>;
  },
): Promise<DraftReportResult> {
  const now = context.clock.now();
  const { actor, no, submissionId } = input;
  return context.db.transaction(async tx => {
    await lockReport(tx, { no });
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    assertAllowed(canFillReport(actor, row.parties));
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'draftReport', at: now },
      async (): Promise<DraftReportResult> => {
        if (!isFillable(row.status)) return { kind: 'wrongState', no, status: row.status };
        const form = readForm(row.obligation.form);
        const attached = showNames(await attachedTo(tx, row.id));
        const ofFiles = form.filter(({ kind }) => kind === 'file').map(({ key }) => [key, attached]);
        const filled = fillForm(form, { ...input.values, ...Object.fromEntries(ofFiles) });
        if (!filled.ok) return { kind: 'incomplete', no, problems: filled.problems };
        // What a stand-in writes is released by another.
        const released = actor.id === row.head?.holder.id;
        const forId = writesFor(row, row.unitId, actor);
        const { late, undecided } = await latenessOf(tx, row, now);
        const compared = released ? await compareWithStore(tx, row, filled.content.fields) : [];
        const { count } = await tx.submission.updateMany({
          where: { id: row.id, status: { in: [...FILLABLE] } },
          data: {
            submissionId,
            content: { fields: filled.content.fields.map(field => ({ ...field })) },
            ...{ authorId: actor.id, authorForId: forId },
            draftedAt: now,
            reason: '',
            ...(released
              ? sentIn({ actorId: actor.id, forId, now, late, compared })
              : { status: 'drafted', releasedById: null, releasedForId: null, submittedAt: null }),
          },
        });
        if (count === 0) throw new AppError('conflict', { no });
        await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: released ? 'report.submitted' : 'report.drafted',
          subjectType: 'submission',
          subjectId: row.id,
          detail: { no, late, ...(forId && { forId }), ...(row.submittedAt && { before: releaseOf(row) }) },
        });
        if (released) {
          if (late && !row.late) await proposeLatePenalty(context, tx, row, now);
          return { kind: 'submitted', no, late, ...(undecided && { undecided }) };
        }
        const releasers = releasersOf(row, [actor.id]);
        const [releaser] = releasers;
        if (releaser) {
          await context.notices.queue(tx, now, [
            {
              recipientId: releaser.id,
              ref: { type: 'submission', no },
              // A draft written anew is news again.
              dedupeKey: `reportDrafted:${no}:${releaser.id}:${submissionId}`,
              content: { code: 'reportDrafted', ...noticeFacts(row), authorName: actor.name },
            },
          ]);
        }
        const ownHand =
          row.head?.id === actor.id
            ? { forName: row.head.holder.name, mayRelease: releasers.map(({ name }) => name) }
            : undefined;
        return { kind: 'drafted', no, headName: releaser?.name ?? null, ...(ownHand && { ownHand }) };
      },
    );
    return result;
  });
}

/** The release of what is written anew, which the row does not keep. */
function releaseOf({ releasedById, submittedAt }: ReportRow) {
  return { releasedById, submittedAt: submittedAt?.toISOString() ?? null };
}
