import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReportMeasures } from '../../domain/permissions/incidents.ts';
import { standsInFor } from '../../domain/permissions/penalties.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { loadIncident } from './load-incident.ts';

export type ReportMeasuresOutcome =
  | { readonly kind: 'reported'; readonly no: string }
  | { readonly kind: 'closed' | 'withdrawn'; readonly no: string };

/** 报事件措施: what the responsible unit does about it, by its head or in the head's name; until it is closed they may be reported anew. @throws AppError `notFound`, `forbidden` */
export async function reportMeasures(
  context: ServiceContext,
  input: { actor: Actor; no: string; measures: string; submissionId: string },
): Promise<ReportMeasuresOutcome> {
  const { actor, no, measures, submissionId } = input;
  const { prisma } = context.db;
  const now = context.clock.now();
  const incident = await loadIncident(prisma, no);
  const { responsibleUnitId } = incident.entry;
  assertAllowed(canReportMeasures(actor, responsibleUnitId));
  const stood = standsInFor(actor, responsibleUnitId);
  const unitName = (await loadUnitNames(prisma))(responsibleUnitId);
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'incidents.reportMeasures', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<ReportMeasuresOutcome> => {
      const { count } = await tx.serviceIncident.updateMany({
        where: { id: incident.id, closedAt: null, withdrawnAt: null },
        data: { measures, measuresById: actor.id, measuresAt: now },
      });
      if (count === 0) return { kind: (await loadIncident(tx, no)).withdrawnAt ? 'withdrawn' : 'closed', no };
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.queue(tx, now, [
        {
          ...{ recipientId: incident.reportedById, ref: { type: 'incident', no } },
          content: {
            ...{ code: 'incidentMeasures', no, unitName, title: incident.title, measures },
            ...(stood && { by: { name: actor.name, forName: stood.forName } }),
          },
          dedupeKey: `incidentMeasures:${no}:${submissionId}`,
        },
      ]);
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'incident.measures', subjectType: 'incident', subjectId: incident.id },
        // A report that replaces another: what it said is kept.
        detail: { no, measures, ...(stood && { forId: stood.forId }) },
      });
      return { kind: 'reported', no };
    });
    return result;
  });
}
