import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReportOnOrder } from '../../domain/permissions/supervision.ts';
import { metLate } from '../../domain/supervision/clocks.ts';
import { moveByReport, type ReportKind, type SupervisionStatus } from '../../domain/supervision/workflow.ts';
import type { ServiceContext } from '../context.ts';
import { lapseExtension } from '../extensions/lapse-extension.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { isPutOffAsked } from './is-put-off-asked.ts';
import { loadOrder } from './load-order.ts';
import { feedbackKey } from './reviewed-feedback.ts';

export type ReportOutcome =
  | {
      kind: 'filed';
      no: string;
      title: string;
      report: ReportKind;
      evidence: number;
      late: boolean;
      /** Nobody had signed; the report counts as signing too. */
      implicitSign: boolean;
      /** ISO; the next clock of the round, none after the feedback. */
      nextDueAt: string | null;
    }
  | { kind: 'tooEarly'; no: string; missing: ReportKind }
  | { kind: 'alreadyReported' | 'finished'; no: string; status: SupervisionStatus };

/**
 * 报查因, 报整改到位, 报反馈: in this order. Each meets its clock of the round; a late report is accepted and marked late (the clock
 * stays failed). The feedback goes to whoever decides about the order.
 */
export async function reportOnOrder(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    no: string;
    report: ReportKind;
    text: string;
    fileIds: readonly string[];
  },
): Promise<ReportOutcome> {
  const { actor, submissionId, no, report, text } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const order = await loadOrder(tx, no);
    assertAllowed(canReportOnOrder(actor, order.parties));
    const work = async (): Promise<ReportOutcome> => {
      const move = moveByReport(order.status, report);
      if (move.kind === 'tooEarly') return { kind: 'tooEarly', no, missing: move.missing };
      if (move.kind !== 'accepted') return { kind: move.kind, no, status: order.status };
      const { id: orderId, round, title } = order;
      const { count } = await tx.supervisionOrder.updateMany({
        where: { id: orderId, status: order.status, round },
        data: { status: move.status, ...(move.implicitSign ? { signedById: actor.id, signedAt: now } : {}) },
      });
      if (count === 0) return { kind: 'alreadyReported', no, status: move.status };
      const stepId = randomUUID();
      const step = { orderId, round, byId: actor.id, at: now };
      await tx.supervisionStep.createMany({
        data: [
          ...(move.implicitSign
            ? [{ ...step, id: randomUUID(), submissionId: `${submissionId}:sign`, kind: 'sign' as const, text: '' }]
            : []),
          { ...step, id: stepId, submissionId, kind: report, text },
        ],
      });
      const evidence = await addEvidence(tx, {
        fileIds: input.fileIds,
        subjectType: 'supervision',
        subjectId: stepId,
        byId: actor.id,
        at: now,
      });
      const current = order.clocks.filter(clock => clock.round === round);
      const clock = current.find(each => each.kind === report);
      await tx.supervisionClock.updateMany({
        where: { orderId, kind: report, round, metAt: null },
        data: { metAt: now },
      });
      const overdue = clock !== undefined && metLate(now, clock);
      const late = overdue && !(await isPutOffAsked(tx, clock));
      if (report === 'fix' && !overdue) await lapseExtension(context, tx, { no, row: { orderId }, round, now });
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: `supervision.reported.${report}`,
        subjectType: 'supervision',
        subjectId: orderId,
        detail: { round, evidence, late },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      if (report === 'feedback') {
        const content = {
          code: 'supervisionReported' as const,
          ...{ no, title, text, evidence, late },
          responsibleUnitName: order.responsibleUnitName,
          byName: actor.name,
        };
        await context.notices.queue(
          tx,
          now,
          order.deciderIds.map(recipientId => ({
            recipientId,
            content,
            ref: { type: 'supervision', no },
            dedupeKey: feedbackKey({ no, recipientId, round }),
          })),
        );
      }
      const next = { cause: 'fix', fix: 'feedback', feedback: undefined }[report];
      const nextDueAt = current.find(each => each.kind === next)?.dueAt.toISOString() ?? null;
      return { kind: 'filed', no, title, report, evidence, late, implicitSign: move.implicitSign, nextDueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'reportOnOrder', at: now }, work)).result;
  });
}
