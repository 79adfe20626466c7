import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { CorrectionFacts } from '../../domain/inspections/notices.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { ResultFacts } from './result-facts.ts';

/** Who hears of a result: the inspected unit's head and the responsible unit's head; one person once. Runs in the caller's transaction. */
export async function noticesOfRelease(
  context: ServiceContext,
  tx: Tx,
  input: {
    unitId: string;
    responsibleUnitId: string;
    inspectorId: string;
    programme: { line: Actor['lines'][number]; methods: readonly string[] };
    facts: ResultFacts;
    due: { respondBy: string; respondBasis: CorrectionDue };
    correction: CorrectionFacts | null;
  },
): Promise<NewNotice[]> {
  const { unitId, responsibleUnitId, inspectorId, facts, due, correction } = input;
  const inspected = await context.directory.headOf(tx, unitId);
  const responsible = responsibleUnitId === unitId ? inspected : await context.directory.headOf(tx, responsibleUnitId);
  const recipients = [
    ...(inspected ? [{ id: inspected.id, as: 'inspected' as const }] : []),
    ...(responsible && responsible.id !== inspected?.id ? [{ id: responsible.id, as: 'responsible' as const }] : []),
  ];
  const visit = { ...input.programme, unitId, responsibleUnitId, inspectorId, releasedAt: context.clock.now() };
  const notices: NewNotice[] = [];
  for (const { id, as } of recipients) {
    const viewer = await context.directory.actor(tx, id);
    const dayOnly = viewer !== undefined && discloseVisit(viewer, visit).inspectedAt === 'day';
    const inspectedAt = dayOnly
      ? atShanghai(shanghaiDate(new Date(facts.inspectedAt)), '00:00').toISOString()
      : facts.inspectedAt;
    const shown = { ...facts, inspectedAt, dayOnly };
    notices.push({
      recipientId: id,
      content: correction
        ? { code: 'inspectionCorrected', ...shown, ...due, ...correction, as }
        : { code: 'inspectionFiled', ...shown, ...due, as },
      ref: { type: 'inspection', no: facts.no },
      dedupeKey: correction
        ? `inspectionCorrected:${facts.no}:${correction.revision}:${id}`
        : `inspectionFiled:${facts.no}:${id}`,
    });
  }
  return notices;
}

type CorrectionDue = Extract<NewNotice['content'], { code: 'inspectionCorrected' }>['respondBasis'];
