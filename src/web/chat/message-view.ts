import { isoShanghai } from '../../domain/calendar/shanghai.ts';
import type { MessageContent } from '../../domain/conversation/message.ts';
import { shownText } from '../../domain/conversation/shown-text.ts';
import type { ReceivedFile } from '../../domain/conversation/turn.ts';
import { isImage } from '../../domain/files/file-rules.ts';
import type { Message, MessageFile, Pressed } from '../page/protocol.ts';
import { text } from '../text.ts';
import { roomSeq } from './room-order.ts';

export interface InboundRow {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly senderId: string;
  /** Text and files as they were accepted. */
  readonly payload: unknown;
  readonly receivedAt: Date;
}

export interface OutboundRow {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly recipientId: string;
  readonly kind: 'reply' | 'notice';
  /** Of a reply, the message it answers; of a notice, the notice. */
  readonly causeId: string;
  /** The message's content; a notice's with its title. */
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** Who looks. In a group chat the names of its members say who spoke, and to whom. */
export interface Viewer {
  readonly as: string;
  readonly names?: ReadonlyMap<string, string>;
}

const nothingElse = { options: [], outcome: null, citations: [], ref: null, answers: null };

export function inboundId(senderId: string, clientId: string): string {
  return `web-${senderId}-${clientId}`;
}

/** What a person said, as the viewer sees it. */
export function inboundView(row: InboundRow, viewer: Viewer): Message {
  const payload = row.payload as { text: string; files?: readonly ReceivedFile[]; pressed?: Pressed };
  const file = payload.files?.[0];
  const mine = row.senderId === viewer.as;
  const prefix = inboundId(row.senderId, '');
  return {
    ...nothingElse,
    id: row.id,
    seq: viewer.names ? roomSeq(row.receivedAt, row.seq) : row.seq,
    at: isoShanghai(row.receivedAt),
    from: mine ? 'me' : 'other',
    ...(viewer.names && !mine ? { senderName: viewer.names.get(row.senderId) ?? row.senderId } : {}),
    kind: !file ? 'text' : file.kind === 'stored' && isImage(file.mime) ? 'image' : 'file',
    text: payload.text === '' && file?.kind === 'refused' ? text.refusedFile : payload.text,
    pressed: payload.pressed ?? null,
    ...(file ? { file: fileView(file, viewer.as) } : {}),
    ...(mine && row.id.startsWith(prefix) ? { clientId: row.id.slice(prefix.length) } : {}),
  };
}

/** What the assistant said; in a group chat to whom. Options whose keys are `over` lead nowhere any more. */
export function outboundView(row: OutboundRow, viewer: Viewer, over: ReadonlySet<string> = new Set()): Message {
  const content = row.payload as MessageContent & { title?: string };
  const words = shownText(content);
  const addressee = viewer.names?.get(row.recipientId);
  return {
    id: row.id,
    seq: viewer.names ? roomSeq(row.createdAt, row.seq) : row.seq,
    at: isoShanghai(row.createdAt),
    from: 'bot',
    kind: row.kind,
    text: addressee === undefined ? words : text.mention(addressee, words),
    // Another member's options would answer a question that person was asked.
    options:
      row.recipientId === viewer.as
        ? content.options.map(({ key, label }) => ({ key, label, ...(over.has(key) ? { over: true } : {}) }))
        : [],
    outcome: content.outcome,
    citations: content.citations.map(citation => ({ ...citation })),
    ref: content.ref,
    answers: row.kind === 'reply' && row.recipientId === viewer.as ? row.causeId : null,
    pressed: null,
    ...(content.file && row.recipientId === viewer.as
      ? { file: fileView({ kind: 'stored', ...content.file }, viewer.as) }
      : {}),
  };
}

/** A refused file has no address: only its name and size are left of it. */
function fileView(file: ReceivedFile, as: string): MessageFile {
  if (file.kind === 'refused') return { url: '', name: file.name, mime: '', size: Number(file.params.size ?? 0) };
  const { id, name, mime, size } = file;
  return { url: `/api/files/${id}?as=${encodeURIComponent(as)}`, name, mime, size };
}
