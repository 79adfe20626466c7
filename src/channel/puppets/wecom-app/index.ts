import { LRUCache } from 'lru-cache';
import { ChannelError } from '../../errors.ts';
import type { AcceptInbound, FetchedMedia, InboundMedia } from '../../inbound.ts';
import type { Directory } from '../directory.ts';
import type { CardTexts } from '../wecom-cards.ts';
import { createWecomApi, type WecomApi } from './api.ts';
import { type CallbackRequest, type CallbackResponse, createCallback, type RefusalReason } from './callback.ts';
import { createCallbackCrypto } from './crypto.ts';
import { isMediaGone } from './error-codes.ts';
import type { AppEvent, Click } from './inbound-message.ts';
import type { TokenStore } from './token.ts';
import { WecomAppPuppet } from './wecom-app-puppet.ts';

export type { SendResult, WecomApi } from './api.ts';
export type { CallbackRequest, CallbackResponse, RefusalReason } from './callback.ts';
export type { WecomDepartment, WecomTag, WecomUser } from './contacts-api.ts';
export { misconfigurationOf } from './error-codes.ts';
export type { AppEvent } from './inbound-message.ts';
export { CALLBACK_BYTES } from './limits.ts';
export type { FetchedToken, TokenStore } from './token.ts';
export type { WecomAppPuppet } from './wecom-app-puppet.ts';

export interface WecomAppOptions {
  settings: {
    corpId: string;
    agentId: string;
    secret: string;
    callbackToken: string;
    callbackAesKey: string;
    apiBase: string;
  };
  bot: { id: string; name: string };
  directory: Directory;
  /** One token for all instances. */
  tokens: TokenStore;
  /** Real time: it is compared with the platform's. */
  now: () => Date;
  texts: CardTexts;
  accept: AcceptInbound;
  onEvent: (event: AppEvent) => Promise<void>;
  onRefused: (reason: RefusalReason) => void;
  onError: (error: unknown) => void;
}

export interface WecomApp {
  puppet: WecomAppPuppet;
  callback: (request: CallbackRequest) => Promise<CallbackResponse>;
  /** @throws ChannelError `fileUnavailable` when the platform has it no longer; anything else is worth another try. */
  fetchMedia(media: InboundMedia): Promise<FetchedMedia>;
  api: WecomApi;
}

/** Updates of used cards whose repeat this instance knows. */
const KEPT_UPDATES = 10_000;
const EXTENSIONS = { image: 'jpg', voice: 'amr', video: 'mp4', file: 'bin' } as const;

/** A WeCom self-built app: what a person sends comes in through `callback`, what the assistant sends goes out through `puppet`. */
export function createWecomApp(options: WecomAppOptions): WecomApp {
  const { settings, bot, directory, now, texts, onError } = options;
  const api = createWecomApi(options);
  const updated = new LRUCache<string, true>({ max: KEPT_UPDATES });

  /** In the background and once: the click is stored, a card that keeps its buttons is a blemish. */
  function showChosen({ userId, responseCode, chosen }: Click): void {
    if (responseCode === '' || updated.has(responseCode)) return;
    updated.set(responseCode, true);
    api.updateCard({ userId, responseCode, label: texts.chosen(chosen.label) }).catch(onError);
  }

  return {
    api,
    puppet: new WecomAppPuppet({ bot, directory, api, texts, now, onError }),
    callback: createCallback({
      crypto: createCallbackCrypto(settings),
      settings,
      now,
      accept: options.accept,
      onEvent: options.onEvent,
      onRefused: options.onRefused,
      onClick: showChosen,
      onError,
    }),
    async fetchMedia({ kind, name, ref }) {
      const { mediaId, format } = ref;
      if (mediaId === undefined) throw new ChannelError('fileUnavailable', 'no media id');
      try {
        const file = await api.download(mediaId);
        return { name: name ?? file.name ?? `${kind}.${format ?? EXTENSIONS[kind]}`, content: file.content };
      } catch (error) {
        if (isMediaGone(error)) throw new ChannelError('fileUnavailable', kind, { cause: error });
        throw error;
      }
    },
  };
}
