import { readsPeople } from '../../domain/inspections/disclosure.ts';
import type { ChangedItem, CorrectedBy } from '../../domain/inspections/notices.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { correctedBy } from './corrected-by.ts';
import { loadVisible } from './load-visible.ts';
import { redactChanges } from './redact-changes.ts';
import { changesBetween, findingsOf } from './revision-changes.ts';

export interface RevisionView {
  readonly revision: number;
  readonly score: string;
  readonly vetoed: boolean;
  readonly releasedAt: Date;
  readonly failed: number;
  /** Of a correction: whose doing, why, and what it changed. */
  readonly correction: { by: CorrectedBy; reason: string; changes: readonly ChangedItem[] } | null;
}

/**
 * 测评结果 … 历史: every revision of a result, oldest first. Nothing of an earlier one is lost.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewHistory(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ no: string; unitName: string; programmeName: string; revisions: RevisionView[]; voided: boolean }> {
  const { actor, no } = input;
  return context.db.transaction(async tx => {
    const { inspection: latest, disclosure } = await loadVisible(tx, actor, no);
    const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: latest.unitId } });
    const revisions: RevisionView[] = [];
    for (let id: string | null = latest.id; id !== null; ) {
      const row: NonNullable<Awaited<ReturnType<typeof tx.inspection.findUnique>>> =
        await tx.inspection.findUniqueOrThrow({ where: { id } });
      const findings = await findingsOf(tx, row.id);
      const before = row.previousId === null ? null : await findingsOf(tx, row.previousId);
      if (row.releasedAt !== null)
        revisions.unshift({
          revision: row.revision,
          score: row.score?.toString() ?? '',
          vetoed: row.vetoed,
          releasedAt: row.releasedAt,
          failed: findings.filter(finding => finding.result === 'fail').length,
          correction: before && {
            by: await correctedBy(tx, row),
            ...(await redactChanges(tx, readsPeople(disclosure), {
              reason: row.correction,
              changes: await changesBetween(tx, before, findings),
            })),
          },
        });
      id = row.previousId;
    }
    const voided = latest.status === 'voided';
    return { no, unitName: unit.name, programmeName: latest.programme.name, revisions, voided };
  });
}
