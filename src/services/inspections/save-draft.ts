import { type DraftChange, fitsOver } from '../../domain/inspections/draft.ts';
import { inspectionPeriod } from '../../domain/inspections/inspected-at.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { toDraft } from './open-draft.ts';

/** `stale`: another conversation has changed the same item or sample meanwhile; nothing was saved, the draft is to be opened again. */
export type SavedDraft = { kind: 'saved' } | { kind: 'stale' } | { kind: 'closed' };

interface SaveDraftInput {
  readonly actor: Actor;
  readonly inspectionId: string;
  readonly cycle: Sheet['cycle'];
  readonly change: DraftChange;
}

/**
 * Saves what changed in a draft: answers are merged item by item and samples one by one, so that two devices filling
 * different items do not undo each other, and a repeated message saves the same again. One statement where nothing it touches was changed
 * meanwhile; else the row is locked and looked at. Only the draft's own editor reaches a row.
 *
 * @returns `closed` when it is no longer this person's draft.
 */
export async function saveDraft(context: ServiceContext, input: SaveDraftInput): Promise<SavedDraft> {
  const { actor, inspectionId, change } = input;
  const now = context.clock.now();
  if ((await write(context.db.prisma, input, { now, overAnything: false })) === 1) return { kind: 'saved' };
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE id = ${inspectionId} FOR UPDATE`;
    const row = await tx.inspection.findFirst({
      where: {
        id: inspectionId,
        status: { in: ['draft', 'returned'] },
        OR: [{ correctedById: actor.id }, { correctedById: null, inspectorId: actor.id }],
      },
    });
    if (!row) return { kind: 'closed' };
    if (!fitsOver(toDraft(row), change)) return { kind: 'stale' };
    await write(tx, input, { now, overAnything: true });
    return { kind: 'saved' };
  });
}

/** Also in the statement itself: Postgres looks at it again after waiting for somebody else's change of the row. */
function write(
  db: Prisma | Tx,
  { actor, inspectionId, cycle, change }: SaveDraftInput,
  { now, overAnything }: { now: Date; overAnything: boolean },
): Promise<number> {
  const { set = [], removed = [] } = change.samples ?? {};
  const touched = [...removed, ...set.map(sample => sample.ordinal)];
  const at = change.inspectedAt ?? null;
  const { answers = {}, samples = {} } = change.base ?? {};
  return db.$executeRaw`
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
        period = coalesce(${at && inspectionPeriod(cycle, at)}::text, period),
        "updatedAt" = ${now}
      WHERE id = ${inspectionId} AND COALESCE("correctedById", "inspectorId") = ${actor.id} AND status IN ('draft', 'returned')
        AND (${overAnything}::boolean OR (
          NOT EXISTS (
            SELECT 1 FROM jsonb_each(${JSON.stringify(answers)}::jsonb) AS was(ordinal, answer)
            WHERE coalesce(answers->was.ordinal, 'null'::jsonb) <> was.answer)
          AND NOT EXISTS (
            SELECT 1 FROM jsonb_each(${JSON.stringify(samples)}::jsonb) AS was(ordinal, sample)
            WHERE coalesce(
              (SELECT is_now.sample FROM jsonb_array_elements(samples) AS is_now(sample) WHERE is_now.sample->>'ordinal' = was.ordinal),
              'null'::jsonb) <> was.sample)))`;
}
