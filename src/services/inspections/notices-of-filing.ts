import type { InspectionDraft } from '../../domain/inspections/draft.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { FiledInspection } from './filed-inspection.ts';

/** Who hears of a result: the inspected unit's head and the responsible unit's head; one person once. Runs in the caller's transaction. */
export async function noticesOfFiling(
  context: ServiceContext,
  tx: Tx,
  input: { unitId: string; responsibleUnitId: string; draft: InspectionDraft; filed: FiledInspection },
): Promise<NewNotice[]> {
  const { unitId, responsibleUnitId, filed } = input;
  const inspected = await context.directory.headOf(tx, unitId);
  const responsible = responsibleUnitId === unitId ? inspected : await context.directory.headOf(tx, responsibleUnitId);
  const recipients = [
    ...(inspected ? [{ id: inspected.id, as: 'inspected' as const }] : []),
    ...(responsible && responsible.id !== inspected?.id ? [{ id: responsible.id, as: 'responsible' as const }] : []),
  ];
  return recipients.map(({ id, as }) => ({
    recipientId: id,
    content: {
      code: 'inspectionFiled',
      no: filed.no,
      programme: filed.programme,
      unit: filed.unit,
      score: filed.score,
      vetoed: filed.vetoed,
      failed: filed.failed,
      inspectedAt: input.draft.inspectedAt.toISOString(),
      as,
    },
    ref: { type: 'inspection', no: filed.no },
    dedupeKey: `inspectionFiled:${filed.no}:${id}`,
  }));
}
