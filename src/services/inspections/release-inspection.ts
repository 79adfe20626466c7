import type { CorrectionFacts } from '../../domain/inspections/notices.ts';
import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import { supersededNo } from '../../domain/inspections/revision.ts';
import { monthOf } from '../../domain/kpi/periods.ts';
import { dueAfter } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { tellChanged } from '../kpi/tell-changed.ts';
import { correctedBy } from './corrected-by.ts';
import type { ReleasedInspection } from './filed-inspection.ts';
import { noticesOfRelease } from './notices-of-release.ts';
import { openConsequences } from './open-consequences.ts';
import { settleRecheck } from './planning/settle-recheck.ts';
import { reconcileRevision } from './reconcile-revision.ts';
import { factsOf, WITH_FACTS } from './result-facts.ts';
import { scheduleResponse } from './schedule-response.ts';

/**
 * Lets a submitted result out: from now on its unit sees it, what failed opens 整改通知 and proposes deductions, the head has the
 * window to confirm or dispute. A correction takes the place of the result before it, and what that one had caused is reconciled. The same for
 * a result without review and for one that was approved; runs in the caller's transaction and checks no permission.
 *
 * @throws AppError `conflict` when it is not waiting to be released.
 */
export async function releaseInspection(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; now: Date; reviewerId?: string },
): Promise<{ no: string; released: ReleasedInspection }> {
  const { inspectionId, now, reviewerId } = input;
  const row = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, include: WITH_FACTS });
  const rules = programmeRulesSchema.parse(row.programme.rules);
  const due = dueAfter(context.calendar, now, rules.disputeWorkingDays);
  const previous = row.previousId === null ? null : await supersede(tx, row.previousId, now);
  const { count } = await tx.inspection.updateMany({
    where: { id: inspectionId, status: 'submitted', releasedAt: null },
    data: {
      releasedAt: now,
      respondBy: due.dueAt,
      updatedAt: now,
      ...(previous && { no: previous.no }),
      ...(reviewerId !== undefined && { status: 'reviewed', reviewedById: reviewerId, reviewedAt: now }),
    },
  });
  if (count === 0) throw new AppError('conflict');
  const facts = { ...(await factsOf(tx, row)), ...(previous && { no: previous.no }) };
  const unitId = row.unitId;
  const responsibleUnitId = row.responsibleUnitId ?? unitId;
  const reconciled = previous
    ? await reconcileRevision(context, tx, {
        previousId: previous.id,
        inspectionId,
        no: previous.no,
        actorId: editor(row),
        now,
      })
    : null;
  // What fails again in a recheck has its 整改 already.
  const opened = row.isRecheck
    ? { rectifications: [], penalties: [] }
    : await openConsequences(context, tx, { inspectionId, responsibleUnitId, no: facts.no, now });
  const rechecks = row.isRecheck
    ? await settleRecheck(context, tx, { inspectionId, previousId: row.previousId, no: facts.no, now })
    : [];
  // A recheck is no score of its period.
  if (previous && !row.isRecheck)
    await tellChanged(context, tx, { month: monthOf(row.period), unitId: responsibleUnitId, causeNo: facts.no, now });
  const correction: CorrectionFacts | null = previous &&
    reconciled && {
      revision: row.revision,
      by: await correctedBy(tx, row),
      reason: row.correction,
      oldScore: previous.score,
      ...reconciled,
    };
  const response = { respondBy: due.dueAt.toISOString(), respondBasis: due.dueBasis };
  await context.notices.queue(
    tx,
    now,
    await noticesOfRelease(context, tx, {
      ...{ unitId, responsibleUnitId, inspectorId: row.inspectorId, programme: row.programme },
      ...{ facts, due: response, correction },
    }),
  );
  await scheduleResponse(context, tx, { inspectionId, respondBy: due.dueAt, now });
  await context.recordAudit(tx, {
    at: now,
    actorId: reviewerId ?? editor(row),
    action: previous ? 'inspection.corrected' : 'inspection.released',
    subjectType: 'inspection',
    subjectId: inspectionId,
    detail: { no: facts.no, revision: row.revision },
  });
  return {
    no: facts.no,
    released: {
      ...response,
      ...opened,
      rechecks,
      correction: correction && {
        oldScore: correction.oldScore,
        changes: correction.changes,
        effects: correction.effects,
      },
    },
  };
}

const editor = (row: { inspectorId: string; correctedById: string | null }) => row.correctedById ?? row.inspectorId;

/** Gives the 单号 of the result in force over to its correction. */
async function supersede(tx: Tx, id: string, now: Date): Promise<{ id: string; no: string; score: string }> {
  const { no, revision, score, status } = await tx.inspection.findUniqueOrThrow({ where: { id } });
  if (no === null || status === 'superseded') throw new AppError('conflict');
  await tx.inspection.update({
    where: { id },
    data: { no: supersededNo(no, revision), status: 'superseded', updatedAt: now },
  });
  return { id, no, score: score?.toString() ?? '' };
}
