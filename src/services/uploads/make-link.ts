import { type UploadPurpose, uploadLinkExpiry } from '../../domain/files/upload-link.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';
import { mayUpload } from './purposes.ts';
import { hashOfToken, newUploadToken } from './upload-token.ts';

/**
 * Makes a link to a page that takes one file of this person for one purpose, whose channel cannot receive files. The file then arrives in the
 * conversation as if it had been sent there. Links whose time is over are cleared away on the occasion.
 *
 * @throws AppError `forbidden`; `notFound`, `conflict` for a report that is unknown or no longer to be written.
 */
export async function makeUploadLink(
  context: Pick<ServiceContext, 'db' | 'clock' | 'directory' | 'recordAudit' | 'publicUrl'>,
  input: { actor: Actor; conversationId: string; purpose: UploadPurpose },
): Promise<{ url: string; expiresAt: Date }> {
  const { actor, conversationId, purpose } = input;
  assertAllowed(await mayUpload(context, actor, purpose));
  const now = context.clock.now();
  const token = newUploadToken();
  const tokenHash = hashOfToken(token)!;
  const expiresAt = uploadLinkExpiry(now);
  await context.db.transaction(async tx => {
    await tx.uploadLink.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.uploadLink.create({
      data: {
        ...{ tokenHash, staffId: actor.id, conversationId, createdAt: now, expiresAt },
        ...{ purpose: purpose.kind, subjectNo: purpose.kind === 'standard' ? null : purpose.no },
      },
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: `${purpose.kind}.uploadLinkMade`,
      subjectType: 'uploadLink',
      subjectId: tokenHash,
      detail: { expiresAt: expiresAt.toISOString() },
    });
  });
  return { url: `${context.publicUrl}/upload/${token}`, expiresAt };
}
