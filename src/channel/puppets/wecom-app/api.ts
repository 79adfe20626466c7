import type { WecomCard } from '../wecom-cards.ts';
import { contactsApi } from './contacts-api.ts';
import { isCredentialError } from './error-codes.ts';
import { createWecomHttp, parseAnswer } from './http.ts';
import { MEDIA_TIMEOUT_MS } from './limits.ts';
import { createAuthorized, type TokenStore } from './token.ts';

export interface WecomApiOptions {
  settings: { corpId: string; agentId: string; secret: string; apiBase: string };
  tokens: TokenStore;
  now: () => Date;
}

/** Interfaces whose frequency is counted each by itself. */
export const SEND_PATH = 'message/send';
export const UPLOAD_PATH = 'media/upload';

/** What is sent to one person; `duplicate` is what makes a repeat known (see `duplicateCheck`). */
export type MessageBody =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'markdown'; markdown: { content: string } }
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'file'; file: { media_id: string } }
  | { msgtype: 'template_card'; template_card: WecomCard };

export interface SendResult {
  messageId: string;
  /** Lower case, as the platform gives them. */
  invalidUsers: readonly string[];
  unlicensedUsers: readonly string[];
}

export interface UploadedFile {
  name: string;
  mime: string;
  content: Buffer;
}

/** The platform's API for one app (WX/90664). @throws WecomApiError, WecomUnreachable */
export function createWecomApi({ settings, tokens, now }: WecomApiOptions) {
  const agentid = Number(settings.agentId);
  const http = createWecomHttp(settings.apiBase);
  const { authorized, currentToken } = createAuthorized({ http, settings, tokens, now });

  async function post(path: string, json: unknown): Promise<Record<string, unknown>> {
    return parseAnswer(path, await authorized({ path, json }));
  }

  async function get(path: string, query: Record<string, string> = {}): Promise<Record<string, unknown>> {
    return parseAnswer(path, await authorized({ path, query }));
  }

  return {
    ...contactsApi(get),

    /** False where the company or the secret is not taken; true also while the platform cannot be asked. */
    async takesCredentials(): Promise<boolean> {
      const problem = await currentToken().catch((error: unknown) => error);
      return !isCredentialError(problem);
    },

    /** WX/90236. */
    async send(userId: string, body: MessageBody, duplicate: Readonly<Record<string, number>>): Promise<SendResult> {
      const answer = await post(SEND_PATH, { touser: userId, agentid, ...body, ...duplicate });
      return {
        messageId: String(answer.msgid ?? ''),
        invalidUsers: listed(answer.invaliduser),
        unlicensedUsers: listed(answer.unlicenseduser),
      };
    },

    /** WX/94888: takes the buttons off a used card. Works once per code, for 72 hours. */
    async updateCard(update: { userId: string; responseCode: string; label: string }): Promise<void> {
      const { userId, responseCode, label } = update;
      await post('message/update_template_card', {
        userids: [userId],
        agentid,
        response_code: responseCode,
        button: { replace_name: label },
      });
    },

    /** WX/96460: within 24 hours. */
    async recall(messageId: string): Promise<void> {
      await post('message/recall', { msgid: messageId });
    },

    /** WX/96484. @returns a media id that lives three days. */
    async upload(type: 'image' | 'file', { name, mime, content }: UploadedFile): Promise<string> {
      const path = UPLOAD_PATH;
      const form = new FormData();
      form.set('media', new Blob([new Uint8Array(content)], { type: mime }), name);
      const answer = await authorized({ path, query: { type }, form, timeoutMs: MEDIA_TIMEOUT_MS });
      return String(parseAnswer(path, answer).media_id);
    },

    /** WX/96485. `name` is what the platform calls it, where it does. */
    async download(mediaId: string): Promise<{ name: string | undefined; content: Buffer }> {
      const { bytes, disposition } = await authorized({
        path: 'media/get',
        query: { media_id: mediaId },
        timeoutMs: MEDIA_TIMEOUT_MS,
      });
      return { name: fileNameOf(disposition), content: bytes };
    },
  };
}

export type WecomApi = ReturnType<typeof createWecomApi>;

/** The platform writes `a|b`. */
function listed(value: unknown): string[] {
  return typeof value === 'string' ? value.split('|').filter(id => id !== '') : [];
}

function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return undefined;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1];
}
