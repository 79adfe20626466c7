import { foldId } from '../../domain/org/contacts.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** What is marked to be read; read before the contacts are. */
export const loadMarks = (db: Tx | Prisma) => db.contactMark.findMany();

type Marks = Awaited<ReturnType<typeof loadMarks>>;

/** Accounts that were given another id; one in other letters is the same. */
export function renamedIn(marks: Marks): { from: string; to: string }[] {
  return marks.flatMap(({ kind, subjectId, newUserId }) =>
    kind === 'user' && newUserId !== null && foldId(newUserId) !== foldId(subjectId)
      ? [{ from: subjectId, to: newUserId }]
      : [],
  );
}

/** What was marked again while it was read stays marked. */
export async function clearMarks(tx: Tx, marks: Marks): Promise<void> {
  const tokens = marks.map(({ token }) => token);
  await tx.contactMark.deleteMany({ where: { token: { in: tokens } } });
}
