import type { Actor } from '../../domain/org/actor.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import type { StandardFile } from './preview-standard.ts';

/**
 * A file this person has sent, with its bytes.
 *
 * @throws AppError `notFound` when there is none, or it is somebody else's.
 */
export async function loadSentFile(
  context: Pick<ServiceContext, 'db' | 'files'>,
  input: { actor: Actor; fileId: string },
): Promise<StandardFile> {
  const { actor, fileId } = input;
  const file = await context.db.prisma.storedFile.findFirst({ where: { id: fileId, uploadedById: actor.id } });
  if (!file) throw new AppError('notFound');
  return { name: file.name, bytes: await context.files.read(file.sha256) };
}
