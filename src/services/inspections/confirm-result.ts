import { type ClosedState, closedAt, responseState } from '../../domain/inspections/response.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRespond } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { loadReleased } from './load-released.ts';

export type ConfirmOutcome =
  | { kind: 'confirmed'; no: string; unitName: string; openDisputes: string[] }
  | { kind: 'notOpen'; no: string; state: ClosedState; at: Date | null };

/**
 * 确认结果: the unit's head accepts a released result; items in dispute stay in dispute. Once confirmed, nothing more is disputed.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function confirmResult(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ConfirmOutcome> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE no = ${no} FOR UPDATE`;
    const row = await loadReleased(context, tx, no);
    assertAllowed(canRespond(actor, row));
    const state = responseState(row, now);
    if (state !== 'open' && state !== 'notReleased') return { kind: 'notOpen', no, state, at: closedAt(state, row) };
    const { count } = await tx.inspection.updateMany({
      where: { id: row.id, confirmedAt: null },
      data: { confirmedAt: now, confirmedById: actor.id, updatedAt: now },
    });
    if (count === 0) return { kind: 'notOpen', no, state: 'confirmed', at: now };
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'acknowledged');
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'inspection.confirmed',
      subjectType: 'inspection',
      subjectId: row.id,
      detail: { no },
    });
    return { kind: 'confirmed', no, unitName: row.unitName, openDisputes: row.openDisputes };
  });
}
