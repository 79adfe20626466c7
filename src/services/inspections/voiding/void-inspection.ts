import { type CorrectionEffects, RESULT_ASKING_CODES } from '../../../domain/inspections/notices.ts';
import { monthOf } from '../../../domain/kpi/periods.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { settleDisputes } from '../../disputes/settle-disputes.ts';
import { tellChanged } from '../../kpi/tell-changed.ts';
import { lapseFindings } from '../lapse-findings.ts';
import { type ReopenedTask, reopenTask } from '../planning/link-task.ts';
import { loadVoidable, type VoidableRow, type VoidObstacle } from './load-voidable.ts';
import { noticesOfVoid } from './notices-of-void.ts';

/** JSON. */
export interface VoidedInspection {
  readonly kind: 'voided';
  readonly no: string;
  readonly unitName: string;
  readonly programmeName: string;
  readonly effects: CorrectionEffects;
  readonly disputes: readonly string[];
  readonly task: ReopenedTask | null;
}

/**
 * 作废测评: takes a released result back as a whole, for good. It keeps its 单号 and can be looked at, and counts nowhere: its 整改 is withdrawn, its
 * deductions lapse or are given back, open disputes about it are settled, the task it had fulfilled is open again, and everybody who was
 * told of it is told. Done once per submission.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function voidInspection(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; reason: string },
): Promise<VoidedInspection | VoidObstacle> {
  const { actor, submissionId, no, reason } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    // In this order: whoever decides a dispute holds it before the result.
    await tx.$queryRaw`
      SELECT 1 FROM "FindingDispute" d JOIN "Finding" f ON f.id = d."findingId" JOIN "Inspection" i ON i.id = f."inspectionId"
      WHERE i.no = ${no} AND d.status = 'open' ORDER BY d.no FOR UPDATE OF d`;
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE no = ${no} FOR UPDATE`;
    const found = await loadVoidable(context, tx, { actor, no });
    const work = async (): Promise<VoidedInspection | VoidObstacle> =>
      found.kind === 'voidable' ? write(context, tx, { row: found.row, no, actor, reason, now }) : found;
    return (await context.once(tx, { submissionId, useCase: 'void-inspection', at: now }, work)).result;
  });
}

async function write(
  context: ServiceContext,
  tx: Tx,
  input: { row: VoidableRow; no: string; actor: Actor; reason: string; now: Date },
): Promise<VoidedInspection> {
  const { row, no, actor, reason, now } = input;
  const { id: actorId } = actor;
  await tx.inspection.update({
    where: { id: row.id },
    data: { status: 'voided', voidedById: actorId, voidedAt: now, voidReason: reason, updatedAt: now },
  });
  await context.notices.dropHeld(tx, now, no, RESULT_ASKING_CODES);
  const findings = await tx.finding.findMany({
    where: { inspectionId: row.id },
    include: { item: { select: { title: true } }, rectification: { select: { no: true, groupNo: true } } },
    orderBy: { item: { ordinal: 'asc' } },
  });
  const effects = await lapseFindings(context, tx, { findings, no, voided: true, actorId, now });
  const groups = new Set(findings.flatMap(({ rectification }) => rectification?.groupNo ?? []));
  for (const groupNo of groups) await context.notices.dropHeld(tx, now, groupNo, ['signReminder']);
  const settled = await settleDisputes(context, tx, {
    ...{ findingIds: findings.map(({ id }) => id), decision: reason, actorId, now },
  });
  const responsibleUnitId = row.responsibleUnitId ?? row.unitId;
  const { unitName, notices } = await noticesOfVoid(context, tx, {
    ...{ row, responsibleUnitId, actorId, reason, effects, disputes: settled, now },
  });
  await context.notices.queue(tx, now, notices);
  const task =
    row.taskId === null
      ? null
      : await reopenTask(context, tx, { taskId: row.taskId, inspectionId: row.id, resultNo: no, actorId });
  await tellChanged(context, tx, { month: monthOf(row.period), unitId: responsibleUnitId, causeNo: no, now });
  await context.recordAudit(tx, {
    ...{ at: now, actorId, action: 'inspection.voided', subjectType: 'inspection', subjectId: row.id },
    detail: { no },
  });
  const disputes = settled.map(dispute => dispute.no);
  return { kind: 'voided', no, unitName, programmeName: row.programme.name, effects, disputes, task };
}
