import { takesUpload, type UploadPurpose } from '../../domain/files/upload-link.ts';
import { isAppError } from '../../errors.ts';
import { mayUpload, purposeOf, type UploadContext } from './purposes.ts';
import { hashOfToken } from './upload-token.ts';

export interface OpenUploadLink {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly conversationId: string;
  readonly expiresAt: Date;
  readonly purpose: UploadPurpose;
}

/**
 * The link behind a token, while it takes a file. Used, expired and unknown ones, and those whose purpose is over for this person, are all the
 * same nothing: whoever tries must not learn which it was.
 */
export async function findUploadLink(
  context: UploadContext,
  input: { token: string },
): Promise<OpenUploadLink | undefined> {
  const tokenHash = hashOfToken(input.token);
  if (tokenHash === undefined) return undefined;
  const link = await context.db.prisma.uploadLink.findUnique({ where: { tokenHash } });
  const purpose = link && purposeOf(link);
  if (!purpose || !takesUpload(link, context.clock.now())) return undefined;
  const actor = await context.directory.actor(context.db.prisma, link.staffId);
  if (!actor || !(await stillMay(context, actor, purpose))) return undefined;
  const { staffId, conversationId, expiresAt } = link;
  return { tokenHash, staffId, conversationId, expiresAt, purpose };
}

async function stillMay(...input: Parameters<typeof mayUpload>): Promise<boolean> {
  try {
    return (await mayUpload(...input)).allowed;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
