import { randomUUID } from 'node:crypto';
import { FileBox, type FileBoxInterface } from 'file-box';
import { LRUCache } from 'lru-cache';
import { type payloads, types } from 'wechaty-puppet';
import type { CardPuppet, InboundMessage, InboundPuppet, OutboundCard } from '../contracts.ts';
import { type Addressee, currentDeliveryScope } from '../delivery-scope.ts';
import { ChannelError } from '../errors.ts';
import { BasePuppet } from './base-puppet.ts';
import type { Delivery } from './delivery.ts';
import type { Directory, DirectoryContact, DirectoryRoom } from './directory.ts';

export interface InboxPuppetOptions {
  /** The bot's own identity; its name is what people mention in a room. */
  bot: { id: string; name: string };
  directory: Directory;
  /** How many inbound messages stay readable; far above what is in work at one time. */
  keptMessages?: number;
}

const DEFAULT_KEPT_MESSAGES = 1000;

/**
 * A puppet that is handed stored messages and looks people and rooms up in a directory of ours: text, images, files, rooms, mentions and cards.
 * Where a message goes is its platform's: `deliver`.
 */
export abstract class InboxPuppet extends BasePuppet implements CardPuppet, InboundPuppet {
  readonly #bot: DirectoryContact;
  readonly #directory: Directory;
  readonly #messages: LRUCache<string, InboundMessage>;

  constructor(options: InboxPuppetOptions) {
    // No options for the base class: it writes them to the log as JSON.
    super();
    this.#bot = options.bot;
    this.#directory = options.directory;
    this.#messages = new LRUCache({ max: options.keptMessages ?? DEFAULT_KEPT_MESSAGES });
  }

  /** Sends one message. @throws SendFailure that says what is to become of it; anything else is tried again. */
  protected abstract deliver(delivery: Delivery): Promise<void>;

  override async onStart(): Promise<void> {
    this.login(this.#bot.id);
  }

  override async onStop(): Promise<void> {
    this.#messages.clear();
  }

  override ding(data?: string): void {
    this.emit('dong', { data });
  }

  /**
   * Keeps the message and emits Wechaty's `message`. One message per conversation at a time: Wechaty runs its listeners
   * concurrently and gives no order.
   */
  receive(inbound: InboundMessage): void {
    this.#messages.set(inbound.id, inbound);
    // A message handed over again may have changed (its file has arrived): drop what Wechaty parsed the first time.
    this.cache.message.delete(inbound.id);
    this.emit('message', { messageId: inbound.id });
  }

  override async messageRawPayload(messageId: string): Promise<InboundMessage> {
    return this.#message(messageId);
  }

  override async messageRawPayloadParser(inbound: InboundMessage): Promise<payloads.Message> {
    const base = {
      id: inbound.id,
      talkerId: inbound.senderId,
      text: inbound.text,
      timestamp: inbound.at.getTime(),
      type: messageType(inbound),
      ...(inbound.file ? { filename: inbound.file.name } : {}),
    };
    return inbound.roomId === undefined
      ? { ...base, listenerId: this.#bot.id }
      : { ...base, roomId: inbound.roomId, mentionIdList: inbound.mentionsBot ? [this.#bot.id] : [] };
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const file = this.#message(messageId).file;
    if (file?.path === undefined) throw new ChannelError('fileUnavailable', messageId);
    const box = FileBox.fromFile(file.path, file.name);
    box.metadata = { mime: file.mime };
    return box;
  }

  /** One size only: the platform makes no thumbnails. */
  override messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId);
  }

  override async messageSendText(conversationId: string, text: string, mentions: string[] = []): Promise<void> {
    await this.#send(conversationId, { kind: 'text', text, options: [] }, mentions);
  }

  override async messageSendFile(conversationId: string, box: FileBoxInterface): Promise<void> {
    const named = box.metadata.mime;
    const mime = typeof named === 'string' ? named : box.mediaType;
    await this.#send(conversationId, {
      kind: mime.startsWith('image/') ? 'image' : 'file',
      text: '',
      options: [],
      file: { name: box.name, mime, load: () => box.toBuffer() },
    });
  }

  sendCard(conversationId: string, card: OutboundCard): Promise<string> {
    const { title, taskId, text, options } = card;
    return this.#send(conversationId, { kind: 'card', text, options, card: { title, taskId } });
  }

  override async contactList(): Promise<string[]> {
    return (await this.#directory.contacts()).map(contact => contact.id);
  }

  override async contactRawPayload(contactId: string): Promise<DirectoryContact> {
    const contact = contactId === this.#bot.id ? this.#bot : await this.#directory.contact(contactId);
    if (!contact) throw new ChannelError('recipientUnknown', contactId);
    return contact;
  }

  override async contactRawPayloadParser(contact: DirectoryContact): Promise<payloads.Contact> {
    return {
      id: contact.id,
      name: contact.name,
      type: types.Contact.Individual,
      gender: types.ContactGender.Unknown,
      avatar: '',
      phone: [],
      coworker: true,
      friend: true,
      ...(contact.title === undefined ? {} : { title: contact.title }),
    };
  }

  override async roomList(): Promise<string[]> {
    return (await this.#directory.rooms()).map(room => room.id);
  }

  override async roomRawPayload(roomId: string): Promise<DirectoryRoom> {
    const room = await this.#directory.room(roomId);
    if (!room) throw new ChannelError('recipientUnknown', roomId);
    return room;
  }

  override async roomRawPayloadParser(room: DirectoryRoom): Promise<payloads.Room> {
    return { id: room.id, topic: room.topic, memberIdList: [...room.memberIds], adminIdList: [] };
  }

  /** Reads the topic; setting one is not supported, the directory owns the rooms. */
  override roomTopic(roomId: string): Promise<string>;
  override roomTopic(roomId: string, topic: string): Promise<void>;
  override async roomTopic(roomId: string, topic?: string): Promise<unknown> {
    if (topic !== undefined) throw new ChannelError('unsupported', 'roomTopic(set)');
    return (await this.roomRawPayload(roomId)).topic;
  }

  override async roomMemberList(roomId: string): Promise<string[]> {
    return [...(await this.roomRawPayload(roomId)).memberIds];
  }

  override roomMemberRawPayload(_roomId: string, contactId: string): Promise<DirectoryContact> {
    return this.contactRawPayload(contactId);
  }

  override async roomMemberRawPayloadParser(member: DirectoryContact): Promise<payloads.RoomMember> {
    return { id: member.id, name: member.name, avatar: '' };
  }

  #message(messageId: string): InboundMessage {
    const inbound = this.#messages.get(messageId);
    if (!inbound) throw new ChannelError('notTaken', messageId);
    return inbound;
  }

  async #send(
    conversationId: string,
    content: Omit<Delivery, 'id' | 'to' | 'mentions' | 'replyTo'>,
    mentions: readonly string[] = [],
  ): Promise<string> {
    const scope = currentDeliveryScope();
    const id = scope?.id ?? randomUUID();
    await this.deliver({
      ...content,
      id,
      to: scope?.to ?? (await this.#addressee(conversationId)),
      mentions: scope?.mentions ?? mentions,
      ...(scope?.replyTo !== undefined && { replyTo: scope.replyTo }),
    });
    return id;
  }

  async #addressee(conversationId: string): Promise<Addressee> {
    return (await this.#directory.room(conversationId)) ? { roomId: conversationId } : { userId: conversationId };
  }
}

function messageType(inbound: InboundMessage): types.Message {
  if (!inbound.file) return types.Message.Text;
  return inbound.file.mime.startsWith('image/') ? types.Message.Image : types.Message.Attachment;
}
