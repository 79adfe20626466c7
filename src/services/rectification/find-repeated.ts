import type { NewNotice } from '../../domain/notices/notice.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { type FailedItem, repeats } from '../../domain/rectification/repeats.ts';
import type { Tx } from '../../store/database.ts';
import type { DecidingPeople } from '../penalties/load-people.ts';

export interface EarlierNotice {
  readonly id: string;
  readonly no: string;
  readonly issuedAt: Date;
}

const DAYS_OF_A_QUARTER = 92;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The latest 整改通知 of the same unit that each failed item repeats, by the item's id; none for what is new. Withdrawn ones were none, nor
 * those of a voided result. One query for all of them.
 */
export async function findRepeated(
  tx: Tx,
  failed: { unitId: string; items: readonly { id: string; clauseId: string | null }[]; inspectedAt: Date },
): Promise<Map<string, EarlierNotice>> {
  const { unitId, items, inspectedAt } = failed;
  const since = new Date(inspectedAt.getTime() - DAYS_OF_A_QUARTER * DAY_MS);
  const clauseIds = items.flatMap(({ clauseId }) => clauseId ?? []);
  const rows = await tx.$queryRaw<(EarlierNotice & FailedItem)[]>`
    SELECT r.id, r.no, r."issuedAt", i.id AS "itemId", i."clauseId", n."inspectedAt"
    FROM "RectificationNotice" r
    JOIN "Finding" f ON f.id = r."findingId"
    JOIN "TemplateItem" i ON i.id = f."itemId"
    JOIN "Inspection" n ON n.id = f."inspectionId"
    WHERE r."unitId" = ${unitId} AND r.status <> 'withdrawn' AND n."releasedAt" IS NOT NULL AND n.status <> 'voided'
      AND n."inspectedAt" >= ${since} AND n."inspectedAt" < ${inspectedAt}
      AND (i.id = ANY(${items.map(({ id }) => id)}::text[]) OR i."clauseId" = ANY(${clauseIds}::text[]))
    ORDER BY r."issuedAt" DESC, r.no DESC`;
  const found = new Map<string, EarlierNotice>();
  for (const { id: itemId, clauseId } of items) {
    const earlier = rows.find(row => repeats({ itemId, clauseId, inspectedAt }, row));
    if (earlier) found.set(itemId, { id: earlier.id, no: earlier.no, issuedAt: earlier.issuedAt });
  }
  return found;
}

/** Brings a repeat before those who may raise it to a 督办单: quality officers of neither unit, else the leaders. */
export function noticesOfRepeat(input: {
  about: { no: string; itemTitle: string; unitName: string; responsibleUnitName: string };
  earlier: EarlierNotice;
  unitIds: readonly string[];
  people: DecidingPeople;
}): NewNotice[] {
  const { about, earlier, people } = input;
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
