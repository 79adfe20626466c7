import { confirmedPoints } from '../../domain/penalties/ledger.ts';
import type { PenaltyReason } from '../../domain/penalties/reason.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** A deduction with its rule. @throws AppError `notFound`. */
export async function loadEntry(db: Tx | Prisma, no: string) {
  const entry = await db.penaltyEntry.findUnique({
    where: { no },
    include: { ruleVersion: { include: { rule: true } } },
  });
  if (!entry) throw new AppError('notFound', { no });
  return entry;
}

export type LoadedEntry = Awaited<ReturnType<typeof loadEntry>>;

/** What every notice and reply about a deduction names. */
export function factsOf(
  entry: { no: string; points: { toString(): string }; reason: unknown; subjectNo: string },
  unitName: string,
) {
  return {
    no: entry.no,
    unitName,
    points: entry.points.toString(),
    reason: entry.reason as PenaltyReason,
    subjectNo: entry.subjectNo,
  };
}

/** What was confirmed of an entry, before any appeal: its points less what the limit of its rule took off. Decimal string. */
export async function confirmedPointsOf(
  db: Tx | Prisma,
  entry: { id: string; points: { toString(): string } },
): Promise<string> {
  const lines = await db.penaltyPosting.findMany({
    where: { entryId: entry.id },
    select: { reason: true, points: true },
  });
  return confirmedPoints(
    entry.points.toString(),
    lines.map(({ reason, points }) => ({ reason, points: points.toString() })),
  );
}
