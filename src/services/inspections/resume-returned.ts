import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canEditDraft } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';

export type ResumedReturn =
  | { kind: 'returned'; inspectionId: string }
  /** It is with its reviewer, released, or was never sent back. */
  | { kind: 'notReturned'; no: string };

/** 修改测评: the result, or its correction, that came back from review. @throws AppError `notFound`, `forbidden` */
export async function resumeReturned(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ResumedReturn> {
  const { no } = input;
  const rows = await context.db.prisma.inspection.findMany({
    where: { OR: [{ no }, { previous: { no } }] },
    include: { programme: { select: { line: true } } },
  });
  if (rows.length === 0) throw new AppError('notFound', { no });
  const returned = rows.find(({ status }) => status === 'returned');
  if (!returned) return { kind: 'notReturned', no };
  assertAllowed(canEditDraft(input.actor, { ...returned, line: returned.programme.line }));
  return { kind: 'returned', inspectionId: returned.id };
}
