import { type RecheckOutcome, recheckStep } from '../../../domain/inspections/planning/recheck.ts';
import { canVerify } from '../../../domain/permissions/rectification.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { loadCase, type RectificationCase } from '../../rectification/load-case.ts';
import { reopenWithin } from '../../rectification/reopen-rectification.ts';
import { returnWithin } from '../../rectification/return-rectification.ts';
import { verifyWithin } from '../../rectification/verify-rectification.ts';

/** What the result of a recheck did to one 整改通知. JSON. */
export interface SettledRecheck {
  readonly no: string;
  readonly itemTitle: string;
  readonly outcome: RecheckOutcome;
  /** ISO: the deadline of the new round, where there is one. */
  readonly dueAt: string | null;
}

/**
 * Notes which answer, and which round, the visit was filed against: what comes later was not looked at. Part of submitting; a correction is
 * measured by the filing it corrects.
 */
export async function noteRecheckRounds(tx: Tx, taskId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RecheckTarget" t SET round = n.round,
      "responseId" = CASE WHEN n.status = 'released' THEN (
        SELECT a.id FROM "RectificationResponse" a
        WHERE a."noticeId" = n.id AND a.round = n.round AND a.accepted IS NULL) END
    FROM "RectificationNotice" n WHERE n.id = t."noticeId" AND t."taskId" = ${taskId}`;
}

interface Settling {
  readonly inspectionId: string;
  /** Of a correction: the result before it, which has had its effect. */
  readonly previousId: string | null;
  readonly no: string;
  readonly now: Date;
}

/**
 * Verifies, returns or reopens what a recheck looked at, as its inspector: through the steps a person would take, with their rules. Once per
 * result and notice; a correction changes only what it changed. What these rules do not allow, or what has moved on since the visit,
 * is left to somebody's decision, and the inspector and whoever planned it are told. Part of a release: runs in that transaction.
 */
export async function settleRecheck(context: ServiceContext, tx: Tx, settling: Settling): Promise<SettledRecheck[]> {
  const { inspectionId, previousId, now } = settling;
  const { taskId, inspectorId } = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { taskId: true, inspectorId: true },
  });
  const targets = await tx.recheckTarget.findMany({
    where: { taskId: taskId ?? '' },
    include: { notice: { select: { no: true } }, task: { select: { no: true, plannedById: true } } },
    orderBy: [{ ordinal: 'asc' }, { noticeId: 'asc' }],
  });
  const [found, before] = [await resultsOf(tx, inspectionId), previousId ? await resultsOf(tx, previousId) : undefined];
  const settled: SettledRecheck[] = [];
  for (const target of targets) {
    const { no } = target.notice;
    const finding = found.get(target.ordinal);
    const unchanged = before && before.get(target.ordinal)?.result === finding?.result;
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${no} FOR UPDATE`;
    const matter = await loadCase(tx, no);
    const { outcome, dueAt } = unchanged
      ? { outcome: target.outcome ?? ('undecided' as const), dueAt: null }
      : await take(context, tx, { settling, matter, target, finding, inspectorId });
    await tx.recheckTarget.update({
      where: { taskId_noticeId: { taskId: target.taskId, noticeId: target.noticeId } },
      data: { outcome, inspectionId, ...(!unchanged && { settledAt: now }) },
    });
    if (!unchanged) settled.push({ no, itemTitle: matter.itemTitle, outcome, dueAt });
  }
  const undecided = settled.filter(each => each.outcome === 'undecided');
  const [{ task } = { task: null }] = targets;
  if (task && undecided.length > 0) {
    const recipients = new Set([inspectorId, ...(task.plannedById ? [task.plannedById] : [])]);
    await context.notices.queue(
      tx,
      now,
      [...recipients].map(recipientId => ({
        recipientId,
        ref: { type: 'task' as const, no: task.no },
        dedupeKey: `recheckUndecided:${inspectionId}:${recipientId}`,
        content: {
          code: 'recheckUndecided' as const,
          taskNo: task.no,
          resultNo: settling.no,
          items: undecided.map(({ no, itemTitle }) => ({ no, itemTitle })),
        },
      })),
    );
  }
  return settled;
}

interface Found {
  readonly result: 'pass' | 'fail' | 'notApplicable';
  readonly note: string;
}

async function resultsOf(tx: Tx, inspectionId: string): Promise<Map<number, Found>> {
  const findings = await tx.finding.findMany({
    where: { inspectionId },
    select: { result: true, note: true, item: { select: { ordinal: true } } },
  });
  return new Map(findings.map(({ item, result, note }) => [item.ordinal, { result, note }]));
}

/** One step about one notice. */
async function take(
  context: ServiceContext,
  tx: Tx,
  input: {
    settling: Settling;
    matter: RectificationCase;
    target: { round: number | null; responseId: string | null };
    finding: Found | undefined;
    inspectorId: string;
  },
): Promise<{ outcome: RecheckOutcome; dueAt: string | null }> {
  const { settling, matter, target, finding, inspectorId } = input;
  const undecided = { outcome: 'undecided' as const, dueAt: null };
  const actor = await context.directory.actor(tx, inspectorId);
  if (!actor || !finding || !canVerify(actor, matter.parties).allowed) return undecided;
  const step = recheckStep(matter.status, finding.result);
  if (step === 'undecided') return undecided;
  if (step === 'stands') return { outcome: 'stands', dueAt: null };
  // Another round has begun since the visit: it was not made for that one.
  if (matter.round !== target.round) return undecided;
  const { no } = matter;
  const about = { actor, no, submissionId: `${settling.inspectionId}:${no}`, recheckNo: settling.no };
  if (step === 'reopen') {
    const reopened = await reopenWithin(context, tx, { ...about, reason: finding.note });
    return reopened.kind === 'reopened' ? { outcome: 'reopened', dueAt: reopened.dueAt } : undecided;
  }
  const { responseId } = target;
  if (responseId === null) return undecided;
  const judged =
    step === 'verify'
      ? await verifyWithin(context, tx, { ...about, responseId })
      : await returnWithin(context, tx, { ...about, responseId, reason: finding.note });
  if (judged.kind !== 'done') return undecided;
  return step === 'verify' ? { outcome: 'verified', dueAt: null } : { outcome: 'returned', dueAt: judged.dueAt };
}
