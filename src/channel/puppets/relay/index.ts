import { FileBox } from 'file-box';
import { LRUCache } from 'lru-cache';
import type { Puppet } from 'wechaty-puppet';
import { ChannelError, SendFailure } from '../../errors.ts';
import type { AcceptInbound, FetchedMedia, InboundMedia } from '../../inbound.ts';
import { numberedText } from '../../numbered-text.ts';
import { createStoring } from '../../storing.ts';
import { DeliveringPuppet } from '../delivering-puppet.ts';
import type { Delivery } from '../delivery.ts';
import type { Directory } from '../directory.ts';
import { failureOf, isTransport, reportOf } from './failure.ts';
import { inboundOf } from './inbound.ts';
import { createInnerPuppet, type PuppetServiceSettings } from './inner-puppet.ts';
import { fetchRelayMedia } from './media.ts';

export interface RelayOptions {
  /** Host and port of a puppet service, and its token, which begins with the name in the service's certificate. */
  settings: PuppetServiceSettings;
  bot: { id: string; name: string };
  directory: Directory;
  accept: AcceptInbound;
  onError: (error: unknown) => void;
  /** The third party is not logged in any more, or asks for a QR code to be scanned; it may log in again by itself. */
  onLost: (reason: 'loggedOut' | 'scan') => void;
}

const KEPT_MESSAGES = 5_000;
const LOGIN_TIMEOUT_MS = 20_000;

/** The name in the service's certificate, `_`, and the secret. The client's own complaint of another repeats the token. */
const TOKEN = /^[^_]+_./;

/** An answer to it shows that the third party is there; Wechaty takes sixty silent seconds for its end. */
const DING_MS = 15_000;

/** Any third party's puppet by wechaty-puppet-service. It knows one client, so that one instance at a time may be connected. */
export function createRelay(options: RelayOptions) {
  const { settings, bot, directory, accept, onError, onLost } = options;
  const storing = createStoring({ accept, onError });
  const seen = new LRUCache<string, true>({ max: KEPT_MESSAGES });
  const puppet = new DeliveringPuppet({ bot, directory, deliver });
  let inner: Puppet | undefined;
  /** The connection under the inner puppet is gone, which it finds out by itself only a minute later. */
  let broken = false;
  let dinging: NodeJS.Timeout | undefined;

  function isConnected(): boolean {
    return inner !== undefined && !broken && inner.isLoggedIn && inner.state.active() === true;
  }

  /** The inner puppet. @throws SendFailure `elsewhere` where this instance is not connected. */
  function connected(): Puppet {
    if (!inner || !isConnected()) throw new SendFailure('elsewhere', 'notConnected');
    return inner;
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { to, kind, text, mentions, file } = delivery;
    const target = connected();
    const conversation = 'roomId' in to ? to.roomId : to.userId;
    try {
      if (file) await target.messageSendFile(conversation, boxOf(file.name, await file.load()));
      else await target.messageSendText(conversation, kind === 'card' ? numberedText(delivery) : text, [...mentions]);
    } catch (error) {
      throw failureOf(error);
    }
  }

  async function take(from: Puppet, messageId: string): Promise<void> {
    if (seen.has(messageId)) return;
    seen.set(messageId, true);
    try {
      const inbound = inboundOf(await from.messagePayload(messageId), from.currentUserId, bot.name);
      if (inbound) storing.inLine(inbound.roomId ?? inbound.senderId, () => storing.store(inbound));
    } catch (error) {
      seen.delete(messageId);
      throw reportOf(error);
    }
  }

  function listen(to: Puppet): void {
    // One line for what is being looked up, or a quick answer would overtake a slow one.
    to.on('message', ({ messageId }) => storing.inLine('', () => take(to, messageId)));
    to.on('error', error => {
      if (to === inner && isTransport(error)) broken = true;
      onError(reportOf(error));
    });
    to.on('logout', () => {
      if (to === inner) onLost('loggedOut');
    });
    to.on('scan', () => {
      if (to === inner) onLost('scan');
    });
  }

  async function stop(): Promise<void> {
    const stopped = inner;
    inner = undefined;
    broken = false;
    clearInterval(dinging);
    await stopped?.stop();
    await storing.settled();
  }

  return {
    puppet,
    /** Whether there is a connection, also one that waits for somebody to log in. */
    get isOpen(): boolean {
      return inner !== undefined && !broken && !inner.state.inactive();
    },
    get connected(): boolean {
      return isConnected();
    },

    /**
     * Sees to it that there is a connection; does nothing while there is one, also one that waits for somebody to log in.
     *
     * @throws ChannelError `notRunning` where the third party is not logged in within twenty seconds of a first one; then it is given up
     */
    async connect(): Promise<void> {
      if (this.isOpen) return;
      if (!TOKEN.test(settings.token)) throw new ChannelError('notRunning', 'puppet service token without name and _');
      await stop();
      const login = Promise.withResolvers<void>();
      const timer = setTimeout(() => login.reject(new Error('no login')), LOGIN_TIMEOUT_MS);
      try {
        // Always with an endpoint: without one it asks a public directory, and ends the process when that is not reached.
        inner = await createInnerPuppet(settings);
        listen(inner);
        inner.once('login', () => login.resolve());
        // Nobody waits for the login where the start already failed.
        login.promise.catch(() => {});
        await inner.start();
        await login.promise;
        dinging = setInterval(() => isConnected() && inner?.ding('relay'), DING_MS);
        dinging.unref();
      } catch (error) {
        await stop();
        throw new ChannelError('notRunning', reportOf(error).message);
      } finally {
        clearTimeout(timer);
      }
    },

    disconnect: stop,
    fetchMedia: (media: InboundMedia): Promise<FetchedMedia> =>
      fetchRelayMedia(media, messageId => connected().messageFile(messageId)),
  };
}

export type Relay = ReturnType<typeof createRelay>;

/** The client has a file-box of its own, a version later than Wechaty's; base64 is the one kind of content that both understand. */
function boxOf(name: string, content: Buffer) {
  const box: unknown = FileBox.fromBase64(content.toString('base64'), name);
  return box as Parameters<Puppet['messageSendFile']>[1];
}
