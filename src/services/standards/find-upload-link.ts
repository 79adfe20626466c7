import { canImportStandard } from '../../domain/permissions/standards.ts';
import { takesUpload } from '../../domain/standards/upload-link.ts';
import type { ServiceContext } from '../context.ts';
import { hashOfToken } from './upload-token.ts';

export interface OpenUploadLink {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly conversationId: string;
  readonly expiresAt: Date;
}

/**
 * The link behind a token, while it takes a file. Used, expired and unknown ones, and those of somebody who may no longer import
 * standards, are all the same nothing: whoever tries must not learn which it was.
 */
export async function findUploadLink(
  context: Pick<ServiceContext, 'db' | 'clock' | 'directory'>,
  input: { token: string },
): Promise<OpenUploadLink | undefined> {
  const tokenHash = hashOfToken(input.token);
  if (tokenHash === undefined) return undefined;
  const link = await context.db.prisma.uploadLink.findUnique({ where: { tokenHash } });
  if (!link || !takesUpload(link, context.clock.now())) return undefined;
  const actor = await context.directory.actor(context.db.prisma, link.staffId);
  if (!actor || !canImportStandard(actor).allowed) return undefined;
  const { staffId, conversationId, expiresAt } = link;
  return { tokenHash, staffId, conversationId, expiresAt };
}
