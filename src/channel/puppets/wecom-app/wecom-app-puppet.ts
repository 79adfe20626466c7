import { LRUCache } from 'lru-cache';
import { type Blocked, createBlocked } from '../../blocked.ts';
import { SendFailure } from '../../errors.ts';
import { numberedText } from '../../numbered-text.ts';
import { createPace, type Pace } from '../../pace.ts';
import { splitByBytes } from '../../split-text.ts';
import type { Delivery } from '../delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from '../inbox-puppet.ts';
import { CARD_LIMITS, type CardTexts, cardOf } from '../wecom-cards.ts';
import { type MessageBody, SEND_PATH, UPLOAD_PATH, type WecomApi } from './api.ts';
import { duplicateCheck } from './duplicate-check.ts';
import { isConfigurationError, isMediaGone, isTaskIdKnown, toSendFailure } from './error-codes.ts';
import { DUPLICATE_CHECK_DEFAULT_S, MEDIA_LIFE_MS, MEMBER_LIMITS, TEXT_BYTES } from './limits.ts';
import { mediaKindOf } from './media-kind.ts';
import { encodeOption } from './option-key.ts';

export interface WecomAppPuppetOptions extends InboxPuppetOptions {
  api: WecomApi;
  texts: CardTexts;
  now: () => Date;
  onError: (error: unknown) => void;
}

/** Uploads that a further try of the same message uses again: another id would make a repeated request a new one. */
const KEPT_UPLOADS = 1000;
/** Messages that went through; a further try of one in several parts goes on where it stopped. */
const KEPT_SENT = 10_000;
const SENT_TTL_MS = DUPLICATE_CHECK_DEFAULT_S * 1000;
/** The platform's text messages know one tag, a link: what people wrote must not become one with other words over it. */
const LINK_TAG = /<(?=\s*a\s)/gi;

/** Wechaty puppet of a WeCom self-built app: sends to people, one by one; the platform gives it no groups. */
export class WecomAppPuppet extends InboxPuppet {
  readonly #api: WecomApi;
  readonly #texts: CardTexts;
  readonly #onError: (error: unknown) => void;
  /** What this instance sends to one person: nearly all of it is replies, which come from one instance at a time. */
  readonly #pace: Pace;
  /** By interface: the platform counts each by itself (WX/90454). */
  readonly #blocked: Blocked;
  readonly #uploads = new LRUCache<string, { type: 'image' | 'file'; mediaId: string }>({
    max: KEPT_UPLOADS,
    ttl: MEDIA_LIFE_MS / 2,
  });
  readonly #sent = new LRUCache<string, true>({ max: KEPT_SENT, ttl: SENT_TTL_MS });
  /** Configuration faults that were reported since a message last went through. */
  readonly #reported = new Set<string>();

  constructor({ api, texts, now, onError, ...options }: WecomAppPuppetOptions) {
    super(options);
    this.#api = api;
    this.#texts = texts;
    this.#onError = onError;
    this.#pace = createPace(MEMBER_LIMITS, now);
    this.#blocked = createBlocked(now);
  }

  protected override async deliver(delivery: Delivery): Promise<void> {
    if ('roomId' in delivery.to) throw new SendFailure('unreachable', 'no groups');
    const { userId } = delivery.to;
    try {
      if (delivery.file) await this.#sendFile(userId, delivery.id, delivery.file);
      else if (delivery.kind === 'card') await this.#sendCard(userId, delivery);
      else await this.#sendText(userId, delivery.id, delivery.text);
      this.#reported.clear();
    } catch (error) {
      this.#reportConfiguration(error);
      throw toSendFailure(error, this.#blocked.refused);
    }
  }

  async #sendText(userId: string, id: string, text: string): Promise<void> {
    const parts = splitByBytes(text.toWellFormed().replace(LINK_TAG, '＜'), TEXT_BYTES);
    for (const [index, content] of parts.entries()) {
      // The platform refuses an empty message (44004).
      if (content.trim() === '') continue;
      await this.#send(userId, `${id}#${index}`, { msgtype: 'text', text: { content } });
    }
  }

  async #sendCard(userId: string, delivery: Delivery): Promise<void> {
    const { id, options } = delivery;
    const built = cardOf({ ...delivery, options: carried(options) }, this.#texts);
    if (!built) {
      await this.#sendText(userId, id, numberedText(delivery));
      return;
    }
    await this.#sendText(userId, `${id}#before`, built.textBefore);
    try {
      await this.#send(userId, id, { msgtype: 'template_card', template_card: built.card });
    } catch (error) {
      // An earlier try whose answer was lost.
      if (!isTaskIdKnown(error)) throw error;
    }
  }

  async #sendFile(userId: string, id: string, file: NonNullable<Delivery['file']>): Promise<void> {
    try {
      await this.#sendUploaded(userId, id, file);
    } catch (error) {
      // It ended, or was never known to this company: once more from the start.
      if (!isMediaGone(error)) throw error;
      this.#uploads.delete(id);
      await this.#sendUploaded(userId, id, file);
    }
  }

  async #sendUploaded(userId: string, id: string, file: NonNullable<Delivery['file']>): Promise<void> {
    const { type, mediaId } = this.#uploads.get(id) ?? (await this.#upload(id, file));
    const media = { media_id: mediaId };
    const body: MessageBody = type === 'image' ? { msgtype: type, image: media } : { msgtype: type, file: media };
    await this.#send(userId, id, body);
  }

  async #upload(id: string, { name, mime, load }: NonNullable<Delivery['file']>) {
    const content = await load();
    const type = mediaKindOf(content);
    const upload = { type, mediaId: await this.#api.upload(type, { name, mime, content }) };
    this.#blocked.passed(UPLOAD_PATH);
    this.#uploads.set(id, upload);
    return upload;
  }

  async #send(userId: string, messageId: string, body: MessageBody): Promise<void> {
    if (this.#sent.has(messageId)) return;
    const retryAfterMs = this.#pace.take(userId);
    // The platform would drop it, and say nothing.
    if (retryAfterMs > 0) throw new SendFailure('limited', 'messages to one person', { retryAfterMs });
    const { invalidUsers, unlicensedUsers } = await this.#api.send(userId, body, duplicateCheck(messageId));
    this.#blocked.passed(SEND_PATH);
    const isAmong = (ids: readonly string[]) => ids.some(id => id.toLowerCase() === userId.toLowerCase());
    if (isAmong(invalidUsers)) throw new SendFailure('unreachable', 'message/send: invaliduser');
    if (isAmong(unlicensedUsers)) throw new SendFailure('unreachable', 'message/send: unlicenseduser');
    this.#sent.set(messageId, true);
  }

  /** Once, however many messages wait for the repair. */
  #reportConfiguration(error: unknown): void {
    if (!isConfigurationError(error) || this.#reported.has(error.message)) return;
    this.#reported.add(error.message);
    this.#onError(error);
  }
}

/** The options with all that a click on them must tell; a key that no card can carry is left empty, and so is the card not made. */
function carried(options: Delivery['options']): Delivery['options'] {
  const mostBytes = options.length <= CARD_LIMITS.buttons ? CARD_LIMITS.keyBytes : CARD_LIMITS.optionIdBytes;
  return options.map(({ key, label }) => ({ key: encodeOption({ key, label }, mostBytes) ?? '', label }));
}
