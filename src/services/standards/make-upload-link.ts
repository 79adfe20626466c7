import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportStandard } from '../../domain/permissions/standards.ts';
import { uploadLinkExpiry } from '../../domain/standards/upload-link.ts';
import type { ServiceContext } from '../context.ts';
import { hashOfToken, newUploadToken } from './upload-token.ts';

/**
 * Makes a link to a page that takes one file for this person, whose channel cannot receive files. The file then arrives in the
 * conversation as if it had been sent there. Links whose time is over are cleared away on the occasion.
 *
 * @throws AppError `forbidden`.
 */
export async function makeUploadLink(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit' | 'publicUrl'>,
  input: { actor: Actor; conversationId: string },
): Promise<{ url: string; expiresAt: Date }> {
  const { actor, conversationId } = input;
  assertAllowed(canImportStandard(actor));
  const now = context.clock.now();
  const token = newUploadToken();
  const tokenHash = hashOfToken(token)!;
  const expiresAt = uploadLinkExpiry(now);
  await context.db.transaction(async tx => {
    await tx.uploadLink.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.uploadLink.create({ data: { tokenHash, staffId: actor.id, conversationId, createdAt: now, expiresAt } });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'standard.uploadLinkMade',
      subjectType: 'uploadLink',
      subjectId: tokenHash,
      detail: { expiresAt: expiresAt.toISOString() },
    });
  });
  return { url: `${context.publicUrl}/upload/${token}`, expiresAt };
}
