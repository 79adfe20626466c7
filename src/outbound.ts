import type { Outgoing } from './bot/sender.ts';
import type { OutboundMessage } from './channel/contracts.ts';
import type { SentFile } from './domain/conversation/message.ts';
import { shownText } from './domain/conversation/shown-text.ts';
import type { ServiceContext } from './services/context.ts';

/** A message as a channel sends it. */
export function outbound(context: Pick<ServiceContext, 'db' | 'files'>, message: Outgoing): OutboundMessage {
  const { id, recipientId, conversationId, replyTo, title, content } = message;
  return {
    ...{ id, recipientId, ...roomOf(conversationId) },
    ...(replyTo !== undefined && { replyTo }),
    // A card has a place for the title.
    text: content.options.length === 0 ? shownText({ title, text: content.text }) : content.text,
    options: content.options,
    card: { title: title ?? '', taskId: id },
    ...(content.file && { file: outgoingFile(context, content.file) }),
  };
}

/** A file that goes out with a message, read when it is sent. */
function outgoingFile({ db, files }: Pick<ServiceContext, 'db' | 'files'>, { id, name, mime }: SentFile) {
  const load = async (): Promise<Buffer> => {
    const { sha256 } = await db.prisma.storedFile.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
    return files.read(sha256);
  };
  return { name, mime, load };
}

/** The room that a conversation is in, if it is in one. */
export function roomOf(conversationId: string): { roomId?: string } {
  return conversationId.startsWith('r:') ? { roomId: conversationId.split(':')[1]! } : {};
}
