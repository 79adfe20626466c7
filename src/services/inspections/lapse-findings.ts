import type { CorrectionEffects } from '../../domain/inspections/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { withdrawPenalties } from '../penalties/withdraw-penalties.ts';
import { withdrawRectification } from '../rectification/withdraw-rectification.ts';

/** A failed item that counts no longer: corrected away, or voided with its result. */
interface LapsedFinding {
  readonly id: string;
  readonly item: { readonly title: string };
  readonly rectification: { readonly no: string } | null;
}

/**
 * Takes back what failed items had caused: their 整改 is withdrawn unless it was finished, their deductions lapse or are given back. Runs in the
 * caller's transaction and checks no permission.
 *
 * @param input.no 单号 of the result
 */
export async function lapseFindings(
  context: ServiceContext,
  tx: Tx,
  input: { findings: readonly LapsedFinding[]; no: string; voided: boolean; actorId: string; now: Date },
): Promise<CorrectionEffects> {
  const { no: inspectionNo, voided, actorId, now } = input;
  const effects: CorrectionEffects = { withdrawn: [], settled: [], penalties: [], orders: [] };
  for (const { id: findingId, item, rectification } of input.findings) {
    if (rectification) {
      const { no } = rectification;
      const withdrawn = await withdrawRectification(context, tx, { no, inspectionNo, voided, actorId, now });
      effects[withdrawn.kind].push({ no, itemTitle: item.title });
      effects.orders.push(...withdrawn.orderNos);
    }
    effects.penalties.push(
      ...(await withdrawPenalties(context, tx, { findingId, inspectionNo, voided, actorId, now })),
    );
  }
  return effects;
}
