import type { CorrectionFacts } from '../../domain/inspections/notices.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
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
    facts: ResultFacts;
    due: { respondBy: string; respondBasis: CorrectionDue };
    correction: CorrectionFacts | null;
  },
): Promise<NewNotice[]> {
  const { unitId, responsibleUnitId, facts, due, correction } = input;
  const inspected = await context.directory.headOf(tx, unitId);
  const responsible = responsibleUnitId === unitId ? inspected : await context.directory.headOf(tx, responsibleUnitId);
  const recipients = [
    ...(inspected ? [{ id: inspected.id, as: 'inspected' as const }] : []),
    ...(responsible && responsible.id !== inspected?.id ? [{ id: responsible.id, as: 'responsible' as const }] : []),
  ];
  return recipients.map(({ id, as }) => ({
    recipientId: id,
    content: correction
      ? { code: 'inspectionCorrected', ...facts, ...due, ...correction, as }
      : { code: 'inspectionFiled', ...facts, ...due, as },
    ref: { type: 'inspection', no: facts.no },
    dedupeKey: correction
      ? `inspectionCorrected:${facts.no}:${correction.revision}:${id}`
      : `inspectionFiled:${facts.no}:${id}`,
  }));
}

type CorrectionDue = Extract<NewNotice['content'], { code: 'inspectionCorrected' }>['respondBasis'];
