import type { Prisma, Tx } from '../../store/database.ts';

/** How a report's own files stand among the evidence; 'submission' is what proves something wrong with it. */
export const SUBJECT = 'reportFile';

/** A report's attachments in the order in which they came. */
export function attachedTo(db: Tx | Prisma, id: string) {
  return db.evidence.findMany({
    where: { subjectType: SUBJECT, subjectId: id },
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** Attachments as the value of a file field; null without any. */
export const showNames = (attached: Awaited<ReturnType<typeof attachedTo>>): string | null =>
  attached.length === 0 ? null : attached.map(({ file }) => `《${file.name}》`).join('、');
