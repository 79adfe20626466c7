import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRunIncidents } from '../../domain/permissions/incidents.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { loadIncident } from './load-incident.ts';

export type CloseIncidentOutcome = {
  readonly kind: 'closed' | 'alreadyClosed' /** No measures yet. */ | 'noMeasures' | 'withdrawn';
  readonly no: string;
};

/** 办结事件: once the measures are in, or the points were refused. Points go their own way. @throws AppError `notFound`, `forbidden` */
export async function closeIncident(
  context: ServiceContext,
  input: { actor: Actor; no: string; submissionId: string },
): Promise<CloseIncidentOutcome> {
  const { actor, no, submissionId } = input;
  assertAllowed(canRunIncidents(actor));
  const { prisma } = context.db;
  const now = context.clock.now();
  const incident = await loadIncident(prisma, no);
  const { responsibleUnitId } = incident.entry;
  const unitName = (await loadUnitNames(prisma))(responsibleUnitId);
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'incidents.close', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<CloseIncidentOutcome> => {
      const { count } = await tx.serviceIncident.updateMany({
        // What costs no points needs no measures.
        where: {
          id: incident.id,
          ...{ closedAt: null, withdrawnAt: null },
          OR: [{ measuresAt: { not: null } }, { entry: { status: 'rejected' } }],
        },
        data: { closedAt: now, closedById: actor.id },
      });
      if (count === 0) {
        const { withdrawnAt, closedAt } = await loadIncident(tx, no);
        return { kind: withdrawnAt ? 'withdrawn' : closedAt ? 'alreadyClosed' : 'noMeasures', no };
      }
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.queue(
        tx,
        now,
        (await spokespeopleOf(context, tx, responsibleUnitId)).map(to => ({
          ...{ ...to, ref: { type: 'incident' as const, no } },
          content: { code: 'incidentClosed' as const, no, unitName, title: incident.title },
          dedupeKey: `incidentClosed:${no}:${to.recipientId}`,
        })),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'incident.closed', subjectType: 'incident', subjectId: incident.id },
        detail: { no },
      });
      return { kind: 'closed', no };
    });
    return result;
  });
}
