import type { ChangedItem, CorrectionEffects } from '../../domain/inspections/notices.ts';
import { reconcileFailures } from '../../domain/inspections/revision.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { withdrawPenalties } from '../penalties/withdraw-penalties.ts';
import { withdrawRectification } from '../rectification/withdraw-rectification.ts';
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
  const effects: CorrectionEffects = { withdrawn: [], settled: [], penalties: [], orders: [] };
  for (const finding of lapsed) {
    if (finding.rectification) {
      const { no: noticeNo } = finding.rectification;
      const about = { no: noticeNo, itemTitle: finding.item.title };
      const withdrawn = await withdrawRectification(context, tx, { no: noticeNo, inspectionNo: no, actorId, now });
      if (withdrawn.kind === 'withdrawn') effects.withdrawn.push(about);
      else effects.settled.push(about);
      effects.orders.push(...withdrawn.orderNos);
    }
    effects.penalties.push(
      ...(await withdrawPenalties(context, tx, { findingId: finding.id, inspectionNo: no, actorId, now })),
    );
  }
  for (const { before: old, after: fresh } of kept) await carryOver(tx, old.id, fresh.id);
  const changes = await changesBetween(tx, before, after);
  const changed = new Set(changes.map(({ ordinal }) => ordinal));
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
    else await settleDispute(tx, { findingId: old.id, ...input });
  }
  return { changes, effects };
}

/** A dispute about an item that fails no longer has what it asked for; the head reads the correction and its reason. */
async function settleDispute(
  tx: Tx,
  input: { findingId: string; inspectionId: string; actorId: string; now: Date },
): Promise<void> {
  const { correction } = await tx.inspection.findUniqueOrThrow({
    where: { id: input.inspectionId },
    select: { correction: true },
  });
  await tx.findingDispute.updateMany({
    where: { findingId: input.findingId, status: 'open' },
    data: { status: 'accepted', decidedById: input.actorId, decidedAt: input.now, decision: correction ?? '' },
  });
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
