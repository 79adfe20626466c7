import { numbersIn } from '../../domain/language/record-number.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { unknownRecords } from './find-records.ts';

/** The records that a finding names by their 单号 and that there are: what it may rest on. Checks no permission and tells nothing of them. */
export async function knownRecords(db: Tx | Prisma, finding: string): Promise<string[]> {
  const named = numbersIn(finding);
  const unknown = new Set(await unknownRecords(db, named));
  return named.filter(no => !unknown.has(no));
}
