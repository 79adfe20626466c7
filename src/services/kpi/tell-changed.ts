import { quarterOf } from '../../domain/kpi/periods.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Something has changed that a closed period may have been made from: quality officers are told once per cause and closing, so that they can 重算.
 * Runs in the transaction of the change and does nothing while the period is open.
 *
 * @param input.month such as 2026-07
 * @param input.again what else the same cause has changed since, where it is told once more
 */
export async function tellChanged(
  context: ServiceContext,
  tx: Tx,
  input: { month: string; unitId: string; causeNo: string; again?: string; now: Date },
): Promise<void> {
  const { month, unitId, causeNo, again, now } = input;
  const periods = [month, quarterOf(month), month.slice(0, 4)];
  const closings = await tx.kpiClosing.findMany({ where: { period: { in: periods }, status: 'frozen' } });
  if (closings.length === 0) return;
  const { name: unitName } = await tx.orgUnit.findUniqueOrThrow({ where: { id: unitId } });
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  await context.notices.queue(
    tx,
    now,
    closings.flatMap(({ no, period }) =>
      officers.map(({ id: recipientId }) => ({
        recipientId,
        content: { code: 'kpiChangedSince' as const, no, period, unitName, causeNo },
        ref: { type: 'kpiClosing' as const, no },
        dedupeKey: `kpiChangedSince:${no}:${causeNo}:${again === undefined ? '' : `${again}:`}${recipientId}`,
      })),
    ),
  );
}
