import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { findReused } from './find-reused.ts';

/**
 * Whether pictures that somebody is about to hand in had been evidence before. Only the sender's own are looked at, and nobody learns of
 * what.
 */
export async function checkOwnPictures(
  context: ServiceContext,
  input: { actor: Actor; fileIds: readonly string[] },
): Promise<{ reused: boolean }> {
  const own = await context.db.prisma.storedFile.findMany({
    where: { id: { in: [...input.fileIds] }, uploadedById: input.actor.id },
    select: { id: true },
  });
  const found = await findReused(context.db.prisma, { fileIds: own.map(file => file.id), subjectIds: [] });
  return { reused: found.size > 0 };
}
