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
