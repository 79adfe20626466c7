import type { AcceptInbound } from '../../inbound.ts';
import { readCallbackXml, textOf } from './callback-xml.ts';
import type { CallbackCrypto } from './crypto.ts';
import { type AppEvent, type Click, readReceived } from './inbound-message.ts';
import { CALLBACK_BYTES, REPLAY_WINDOW_S } from './limits.ts';

export interface CallbackRequest {
  method: 'GET' | 'POST';
  query: Record<string, string | undefined>;
  body: string;
}

export interface CallbackResponse {
  status: number;
  body: string;
}

/** Why a request was refused; anybody may send one, so that it is no failure of ours. */
export type RefusalReason =
  | 'unsigned'
  | 'wrongSignature'
  | 'wrongTime'
  | 'sealedForOthers'
  | 'otherApp'
  | 'unreadable'
  | 'tooLarge';

export interface CallbackOptions {
  crypto: CallbackCrypto;
  settings: { corpId: string; agentId: string };
  now: () => Date;
  accept: AcceptInbound;
  onEvent: (event: AppEvent) => Promise<void>;
  /** A click has been stored; not awaited, must not reject. */
  onClick: (click: Click) => void;
  onRefused: (reason: RefusalReason) => void;
  onError: (error: unknown) => void;
}

/** What alone is cut out of a body nobody has vouched for yet. No nested quantifiers: linear in the body's length. */
const ENCRYPT = /<Encrypt>(?:<!\[CDATA\[)?([A-Za-z0-9+/=]{1,600000})(?:\]\]>)?<\/Encrypt>/;
const TO_USER = /<ToUserName>(?:<!\[CDATA\[)?([\w@.-]{1,64})(?:\]\]>)?<\/ToUserName>/;
const AGENT = /<AgentID>(?:<!\[CDATA\[)?(\d{1,20})(?:\]\]>)?<\/AgentID>/;
const TIMESTAMP = /^\d{1,12}$/;

const OK: CallbackResponse = { status: 200, body: '' };

/**
 * Answers the app's callback (WX/90930). Nothing of a request is read before its signature is right and its content opens with our key for our
 * company. An empty 200 follows what was stored; replies go through the API, so that the platform's five seconds are for the storing alone.
 */
export function createCallback({ crypto, settings, now, accept, onEvent, onClick, ...options }: CallbackOptions) {
  const refuse = (status: number, reason: RefusalReason): CallbackResponse => {
    options.onRefused(reason);
    return { status, body: '' };
  };

  /** @returns what was sealed, or the refusal. */
  function open(query: CallbackRequest['query'], encrypted: string | undefined): string | CallbackResponse {
    const { msg_signature: signature, timestamp, nonce } = query;
    if (!signature || !timestamp || !nonce || !encrypted) return refuse(400, 'unsigned');
    if (!crypto.isSigned({ signature, timestamp, nonce, encrypted })) return refuse(403, 'wrongSignature');
    // After the signature: the timestamp is worth something only when it is signed.
    const ageS = TIMESTAMP.test(timestamp) ? Math.abs(now().getTime() / 1000 - Number(timestamp)) : Infinity;
    if (ageS > REPLAY_WINDOW_S) return refuse(403, 'wrongTime');
    return crypto.open(encrypted) ?? refuse(403, 'sealedForOthers');
  }

  async function take(xml: string): Promise<CallbackResponse> {
    let received: ReturnType<typeof readReceived>;
    try {
      const fields = readCallbackXml(xml);
      if (!isOurs(textOf(fields, 'ToUserName'), textOf(fields, 'AgentID'))) return refuse(403, 'otherApp');
      received = readReceived(fields);
    } catch {
      return refuse(400, 'unreadable');
    }
    try {
      if (received.kind === 'message') await accept(received.message);
      if (received.kind === 'event') await onEvent(received.event);
    } catch (error) {
      options.onError(error);
      // Not stored: the platform has to send it again.
      return { status: 500, body: '' };
    }
    if (received.kind === 'message' && received.click) onClick(received.click);
    return OK;
  }

  /** Changes of the contacts belong to no app. */
  function isOurs(toUser: string, agentId: string): boolean {
    return toUser === settings.corpId && (agentId === '' || agentId === '0' || agentId === settings.agentId);
  }

  return async function callback({ method, query, body }: CallbackRequest): Promise<CallbackResponse> {
    if (method === 'GET') {
      const echo = open(query, query.echostr);
      // Bare: quotes, a byte order mark or a line end would fail the check.
      return typeof echo === 'string' ? { status: 200, body: echo } : echo;
    }
    if (Buffer.byteLength(body) > CALLBACK_BYTES) return refuse(413, 'tooLarge');
    if (!isOurs(TO_USER.exec(body)?.[1] ?? '', AGENT.exec(body)?.[1] ?? '')) return refuse(403, 'otherApp');
    const xml = open(query, ENCRYPT.exec(body)?.[1]);
    return typeof xml === 'string' ? take(xml) : xml;
  };
}
