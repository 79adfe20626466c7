import type { SentFile } from '../../domain/conversation/message.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { makeFile } from '../files/make-file.ts';
import { viewAppeal } from './view-appeal.ts';

/**
 * The files of a 考核申诉, to whoever may see it; of a picture the copy that holds the pixels only, but the file as it came to those who decide.
 *
 * @throws AppError notFound, forbidden.
 */
export async function sendEvidence(context: ServiceContext, input: { actor: Actor; no: string }): Promise<SentFile[]> {
  const { actor, no } = input;
  await viewAppeal(context, input);
  const { prisma } = context.db;
  const { id } = await prisma.scoreAppeal.findUniqueOrThrow({ where: { no }, select: { id: true } });
  const rows = await prisma.evidence.findMany({
    where: { subjectType: 'appeal', subjectId: id },
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const asProof = hasRole(actor, 'qualityOfficer', 'leader');
  const files: SentFile[] = [];
  for (const { file } of rows) {
    const clean = !asProof && file.cleanSha256 !== null;
    const content = await context.files.read(clean ? file.cleanSha256! : file.sha256);
    const mime = clean && file.mime !== 'image/jpeg' ? 'image/png' : file.mime;
    files.push(await makeFile(context, { forId: actor.id, name: file.name, mime, content }));
  }
  return files;
}
