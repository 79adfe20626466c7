import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { type DisclosedVisit, discloseVisit, isUndercover } from '../../domain/inspections/disclosure.ts';
import type { CorrectionFacts } from '../../domain/inspections/notices.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import type { LedUnit } from '../org/load-heads.ts';
import type { ResultFacts } from './result-facts.ts';

export interface ReleaseRecipient {
  readonly id: string;
  readonly as: 'inspected' | 'responsible';
  /** Of a visit under cover the inspected side learns the day, not the hour. */
  readonly dayOnly: boolean;
}

/** Who hears of a result: the inspected unit's head and the responsible unit's head; one person once. Runs in the caller's transaction. */
export async function recipientsOfRelease(
  context: ServiceContext,
  tx: Tx,
  visit: Omit<DisclosedVisit, 'releasedAt'> & { responsibleUnitId: string },
  units: ReadonlyMap<string, LedUnit>,
): Promise<ReleaseRecipient[]> {
  const [inspected, responsible] = [units.get(visit.unitId)?.headId, units.get(visit.responsibleUnitId)?.headId];
  const heads = [
    ...(inspected ? [{ id: inspected, as: 'inspected' as const }] : []),
    ...(responsible && responsible !== inspected ? [{ id: responsible, as: 'responsible' as const }] : []),
  ];
  if (!isUndercover(visit)) return heads.map(head => ({ ...head, dayOnly: false }));
  const recipients: ReleaseRecipient[] = [];
  for (const head of heads) {
    const viewer = await context.directory.actor(tx, head.id);
    const released = { ...visit, releasedAt: context.clock.now() };
    recipients.push({
      ...head,
      dayOnly: viewer !== undefined && discloseVisit(viewer, released).inspectedAt === 'day',
    });
  }
  return recipients;
}

export function noticesOfRelease(input: {
  recipients: readonly ReleaseRecipient[];
  facts: ResultFacts;
  due: { respondBy: string; respondBasis: CorrectionDue };
  correction: CorrectionFacts | null;
}): NewNotice[] {
  const { facts, due, correction } = input;
  return input.recipients.map(({ id, as, dayOnly }) => {
    const inspectedAt = dayOnly
      ? atShanghai(shanghaiDate(new Date(facts.inspectedAt)), '00:00').toISOString()
      : facts.inspectedAt;
    const shown = { ...facts, inspectedAt, dayOnly };
    return {
      recipientId: id,
      content: correction
        ? { code: 'inspectionCorrected', ...shown, ...due, ...correction, as }
        : { code: 'inspectionFiled', ...shown, ...due, as },
      ref: { type: 'inspection', no: facts.no },
      dedupeKey: correction
        ? `inspectionCorrected:${facts.no}:${correction.revision}:${id}`
        : `inspectionFiled:${facts.no}:${id}`,
    };
  });
}

type CorrectionDue = Extract<NewNotice['content'], { code: 'inspectionCorrected' }>['respondBasis'];
