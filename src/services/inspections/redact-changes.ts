import type { ChangedItem } from '../../domain/inspections/notices.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { redactorFor } from './redactor.ts';

interface Correction {
  readonly reason: string;
  readonly changes: readonly ChangedItem[];
}

/** What a correction changed and why, as this reader may read it. */
export async function redactChanges(
  db: Tx | Prisma,
  whole: boolean,
  { reason, changes }: Correction,
): Promise<{ reason: string; changes: ChangedItem[] }> {
  const records = changes.flatMap(({ before, after }) => [before, after]);
  const redact = await redactorFor(db, whole, [reason, ...records.flatMap(remarksOf)]);
  return {
    reason: redact(reason),
    changes: changes.map(change => ({
      ...change,
      before: redactRemarks(change.before, redact),
      after: redactRemarks(change.after, redact),
    })),
  };
}
