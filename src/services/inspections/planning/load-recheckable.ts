import { RECHECK_CLOSED_DAYS, RECHECKABLE } from '../../../domain/inspections/planning/recheck.ts';
import { OPEN_TASK } from '../../../domain/inspections/planning/task-status.ts';
import type { TaskCycle } from '../../../domain/inspections/planning/task-window.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { Prisma as Queries } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { loadCases, type RectificationCase } from '../../rectification/load-case.ts';
import { loadObjections, type Objections } from '../../rectification/load-objections.ts';

/** A 整改通知 as planning its recheck needs it. */
export interface RecheckMatter extends RectificationCase {
  /** 整改通知单 it went out under; null where it went out alone. */
  readonly groupNo: string | null;
  readonly ordinal: number;
  /** The edition of the sheet in which it was found. */
  readonly templateId: string;
  readonly programme: { readonly id: string; readonly name: string; readonly cycle: TaskCycle };
  /** 单号 of the recheck that is planned for it already. */
  readonly plannedAs: string | null;
  readonly objections: Objections;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** 整改 that answers wait for, and those closed lately. */
export function recheckableNow(context: ServiceContext): Queries.RectificationNoticeWhereInput {
  const since = new Date(context.clock.now().getTime() - RECHECK_CLOSED_DAYS * DAY_MS);
  return {
    OR: RECHECKABLE.map(status => ({ status, ...(status === 'verified' && { closedAt: { gte: since } }) })),
  };
}

/** Notices with what a recheck of them would look at, in order of unit and item. */
export async function loadRecheckMatters(
  tx: Tx | Prisma,
  where: Queries.RectificationNoticeWhereInput,
): Promise<RecheckMatter[]> {
  const rows = await tx.rectificationNotice.findMany({
    where,
    select: {
      no: true,
      groupNo: true,
      finding: {
        select: {
          item: { select: { ordinal: true } },
          inspection: {
            select: { templateId: true, programme: { select: { id: true, name: true, cycle: true } } },
          },
        },
      },
      rechecks: { where: { task: { status: { in: [...OPEN_TASK] } } }, select: { task: { select: { no: true } } } },
    },
  });
  const cases = await loadCases(
    tx,
    rows.map(row => row.no),
  );
  const objections = await loadObjections(tx, cases);
  return cases
    .map(matter => {
      const { finding, rechecks, groupNo } = rows.find(row => row.no === matter.no)!;
      const { templateId, programme } = finding.inspection;
      const plannedAs = rechecks[0]?.task.no ?? null;
      return {
        ...matter,
        groupNo,
        ordinal: finding.item.ordinal,
        templateId,
        programme,
        plannedAs,
        objections: objections.get(matter.no)!,
      };
    })
    .sort((a, b) => a.unitId.localeCompare(b.unitId) || a.ordinal - b.ordinal || a.no.localeCompare(b.no));
}
