import { randomUUID } from 'node:crypto';
import type { SentFile } from '../../domain/conversation/message.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Keeps a file that the application has made for somebody, to be sent as `file` of a reply or notice: `{ text, file }`. Checks no
 * permission: whoever makes the content has. A replayed turn makes it again, with the same content under another id.
 */
export async function makeFile(
  context: Pick<ServiceContext, 'db' | 'clock' | 'files'>,
  input: { forId: string; name: string; mime: string; content: Buffer },
): Promise<SentFile> {
  const { sha256, size } = await context.files.put(input.content);
  const file = { id: randomUUID(), name: input.name, mime: input.mime, size };
  await context.db.prisma.storedFile.create({
    data: { ...file, sha256, uploadedById: input.forId, at: context.clock.now() },
  });
  return file;
}
