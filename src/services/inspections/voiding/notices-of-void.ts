import { atShanghai, shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import { isUndercover } from '../../../domain/inspections/disclosure.ts';
import type { CorrectionEffects } from '../../../domain/inspections/notices.ts';
import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { loadLedUnits } from '../../org/load-heads.ts';
import { correctedBy } from '../corrected-by.ts';
import { recipientsOfRelease } from '../notices-of-release.ts';
import { redactorOf } from '../redactor.ts';
import { factsOf } from '../result-facts.ts';
import type { VoidableRow } from './load-voidable.ts';

interface Voided {
  readonly row: VoidableRow;
  readonly responsibleUnitId: string;
  readonly actorId: string;
  readonly reason: string;
  readonly effects: CorrectionEffects;
  readonly disputes: readonly { readonly no: string; readonly byId: string }[];
  readonly now: Date;
}

/**
 * Who hears that a result is void: whoever heard of the result, whoever disputed it, and its inspector where another voided it. The
 * inspected side reads a role and a reason without names. Runs in the caller's transaction.
 */
export async function noticesOfVoid(
  context: ServiceContext,
  tx: Tx,
  voided: Voided,
): Promise<{ unitName: string; notices: NewNotice[] }> {
  const { row, responsibleUnitId, actorId, reason, effects, disputes } = voided;
  const { unitId, inspectorId } = row;
  const units = await loadLedUnits(tx, [unitId, responsibleUnitId]);
  const visit = { methods: row.programme.methods, line: row.programme.line, unitId, responsibleUnitId, inspectorId };
  const heads = await recipientsOfRelease(context, tx, visit, units);
  const others = new Set(disputes.map(({ byId }) => byId).filter(id => !heads.some(head => head.id === id)));
  const side = [...heads, ...[...others].map(id => ({ id, as: 'inspected' as const, dayOnly: isUndercover(visit) }))];
  const facts = await factsOf(tx, row);
  const redact = await redactorOf(tx, [reason]);
  const content = {
    ...{ code: 'inspectionVoided' as const, ...facts, effects, disputes: disputes.map(({ no }) => no) },
    by: await correctedBy(tx, { inspectorId, correctedById: actorId }),
  };
  const day = atShanghai(shanghaiDate(row.inspectedAt), '00:00').toISOString();
  const notices = side
    .filter(({ id }) => id !== actorId)
    .map(({ id, as, dayOnly }) => ({
      recipientId: id,
      content: { ...content, as, reason: redact(reason), dayOnly, ...(dayOnly && { inspectedAt: day }) },
    }));
  const tellsInspector = inspectorId !== actorId && !notices.some(({ recipientId }) => recipientId === inspectorId);
  const toInspector = { recipientId: inspectorId, content: { ...content, as: 'inspector' as const, reason } };
  return {
    unitName: facts.unit,
    notices: [...notices, ...(tellsInspector ? [toInspector] : [])].map(notice => ({
      ...notice,
      ref: { type: 'inspection', no: facts.no },
      dedupeKey: `inspectionVoided:${row.id}:${notice.recipientId}`,
    })),
  };
}
