import type { Wechaty } from 'wechaty';
// WechatyBuilder does no more than this class's constructor, but its module also loads gRPC: 0.1 s and 16 MB.
import { WechatyImpl } from 'wechaty/impls';
import { log } from 'wechaty-puppet';
import { AppError } from '../errors.ts';
import { WechatyAdapter } from './adapter.ts';
import type { InboundPuppet } from './contracts.ts';
import { createMessenger, type Messenger } from './messenger.ts';
import type { BasePuppet } from './puppets/base-puppet.ts';

export interface ChannelOptions {
  puppet: BasePuppet & InboundPuppet;
  /** Names the channel in failures. Not passed to Wechaty, which would open a file of that name for its memory card. */
  name: string;
  loginTimeoutMs?: number;
  /** Wechaty reports here what it could not do, such as looking up an unknown person; nothing of it is fatal. */
  onError?: (error: Error) => void;
}

export interface Channel {
  wechaty: Wechaty;
  adapter: WechatyAdapter;
  messenger: Messenger;
  /** Takes no more messages and closes Wechaty; turns in the bot's hands finish by themselves. May be called again. */
  stop(): Promise<void>;
}

const DEFAULT_LOGIN_TIMEOUT_MS = 20_000;

/**
 * Starts Wechaty on the puppet and waits until it is logged in; otherwise stops it and throws AppError `channelStartFailed`. A puppet whose
 * `onStart` rejects is reported after 5 s: Wechaty first waits that long for it to become active after all.
 */
export async function startChannel(options: ChannelOptions): Promise<Channel> {
  const { puppet, name, onError, loginTimeoutMs = DEFAULT_LOGIN_TIMEOUT_MS } = options;
  // Wechaty's own log holds what people say, at any level that says anything.
  log.level('silent');

  const wechaty: Wechaty = new WechatyImpl({ puppet });
  let lastError: Error | undefined;
  // Always there: an `error` event without a listener ends the process.
  wechaty.on('error', error => {
    lastError = error;
    onError?.(error);
  });
  const adapter = new WechatyAdapter({ wechaty, puppet });

  const login = Promise.withResolvers<'loggedIn' | 'timeout'>();
  wechaty.once('login', () => login.resolve('loggedIn'));
  const timer = setTimeout(() => login.resolve('timeout'), loginTimeoutMs);
  try {
    await wechaty.start();
    // It resolves even when the puppet failed; that one has stopped itself by now and will never log in.
    const outcome = puppet.state.inactive() ? 'puppetFailed' : await login.promise;
    if (outcome !== 'loggedIn') {
      throw new AppError('channelStartFailed', { name, reason: outcome }, { cause: lastError });
    }
  } catch (error) {
    await wechaty.stop();
    throw error instanceof AppError ? error : new AppError('channelStartFailed', { name }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
  return { wechaty, adapter, messenger: createMessenger(wechaty), stop: () => wechaty.stop() };
}
