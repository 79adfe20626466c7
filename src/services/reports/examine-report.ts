import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canExamineReport } from '../../domain/permissions/reports.ts';
import { dueAfter, dueAgain } from '../../domain/rectification/due.ts';
import { AGAIN_WORKING_DAYS, dueInForce } from '../../domain/reports/due.ts';
import { faultRests, type ReportFault } from '../../domain/reports/fault.ts';
import type { ReportStatus } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { writersOf } from '../org/posts.ts';
import { knownRecords } from '../penalties/known-records.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { readCompared } from './compare-report.ts';
import { isUndecided } from './lateness.ts';
import { scheduleTimers } from './open-periods.ts';
import { proposeFaultPenalty } from './propose-report-penalty.ts';
import { findReport, lockReport, noticeFacts, type ReportRow } from './report-row.ts';

export type ExaminedReport =
  | { kind: 'accepted'; no: string; title: string; period: string; unitName: string }
  | {
      kind: 'faulted';
      no: string;
      title: string;
      period: string;
      unitName: string;
      dueAt: string;
      penaltyNo: string | null;
    }
  /** Another report was sent in since it was looked at. */
  | { kind: 'changed'; no: string }
  /** More time was asked for in time, and nobody has decided yet whether the report is late. */
  | { kind: 'undecided'; no: string }
  /** A report called untrue without anything that shows it. */
  | { kind: 'unproven'; no: string }
  | { kind: 'wrongState'; no: string; status: ReportStatus };

/** What whoever examines has found: nothing, or a fault with its reason and what proves it. */
export type Examination =
  | { readonly kind: 'accept' }
  | {
      readonly kind: 'fault';
      readonly fault: ReportFault;
      readonly reason: string;
      readonly fileIds: readonly string[];
    };

/**
 * 核收 and 退回重报 of a report that was sent in. A fault is a person's finding: it proposes the deduction and sends the report back, to be
 * sent in again by a deadline of its own.
 *
 * @param input.draftId the writing that was looked at
 * @throws AppError `notFound`, `forbidden`
 */
export async function examineReport(
  context: ServiceContext,
  input: { actor: Actor; no: string; draftId: string | null; submissionId: string; examination: Examination },
): Promise<ExaminedReport> {
  const { actor, no, submissionId, examination } = input;
  const at = context.clock.now();
  const { qualityOfficers } = await loadDecidingPeople(context, context.db.prisma);
  return context.db.transaction(async tx => {
    await lockReport(tx, { no });
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    assertAllowed(canExamineReport(actor, row, qualityOfficers));
    const work = async (): Promise<ExaminedReport> => {
      if (row.status !== 'submitted') return { kind: 'wrongState', no, status: row.status };
      if (isUndecided(row)) return { kind: 'undecided', no };
      if (row.submissionId !== input.draftId) return { kind: 'changed', no };
      if (examination.kind === 'fault' && !(await isShown(tx, row, examination))) return { kind: 'unproven', no };
      const facts = { no, title: row.obligation.title, period: row.period, unitName: row.unitName };
      await context.notices.mark(tx, at, { recipientId: actor.id, refNo: no }, 'handled');
      await context.recordAudit(tx, {
        ...{ at, actorId: actor.id, subjectType: 'submission', subjectId: row.id },
        action: examination.kind === 'accept' ? 'report.accepted' : 'report.faulted',
        detail: { no, round: row.round, ...(examination.kind === 'fault' && { fault: examination.fault }) },
      });
      const judged = { judgedById: actor.id, judgedAt: at };
      if (examination.kind === 'accept') {
        await tx.submission.update({ where: { id: row.id }, data: { status: 'accepted', ...judged } });
        return { kind: 'accepted', ...facts };
      }
      const sentBack = await sendBack(context, tx, { row, actor, at, examination, judged });
      return { kind: 'faulted', ...facts, ...sentBack };
    };
    return (await context.once(tx, { submissionId, useCase: 'reports.examine', at }, work)).result;
  });
}

async function isShown(
  tx: Tx,
  row: ReportRow,
  { fault, reason, fileIds }: SendingBack['examination'],
): Promise<boolean> {
  const differences = readCompared(row.compared).length;
  const named = (await knownRecords(tx, reason)).filter(each => each !== row.no);
  return faultRests({ fault, files: fileIds.length, named, differences });
}

interface SendingBack {
  readonly row: ReportRow;
  readonly actor: Actor;
  readonly at: Date;
  readonly examination: Extract<Examination, { kind: 'fault' }>;
  readonly judged: { judgedById: string; judgedAt: Date };
}

async function sendBack(context: ServiceContext, tx: Tx, { row, actor, at, examination, judged }: SendingBack) {
  const { fault, reason, fileIds } = examination;
  const { id, no } = row;
  const calendar = (await context.unitCalendars(tx))(row.unitId);
  const fresh = dueAfter(calendar, at, AGAIN_WORKING_DAYS);
  const due = dueAgain({ dueAt: dueInForce(row) }, fresh);
  const { dueAt } = due;
  await addEvidence(tx, { fileIds, subjectType: 'submission', subjectId: id, byId: actor.id, at });
  const penalty = await proposeFaultPenalty(context, tx, row, { fault, reason, byId: actor.id, now: at });
  const again = {
    ...{ status: 'returned' as const, reason, round: row.round + 1, late: false },
    ...(due === fresh && { dueAt, extendedTo: null, dueBasis: fresh.dueBasis as unknown as Prisma.InputJsonObject }),
  };
  await tx.submission.update({ where: { id }, data: { ...judged, ...again } });
  await scheduleTimers(context, tx, { id, no, unitId: row.unitId, dueAt, now: at });
  const penaltyNo = penalty?.no ?? null;
  const told = { ...noticeFacts({ ...row, dueAt, extendedTo: null }), fault, reason, penaltyNo };
  const recipients = new Set([...writersOf(row), ...(row.head ? [row.head.id] : [])]);
  await context.notices.queue(
    tx,
    at,
    [...recipients].map(recipientId => ({
      recipientId,
      ref: { type: 'submission', no },
      content: { code: 'reportFaulted', ...told },
      dedupeKey: `reportFaulted:${no}:${row.round}:${recipientId}`,
    })),
  );
  return { dueAt: dueAt.toISOString(), penaltyNo };
}
