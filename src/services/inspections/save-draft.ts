import type { DraftChange } from '../../domain/inspections/draft.ts';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';

export type SavedDraft = { kind: 'saved' } | { kind: 'closed' };

/**
 * Saves what changed in a draft, in one statement: answers are merged item by item and samples one by one, so that two devices filling
 * different items do not undo each other, and a repeated message saves the same again. Only the draft's own editor reaches a row.
 *
 * @returns `closed` when it is no longer this person's draft.
 */
export async function saveDraft(
  context: ServiceContext,
  input: { actor: Actor; inspectionId: string; cycle: Sheet['cycle']; change: DraftChange },
): Promise<SavedDraft> {
  const { actor, inspectionId, change } = input;
  const now = context.clock.now();
  const { set = [], removed = [] } = change.samples ?? {};
  const touched = [...removed, ...set.map(sample => sample.ordinal)];
  const at = change.inspectedAt ?? null;
  const saved = await context.db.transaction(
    tx => tx.$executeRaw`
      UPDATE "Inspection" SET
        answers = answers || ${JSON.stringify(change.answers ?? {})}::jsonb,
        samples = (
          SELECT coalesce(jsonb_agg(sample ORDER BY (sample->>'ordinal')::int), '[]'::jsonb)
          FROM (
            SELECT sample FROM jsonb_array_elements(samples) AS kept(sample)
              WHERE (sample->>'ordinal')::int <> ALL(${touched}::int[])
            UNION ALL SELECT sample FROM jsonb_array_elements(${JSON.stringify(set)}::jsonb) AS said(sample)
          ) AS merged),
        fields = fields || ${JSON.stringify(change.fields ?? {})}::jsonb,
        note = coalesce(${change.note ?? null}::text, note),
        "inspectedAt" = coalesce(${at}::timestamptz, "inspectedAt"),
        period = coalesce(${at && inspectionPeriod(input.cycle, at)}::text, period),
        "updatedAt" = ${now}
      WHERE id = ${inspectionId} AND COALESCE("correctedById", "inspectorId") = ${actor.id} AND status IN ('draft', 'returned')`,
  );
  return { kind: saved === 1 ? 'saved' : 'closed' };
}
