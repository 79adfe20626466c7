import type { NewNotice } from '../../domain/notices/notice.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { repeats } from '../../domain/rectification/repeats.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

export interface EarlierNotice {
  readonly id: string;
  readonly no: string;
  readonly issuedAt: Date;
}

const DAYS_OF_A_QUARTER = 92;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The latest 整改通知 of the same unit that a failed item repeats; undefined when it is new. Withdrawn ones were none. */
export async function findRepeated(
  tx: Tx,
  failed: { unitId: string; item: { id: string; clauseId: string | null }; inspectedAt: Date; now: Date },
): Promise<EarlierNotice | undefined> {
  const { unitId, item, inspectedAt } = failed;
  const rows = await tx.rectificationNotice.findMany({
    where: {
      unitId,
      status: { not: 'withdrawn' },
      finding: {
        item: { OR: [{ id: item.id }, ...(item.clauseId === null ? [] : [{ clauseId: item.clauseId }])] },
        inspection: {
          releasedAt: { not: null },
          inspectedAt: { gte: new Date(inspectedAt.getTime() - DAYS_OF_A_QUARTER * DAY_MS), lt: inspectedAt },
        },
      },
    },
    select: {
      ...{ id: true, no: true, issuedAt: true },
      finding: {
        select: { item: { select: { id: true, clauseId: true } }, inspection: { select: { inspectedAt: true } } },
      },
    },
    orderBy: [{ issuedAt: 'desc' }, { no: 'desc' }],
  });
  const later = { itemId: item.id, clauseId: item.clauseId, inspectedAt };
  return rows.find(({ finding }) =>
    repeats(later, {
      itemId: finding.item.id,
      clauseId: finding.item.clauseId,
      inspectedAt: finding.inspection.inspectedAt,
    }),
  );
}

/** Brings a repeat before those who may raise it to a 督办单: quality officers of neither unit, else the leaders. */
export async function noticesOfRepeat(
  context: ServiceContext,
  tx: Tx,
  input: {
    about: { no: string; itemTitle: string; unitName: string; responsibleUnitName: string };
    earlier: EarlierNotice;
    unitIds: readonly string[];
  },
): Promise<NewNotice[]> {
  const { about, earlier } = input;
  const people = await loadDecidingPeople(context, tx);
  const { ids } = eligibleDeciders({ concernedUnitIds: input.unitIds, ...people });
  return ids.map(recipientId => ({
    recipientId,
    content: {
      code: 'rectificationRepeated',
      ...about,
      repeatOf: earlier.no,
      repeatIssuedAt: earlier.issuedAt.toISOString(),
    },
    ref: { type: 'rectification', no: about.no },
    dedupeKey: `rectificationRepeated:${about.no}:${recipientId}`,
  }));
}
