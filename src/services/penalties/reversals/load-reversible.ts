import { quarterOf } from '../../../domain/kpi/periods.ts';
import { type Actor, hasRole } from '../../../domain/org/actor.ts';
import { plain, sumPoints, type TakenBackBy, takenBackBy } from '../../../domain/penalties/ledger.ts';
import { reversalBar } from '../../../domain/penalties/reversal.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { type LoadedEntry, loadEntry } from '../load-entry.ts';
import { loadNames, loadUnitNames } from '../load-people.ts';

/** Why no 冲销 of an entry can be proposed. JSON. */
export type ReversalObstacle =
  | { kind: 'notConfirmed' | 'notImposed' | 'nothingStands'; no: string }
  /** `by`: what took it back. */
  | { kind: 'alreadyReversed'; no: string; by: TakenBackBy | null }
  | { kind: 'appealOpen'; no: string; appealNo: string }
  | { kind: 'alreadyProposed'; no: string; byName: string; at: string };

export interface Reversible {
  readonly entry: LoadedEntry;
  readonly unitName: string;
  /** What the ledger holds of it, decimal string; negative for a reward. */
  readonly posted: string;
  readonly obstacle: ReversalObstacle | undefined;
}

/** An entry with what keeps it from being reversed. Checks no permission. @throws AppError `notFound` */
export async function loadReversible(db: Tx | Prisma, no: string): Promise<Reversible> {
  const entry = await loadEntry(db, no);
  const postings = await db.penaltyPosting.findMany({ where: { entryId: entry.id }, orderBy: { id: 'asc' } });
  const open = await openReversal(db, entry.id);
  const posted = plain(sumPoints(postings.map(({ points }) => points.toString())));
  const bar = reversalBar({ status: entry.status, posted, proposed: open !== null });
  const obstacle = async (): Promise<ReversalObstacle | undefined> => {
    switch (bar) {
      case undefined:
        return undefined;
      case 'alreadyReversed':
        return { kind: bar, no, by: takenBackBy(postings.map(({ reason }) => reason)) ?? null };
      case 'appealOpen': {
        const appeal = await db.scoreAppeal.findUniqueOrThrow({ where: { entryId: entry.id }, select: { no: true } });
        return { kind: bar, no, appealNo: appeal.no };
      }
      case 'alreadyProposed': {
        const nameOf = await loadNames(db, [open!.proposedById]);
        return { kind: bar, no, byName: nameOf(open!.proposedById), at: open!.proposedAt.toISOString() };
      }
      default:
        return { kind: bar, no };
    }
  };
  const unitName = (await loadUnitNames(db))(entry.responsibleUnitId);
  return { entry, unitName, posted, obstacle: await obstacle() };
}

/** 单号 of the closed periods that a month is part of; to change its points somebody has to 重算. */
export async function closingsOf(db: Tx | Prisma, month: string): Promise<string[]> {
  const closings = await db.kpiClosing.findMany({
    where: { period: { in: [month, quarterOf(month), month.slice(0, 4)] }, status: 'frozen' },
    orderBy: { no: 'asc' },
  });
  return closings.map(({ no }) => no);
}

/** The 冲销 of an entry that waits for its decision. */
export const openReversal = (db: Tx | Prisma, entryId: string) =>
  db.penaltyReversal.findFirst({ where: { entryId, status: 'proposed' } });

/** The 冲销 of an entry that this person may know of, the latest last: what is not decided, or came to nothing, is for those who decide about points. */
export const visibleReversals = (db: Tx | Prisma, actor: Actor | null, entryId: string) =>
  db.penaltyReversal.findMany({
    where: { entryId, ...(!(actor && hasRole(actor, 'qualityOfficer', 'leader')) && { status: 'confirmed' }) },
    // At one instant, what waits comes last, and what was confirmed before it.
    orderBy: [{ proposedAt: 'asc' }, { status: 'desc' }],
  });

/** Takes an entry, so that of several who would change it one is first. Before anything of it is read to decide by. */
export async function lockEntry(tx: Tx, no: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "PenaltyEntry" WHERE no = ${no} FOR UPDATE`;
}
