import { programmeRulesSchema } from '../../../domain/inspections/programme-rules.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canCorrectInspection, canVoidInspection, editorOf } from '../../../domain/permissions/inspections.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { isInForce } from '../load-released.ts';
import { loadVisible } from '../load-visible.ts';
import { awaitsReview } from '../load-waiting.ts';
import { isEditable } from '../open-draft.ts';
import { decidingMatter, reviewersOf } from '../reviewers.ts';

/** Why a result is not voided, with what says what to do instead. JSON. */
export type VoidObstacle =
  /** `at` is ISO. */
  | { kind: 'alreadyVoided'; no: string; at: string }
  /** It came in with a workbook, or is the province's; `batchNo` null: it came in alone. */
  | { kind: 'imported'; no: string; batchNo: string | null }
  | { kind: 'recheck'; no: string }
  | { kind: 'inReview' | 'returned'; no: string }
  /** A correction of it is open; `byName` null: the actor's own. */
  | { kind: 'correcting'; no: string; byName: string | null }
  | { kind: 'correctionInReview'; no: string }
  /** Its programme has review: somebody else than its inspector voids it. */
  | { kind: 'needsDecider'; no: string; deciders: string[] };

export type Voidable = { kind: 'voidable'; row: VoidableRow } | VoidObstacle;

export type VoidableRow = Awaited<ReturnType<typeof loadRow>>;

const loadRow = (db: Tx | Prisma, no: string) =>
  db.inspection.findUniqueOrThrow({
    where: { no },
    include: {
      ...{ programme: true, next: true, batch: { select: { no: true } } },
      previous: { select: { no: true } },
      findings: { where: { result: 'fail' }, select: { id: true } },
      _count: { select: { findings: true } },
    },
  });

/**
 * The result that this person may void now, or why not. Whoever may not know of it learns nothing.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function loadVoidable(
  context: ServiceContext,
  db: Tx | Prisma,
  { actor, no }: { actor: Actor; no: string },
): Promise<Voidable> {
  await loadVisible(db, actor, no);
  const row = await loadRow(db, no);
  const matter = await decidingMatter(context, db, row);
  const filing = {
    ...{ inspectorId: row.inspectorId, line: row.programme.line },
    reviewed: programmeRulesSchema.parse(row.programme.rules).review,
  };
  assertAllowed(canCorrectInspection(actor, filing, matter));
  const { next, voidedAt } = row;
  if (voidedAt !== null) return { kind: 'alreadyVoided', no, at: voidedAt.toISOString() };
  if (row.source !== 'chat') return { kind: 'imported', no, batchNo: row.batch?.no ?? null };
  if (row.isRecheck) return { kind: 'recheck', no };
  if (row.status === 'returned') return { kind: 'returned', no };
  if (row.releasedAt === null) return { kind: 'inReview', no };
  if (!isInForce(row.status)) throw new AppError('notFound', { no });
  if (next && awaitsReview(next)) return { kind: 'correctionInReview', no };
  if (next && isEditable(next.status)) {
    const editorId = editorOf(next);
    return { kind: 'correcting', no, byName: editorId === actor.id ? null : await nameOf(db, editorId) };
  }
  if (!canVoidInspection(actor, filing, matter).allowed) {
    const ids = await reviewersOf(context, db, row);
    const people = await db.staff.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    return { kind: 'needsDecider', no, deciders: people.map(({ name }) => name) };
  }
  return { kind: 'voidable', row };
}

async function nameOf(db: Tx | Prisma, id: string): Promise<string> {
  return (await db.staff.findUnique({ where: { id }, select: { name: true } }))?.name ?? '';
}
