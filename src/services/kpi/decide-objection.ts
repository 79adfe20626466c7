import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

/** What the deciding rule asks about an objection. */
export const objectionMatter = ({ unitId, byId }: { unitId: string; byId: string }) => ({
  concernedUnitIds: [unitId],
  advocateIds: [byId],
});

export type ObjectionDecided =
  | {
      readonly kind: 'decided';
      readonly no: string;
      readonly period: string;
      readonly unitName: string;
      readonly accepted: boolean;
    }
  | { readonly kind: 'already'; readonly no: string; readonly accepted: boolean };

/**
 * 处理考核异议: decides about an objection, with a reason that its unit reads. An accepted one changes nothing by itself: the result, task or deduction it is about
 * is put right where it stands, and the freezing reads it again. Nobody decides about their own unit, nor about what they
 * objected to for another.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function decideObjection(
  context: ServiceContext,
  input: { actor: Actor; no: string; accepted: boolean; decision: string; submissionId: string },
): Promise<ObjectionDecided> {
  const { actor, no, accepted, decision, submissionId } = input;
  const { prisma } = context.db;
  const objection = await prisma.kpiObjection.findUnique({ where: { no } });
  if (!objection) throw new AppError('notFound', { no });
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  assertAllowed(canDecidePenalty(actor, { ...objectionMatter(objection), qualityOfficers }));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<ObjectionDecided> => {
      const row = await tx.kpiObjection.findUniqueOrThrow({ where: { no }, include: { closing: true } });
      const { count } = await tx.kpiObjection.updateMany({
        where: { no, status: 'open' },
        data: { status: accepted ? 'accepted' : 'rejected', decidedById: actor.id, decidedAt: now, decision },
      });
      if (count === 0) return { kind: 'already', no, accepted: row.status === 'accepted' };
      const { period } = row.closing;
      const { name: unitName } = await tx.orgUnit.findUniqueOrThrow({ where: { id: row.unitId } });
      // Who objected as a stand-in hears of it while they are one; the head in any case.
      const told = row.byForId === null ? [{ recipientId: row.byId }] : await spokespeopleOf(context, tx, row.unitId);
      await context.notices.queue(
        tx,
        now,
        told.map(to => ({
          ...to,
          content: { code: 'kpiObjectionDecided', no, period, unitName, accepted, decision },
          ref: { type: 'kpiObjection', no },
          dedupeKey: `kpiObjectionDecided:${no}:${to.recipientId}`,
        })),
      );
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.recordAudit(tx, {
        ...{
          at: now,
          actorId: actor.id,
          action: 'kpi.objectionDecided',
          subjectType: 'kpiObjection',
          subjectId: row.id,
        },
        detail: { no, accepted },
      });
      return { kind: 'decided', no, period, unitName, accepted };
    };
    return (await context.once(tx, { submissionId, useCase: 'decideObjection', at: now }, work)).result;
  });
}
