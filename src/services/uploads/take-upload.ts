import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import type { UploadPurpose } from '../../domain/files/upload-link.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { receiveFile } from '../files/receive-file.ts';
import { findUploadLink } from './find-link.ts';
import { rulesOf } from './purposes.ts';

export type TakeUploadResult =
  | { kind: 'taken'; name: string; messageId: string }
  /** The file may not be kept, or not for this purpose; the link can be used again. */
  | { kind: 'refused'; code: Extract<ReceivedFile, { kind: 'refused' }>['code'] }
  /** The link takes no file: used (perhaps a moment ago), expired or unknown. */
  | { kind: 'gone' };

/** An uploaded file on its way into the conversation, as any message is that a channel brings. */
export interface UploadedMessage {
  /** Made from the link, so that it can arrive only once. */
  readonly id: string;
  readonly conversationId: string;
  readonly senderId: string;
  readonly text: string;
  readonly files: readonly ReceivedFile[];
}

/**
 * Takes the one file of an upload link. Using the link up and putting the message into the conversation are one transaction: of two
 * uploads at once one wins, and a crash leaves either an unused link or a message that will be answered.
 *
 * @param input.say what is said with the file, so that the conversation knows what it is for.
 * @param input.accept stores a message in one transaction with `claim`, and nothing when `claim` says no.
 */
export async function takeUpload(
  context: Pick<ServiceContext, 'db' | 'clock' | 'directory' | 'files' | 'recordAudit'>,
  input: {
    token: string;
    file: { name: string; content: Buffer };
    say(purpose: UploadPurpose): string;
    accept: (message: UploadedMessage, claim: (tx: Tx) => Promise<boolean>) => Promise<{ accepted: boolean }>;
  },
): Promise<TakeUploadResult> {
  const link = await findUploadLink(context, input);
  if (!link) return { kind: 'gone' };
  const { tokenHash, conversationId, staffId: senderId, purpose } = link;
  const { mostBytes, accepts } = rulesOf(purpose);
  if (input.file.content.length > mostBytes) return { kind: 'refused', code: 'fileTooLarge' };
  const file = await receiveFile(context, { senderId, ...input.file, ...(accepts && { accepts }) });
  if (file.kind === 'refused') return { kind: 'refused', code: file.code };
  const messageId = `upload-${tokenHash}`;
  const { accepted } = await input.accept(
    { id: messageId, conversationId, senderId, text: input.say(purpose), files: [file] },
    async tx => {
      const now = context.clock.now();
      const { count } = await tx.uploadLink.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return false;
      await context.recordAudit(tx, {
        at: now,
        actorId: senderId,
        action: `${purpose.kind}.uploaded`,
        subjectType: 'uploadLink',
        subjectId: tokenHash,
        detail: { fileId: file.id },
      });
      return true;
    },
  );
  return accepted ? { kind: 'taken', name: file.name, messageId } : { kind: 'gone' };
}
