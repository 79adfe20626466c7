import { LRUCache } from 'lru-cache';
import { shownText } from '../../../domain/conversation/shown-text.ts';
import { SendFailure } from '../../errors.ts';
import type { Delivery } from '../delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from '../inbox-puppet.ts';
import type { MessageBody, WecomApi } from './api.ts';
import { duplicateCheck } from './duplicate-check.ts';
import { isConfigurationError, isMediaGone, isTaskIdKnown, toSendFailure } from './error-codes.ts';
import { DUPLICATE_CHECK_DEFAULT_S, MEDIA_LIFE_MS, TEXT_BYTES } from './limits.ts';
import { mediaKindOf } from './media-kind.ts';
import { createMemberPace } from './member-pace.ts';
import { splitText } from './split-text.ts';
import { type CardTexts, planCard } from './template-card.ts';

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
  readonly #pace: ReturnType<typeof createMemberPace>;
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
    this.#pace = createMemberPace(now);
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
      throw toSendFailure(error);
    }
  }

  async #sendText(userId: string, id: string, text: string): Promise<void> {
    const parts = splitText(text.toWellFormed().replace(LINK_TAG, '＜'), TEXT_BYTES);
    for (const [index, content] of parts.entries()) {
      // The platform refuses an empty message (44004).
      if (content.trim() === '') continue;
      await this.#send(userId, `${id}#${index}`, { msgtype: 'text', text: { content } });
    }
  }

  async #sendCard(userId: string, { id, text, options, card }: Delivery): Promise<void> {
    const title = card?.title ?? '';
    const planned = planCard({ id, title, text, options }, this.#texts);
    if (!planned) {
      const lines = [shownText({ title, text }), ...options.map(({ key, label }) => `${key}. ${label}`)];
      await this.#sendText(userId, id, lines.filter(line => line !== '').join('\n'));
      return;
    }
    await this.#sendText(userId, `${id}#ahead`, planned.ahead);
    try {
      await this.#send(userId, id, { msgtype: 'template_card', template_card: planned.card });
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
    this.#uploads.set(id, upload);
    return upload;
  }

  async #send(userId: string, messageId: string, body: MessageBody): Promise<void> {
    if (this.#sent.has(messageId)) return;
    this.#pace.take(userId);
    const { invalidUsers, unlicensedUsers } = await this.#api.send(userId, body, duplicateCheck(messageId));
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
