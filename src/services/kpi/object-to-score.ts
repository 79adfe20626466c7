import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canObject } from '../../domain/permissions/kpi.ts';
import { standsInFor } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadClosing } from './load-closing.ts';

export type Objected =
  | { readonly kind: 'filed'; readonly no: string; readonly period: string; readonly unitName: string }
  /** ISO */
  | { readonly kind: 'tooLate'; readonly period: string; readonly until: string }
  | { readonly kind: 'frozen'; readonly period: string };

/**
 * 对预公示的异议: a unit's head, or who stands in for one on leave, says what is not right with its score, within the window; quality officers are told.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function objectToScore(
  context: ServiceContext,
  input: { actor: Actor; no: string; unitId: string; text: string; submissionId: string },
): Promise<Objected> {
  const { actor, no, unitId, text, submissionId } = input;
  assertAllowed(canObject(actor, unitId));
  const standIn = standsInFor(actor, unitId);
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<Objected> => {
      const closing = await loadClosing(tx, no);
      const { period, objectionsUntil } = closing;
      if (closing.status !== 'announced') return { kind: 'frozen', period };
      if (now > objectionsUntil) return { kind: 'tooLate', period, until: objectionsUntil.toISOString() };
      const score = closing.announced.find(each => each.unitId === unitId);
      if (!score) throw new AppError('notFound', { no });
      const id = randomUUID();
      const objectionNo = await context.nextNumber(tx, 'kpiObjection', toShanghai(now).year);
      await tx.kpiObjection.create({
        data: {
          ...{ id, no: objectionNo, submissionId, closingId: closing.id },
          ...{ unitId, text, byId: actor.id, byForId: standIn?.forId ?? null, at: now, status: 'open' },
        },
      });
      const officers = await context.directory.withRole(tx, 'qualityOfficer');
      const { unitName } = score;
      const by = { byName: actor.name, ...(standIn && { forName: standIn.forName }) };
      await context.notices.queue(
        tx,
        now,
        officers.map(({ id: recipientId }) => ({
          recipientId,
          content: { code: 'kpiObjected' as const, no: objectionNo, period, unitName, text, ...by },
          ref: { type: 'kpiObjection' as const, no: objectionNo },
          dedupeKey: `kpiObjected:${objectionNo}:${recipientId}`,
        })),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'kpi.objected', subjectType: 'kpiObjection', subjectId: id },
        detail: { no: objectionNo, period, unitId, ...(standIn && { forId: standIn.forId }) },
      });
      return { kind: 'filed', no: objectionNo, period, unitName };
    };
    return (await context.once(tx, { submissionId, useCase: 'objectToScore', at: now }, work)).result;
  });
}
