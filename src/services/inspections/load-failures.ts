import type { Tx } from '../../store/database.ts';
import type { Finding, TemplateItem } from '../../store/generated/client.ts';
import type { LinkedClause } from '../standards/clause-on-day.ts';

type Recorded = 'id' | 'points' | 'occurrences' | 'sampled' | 'qualified' | 'choice' | 'value' | 'text' | 'note';
type Asked =
  | 'ordinal'
  | 'title'
  | 'severity'
  | 'scoring'
  | 'maxPoints'
  | 'target'
  | 'range'
  | 'deductionPer'
  | 'veto'
  | 'clauseId'
  | 'penaltyRuleId';

/** A failed item that has no 整改通知 yet. */
export interface FreshFailure extends Pick<Finding, Recorded> {
  readonly item: Pick<TemplateItem, 'id' | Asked> & { readonly clause: LinkedClause | null };
}

type Row = Pick<Finding, Recorded> &
  Pick<TemplateItem, Asked> & { itemId: string; clause: LinkedClause | null; standardId: string; label: string };

/** What failed in a result and has no 整改通知 yet, in the sheet's order, with the clauses the sheet links. One query. */
export async function loadFreshFailures(tx: Tx, inspectionId: string): Promise<FreshFailure[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id, f.points, f.occurrences, f.sampled, f.qualified, f.choice, f.value, f.text, f.note, i.id AS "itemId", i.ordinal, i.title,
      i.severity::text AS severity, i.scoring::text AS scoring, i."maxPoints", i.target, i.range, i."deductionPer", i.veto, i."clauseId", i."penaltyRuleId",
      to_jsonb(c) AS clause, v."standardId", v.label
    FROM "Finding" f
    JOIN "TemplateItem" i ON i.id = f."itemId"
    LEFT JOIN "Clause" c ON c.id = i."clauseId"
    LEFT JOIN "StandardVersion" v ON v.id = c."versionId"
    WHERE f."inspectionId" = ${inspectionId} AND f.result = 'fail'
      AND NOT EXISTS (SELECT FROM "RectificationNotice" r WHERE r."findingId" = f.id)
    ORDER BY i.ordinal`;
  return rows.map(row => {
    const { id, points, occurrences, sampled, qualified, choice, value, text, note, ...rest } = row;
    const { itemId, clause, standardId, label, ...item } = rest;
    return {
      ...{ id, points, occurrences, sampled, qualified, choice, value, text, note },
      item: { ...item, id: itemId, clause: clause && { ...clause, version: { standardId, label } } },
    };
  });
}
