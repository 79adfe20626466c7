import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { InspectionDraft } from '../../domain/inspections/draft.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { FiledInspection } from './filed-inspection.ts';

/** Who hears of a result: the inspected unit's head and the responsible unit's head; one person once. Runs in the caller's transaction. */
export async function noticesOfFiling(
  context: ServiceContext,
  tx: Tx,
  input: {
    actor: { id: string };
    unitId: string;
    responsibleUnitId: string;
    draft: InspectionDraft;
    filed: FiledInspection;
  },
): Promise<NewNotice[]> {
  const { unitId, responsibleUnitId, filed, draft } = input;
  const inspectorId = input.actor.id;
  const inspected = await context.directory.headOf(tx, unitId);
  const responsible = responsibleUnitId === unitId ? inspected : await context.directory.headOf(tx, responsibleUnitId);
  const recipients = [
    ...(inspected ? [{ id: inspected.id, as: 'inspected' as const }] : []),
    ...(responsible && responsible.id !== inspected?.id ? [{ id: responsible.id, as: 'responsible' as const }] : []),
  ];
  const { line, methods } = await tx.inspectionProgramme.findUniqueOrThrow({ where: { id: draft.programmeId } });
  const visit = { methods, line, unitId, responsibleUnitId, inspectorId, releasedAt: context.clock.now() };
  const notices: NewNotice[] = [];
  for (const { id, as } of recipients) {
    const viewer = await context.directory.actor(tx, id);
    const dayOnly = viewer !== undefined && discloseVisit(viewer, visit).inspectedAt === 'day';
    const { inspectedAt } = draft;
    notices.push({
      recipientId: id,
      content: {
        code: 'inspectionFiled',
        no: filed.no,
        programme: filed.programme,
        unit: filed.unit,
        score: filed.score,
        vetoed: filed.vetoed,
        failed: filed.failed,
        inspectedAt: (dayOnly ? atShanghai(shanghaiDate(inspectedAt), '00:00') : inspectedAt).toISOString(),
        dayOnly,
        as,
      },
      ref: { type: 'inspection', no: filed.no },
      dedupeKey: `inspectionFiled:${filed.no}:${id}`,
    });
  }
  return notices;
}
