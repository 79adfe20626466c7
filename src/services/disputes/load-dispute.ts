import type { RecordedItem } from '../../domain/inspections/notices.ts';
import type { Filing } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Prisma as Db, Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordedResult } from '../rectification/recorded-result.ts';

export const WITH_FINDING = {
  finding: {
    include: {
      rectification: true,
      item: { include: { clause: { include: { version: { include: { standard: true } } } } } },
      inspection: { include: { programme: true } },
    },
  },
} as const satisfies Prisma.FindingDisputeInclude;

export type LoadedDispute = Prisma.FindingDisputeGetPayload<{ include: typeof WITH_FINDING }>;

/** What the files of the inspector's side are kept under; those of the unit under the dispute's own id. */
export const statementEvidence = (disputeId: string): string => `${disputeId}:stated`;

/** @throws AppError `notFound` */
export async function loadDispute(tx: Tx | Db, no: string): Promise<LoadedDispute> {
  const dispute = await tx.findingDispute.findUnique({ where: { no }, include: WITH_FINDING });
  if (!dispute) throw new AppError('notFound', { no });
  return dispute;
}

/**
 * Whose work a dispute is about: also whoever corrected the result, where it was filed after that. One that was filed before and carried
 * over is not about the correction, so several of one result may have one decider.
 */
export function disputedFiling({
  at,
  finding,
}: Pick<LoadedDispute, 'at' | 'finding'>): Required<Filing> & { correctedById: string | null } {
  const { inspectorId, correctedById, releasedAt } = finding.inspection;
  return { inspectorId, correctedById: releasedAt !== null && at > releasedAt ? correctedById : null };
}

/** The disputed item as the result records it. */
export async function recordOf(tx: Tx, finding: LoadedDispute['finding']): Promise<RecordedItem> {
  const { id, result, note, item, source } = finding;
  const photos = await tx.evidence.count({ where: { subjectType: 'finding', subjectId: id } });
  return { result, recorded: recordedResult(finding, item), note, photos, source };
}

/** What every notice and reply about a dispute names. */
export async function disputeFacts(tx: Tx, dispute: LoadedDispute) {
  const { finding } = dispute;
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: finding.inspection.unitId }, select: { name: true } });
  return {
    no: dispute.no,
    inspectionNo: finding.inspection.no ?? '',
    unit: unit.name,
    ordinal: finding.item.ordinal,
    itemTitle: finding.item.title,
    reason: dispute.reason,
    recorded: await recordOf(tx, finding),
    evidence: await tx.evidence.count({ where: { subjectType: 'dispute', subjectId: dispute.id } }),
  };
}
