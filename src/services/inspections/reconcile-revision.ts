import type { ChangedItem, CorrectionEffects } from '../../domain/inspections/notices.ts';
import { reconcileFailures } from '../../domain/inspections/revision.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { settleDisputes } from '../disputes/settle-disputes.ts';
import { lapseFindings } from './lapse-findings.ts';
import { changesBetween, findingsOf } from './revision-changes.ts';

/**
 * What a correction means for what the result before it had caused. Items that fail no longer: their 整改 is withdrawn, their
 * deductions lapse or are given back. Items that still fail: 整改, deductions and flags go on, on the new finding. New failures are opened by the
 * release itself. Part of it: runs in that transaction and checks no permission.
 */
export async function reconcileRevision(
  context: ServiceContext,
  tx: Tx,
  input: { previousId: string; inspectionId: string; no: string; actorId: string; now: Date },
): Promise<{ changes: ChangedItem[]; effects: CorrectionEffects }> {
  const { previousId, inspectionId, no, actorId, now } = input;
  const before = await findingsOf(tx, previousId);
  const after = await findingsOf(tx, inspectionId);
  const { lapsed, kept } = reconcileFailures(before, after);
  const effects = await lapseFindings(context, tx, { findings: lapsed, no, voided: false, actorId, now });
  for (const { before: old, after: fresh } of kept) await carryOver(tx, old.id, fresh.id);
  const changes = await changesBetween(tx, before, after);
  const changed = new Set(changes.map(({ ordinal }) => ordinal));
  const righted: string[] = [];
  for (const old of before) {
    const fresh = after.find(({ itemId }) => itemId === old.itemId);
    if (!fresh) continue;
    const same = !changed.has(old.item.ordinal);
    const open = { findingId: old.id, status: 'open' as const };
    // Whoever corrects does not decide what was said against it: of an item that still fails the dispute goes on.
    if (same || fresh.result === 'fail')
      await tx.findingDispute.updateMany({
        where: same ? { findingId: old.id } : open,
        data: { findingId: fresh.id },
      });
    else righted.push(old.id);
  }
  const { correction } = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { correction: true },
  });
  await settleDisputes(context, tx, { findingIds: righted, decision: correction, actorId, now });
  return { changes, effects };
}

/** What hangs on a finding that stands goes on under the revision in force. */
async function carryOver(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.rectificationNotice.updateMany({ where: { findingId: fromId }, data: { findingId: toId } });
  await tx.penaltyEntry.updateMany({
    where: { subjectType: 'finding', subjectId: fromId },
    data: { subjectId: toId },
  });
  await tx.findingClauseChange.updateMany({ where: { findingId: fromId }, data: { findingId: toId } });
}
