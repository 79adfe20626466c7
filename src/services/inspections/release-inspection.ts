import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { CorrectionFacts } from '../../domain/inspections/notices.ts';
import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import { supersededNo } from '../../domain/inspections/revision.ts';
import { monthOf } from '../../domain/kpi/periods.ts';
import { editorOf } from '../../domain/permissions/inspections.ts';
import { dueAfter } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { NewAuditEvent } from '../../store/audit.ts';
import type { Tx } from '../../store/database.ts';
import type { Inspection, InspectionProgramme, InspectionStatus, Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { tellChanged } from '../kpi/tell-changed.ts';
import { type LedUnit, loadLedUnits } from '../org/load-heads.ts';
import { numberRectifications } from '../rectification/open-rectifications.ts';
import { correctedBy } from './corrected-by.ts';
import type { ReleasedInspection } from './filed-inspection.ts';
import { isInForce } from './load-released.ts';
import { noticesOfRelease, recipientsOfRelease } from './notices-of-release.ts';
import { openConsequences, prepareConsequences } from './open-consequences.ts';
import { settleRecheck } from './planning/settle-recheck.ts';
import { reconcileRevision } from './reconcile-revision.ts';
import { redactChanges } from './redact-changes.ts';
import { responseTimers } from './response-timers.ts';
import { factsOf, type ResultFacts, WITH_FACTS } from './result-facts.ts';

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
  input: { inspectionId: string; now: Date; reviewerId: string },
): Promise<{ no: string; released: ReleasedInspection }> {
  const { inspectionId, now, reviewerId } = input;
  const row = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId }, include: WITH_FACTS });
  return release(context, tx, {
    ...{ row, responsibleUnitId: row.responsibleUnitId ?? row.unitId, facts: await factsOf(tx, row), now, events: [] },
    units: await loadLedUnits(tx, [row.unitId, row.responsibleUnitId ?? row.unitId]),
    from: ['submitted'],
    data: { status: 'reviewed', reviewedById: reviewerId, reviewedAt: now },
    actorId: reviewerId,
  });
}

export interface Release {
  /** With its period, even where `data` writes it only now. */
  readonly row: Inspection & { readonly programme: InspectionProgramme };
  readonly responsibleUnitId: string;
  /** Led by whom: the inspected and the responsible unit. */
  readonly units: ReadonlyMap<string, LedUnit>;
  /** Without its 单号 where it gets one now. */
  readonly facts: ResultFacts;
  readonly now: Date;
  /** The states it may be in, and what else is written with the release: all of a submission that needs no review. */
  readonly from: readonly InspectionStatus[];
  readonly data: Prisma.InspectionUpdateManyMutationInput;
  readonly actorId: string;
  /** What was done before, to be kept with it. */
  readonly events: readonly ((no: string) => NewAuditEvent)[];
}

/**
 * The same for a row that is at hand. Everybody who releases next waits for the numbers until this transaction ends: what does not need them is
 * read before, and what follows is written in one statement per table.
 */
export async function release(
  context: ServiceContext,
  tx: Tx,
  input: Release,
): Promise<{ no: string; released: ReleasedInspection }> {
  const { row, responsibleUnitId, units, now } = input;
  const { id: inspectionId, unitId, inspectorId, inspectedAt } = row;
  const rules = programmeRulesSchema.parse(row.programme.rules);
  const calendar = (await context.unitCalendars(tx))(unitId);
  const due = dueAfter(calendar, now, rules.disputeWorkingDays);
  const previous = row.previousId === null ? null : await supersede(tx, row.previousId, now);
  const reconciled =
    previous &&
    (await reconcileRevision(context, tx, {
      ...{ previousId: previous.id, inspectionId, no: previous.no, actorId: editorOf(row), now },
    }));
  const correction: CorrectionFacts | null = previous &&
    reconciled && {
      revision: row.revision,
      by: await correctedBy(tx, row),
      reason: row.correction,
      oldScore: previous.score,
      ...reconciled,
    };
  const { methods, line } = row.programme;
  const visit = { methods, line, unitId, responsibleUnitId, inspectorId };
  const recipients = await recipientsOfRelease(context, tx, visit, units);
  const workingDays = rules.rectificationWorkingDays;
  const inspection = { unitId, responsibleUnitId, inspectorId, inspectedAt, workingDays, calendar };
  const prepared = await prepareConsequences(context, tx, {
    inspectionId,
    inspection,
    units,
    isRecheck: row.isRecheck,
  });

  const { year } = toShanghai(now);
  const no = previous?.no ?? row.no ?? (await context.nextNumber(tx, 'inspection', year));
  const numbers = await numberRectifications(context, tx, { count: prepared.failures.findings.length, year });
  const { count } = await tx.inspection.updateMany({
    where: { id: inspectionId, status: { in: [...input.from] }, releasedAt: null },
    data: { ...input.data, no, releasedAt: now, respondBy: due.dueAt, updatedAt: now },
  });
  if (count === 0) throw new AppError('conflict');
  const { opened, notices, timers, events } = await openConsequences(context, tx, {
    ...{ ...prepared, ...numbers, inspectionNo: no, now },
  });
  const rechecks = row.isRecheck
    ? await settleRecheck(context, tx, { inspectionId, previousId: row.previousId, no, now })
    : [];
  // A recheck is no score of its period.
  if (previous && !row.isRecheck)
    await tellChanged(context, tx, { month: monthOf(row.period), unitId: responsibleUnitId, causeNo: no, now });
  const response = { respondBy: due.dueAt.toISOString(), respondBasis: due.dueBasis };
  const facts = { ...input.facts, no };
  await context.notices.queue(tx, now, [
    // The result, and only then what it asks for.
    ...noticesOfRelease({
      ...{ recipients, facts, due: response },
      correction: correction && { ...correction, ...(await redactChanges(tx, false, correction)) },
    }),
    ...notices,
  ]);
  await context.timers.scheduleAll(tx, [
    ...timers,
    ...responseTimers(calendar, { inspectionId, respondBy: due.dueAt, now }),
  ]);
  const released: NewAuditEvent = {
    at: now,
    actorId: input.actorId,
    action: previous ? 'inspection.corrected' : 'inspection.released',
    subjectType: 'inspection',
    subjectId: inspectionId,
    detail: { no, revision: row.revision },
  };
  await context.recordAudit(tx, ...input.events.map(event => event(no)), ...events, released);
  const changed = correction && {
    ...{ oldScore: correction.oldScore, changes: correction.changes, effects: correction.effects },
  };
  return { no, released: { ...response, ...opened, rechecks, correction: changed } };
}

/** Gives the 单号 of the result in force over to its correction. */
async function supersede(tx: Tx, id: string, now: Date): Promise<{ id: string; no: string; score: string }> {
  const { no, revision, score, status } = await tx.inspection.findUniqueOrThrow({ where: { id } });
  if (no === null || !isInForce(status)) throw new AppError('conflict');
  await tx.inspection.update({
    where: { id },
    data: { no: supersededNo(no, revision), status: 'superseded', updatedAt: now },
  });
  return { id, no, score: score?.toString() ?? '' };
}
