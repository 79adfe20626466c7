import { WSClient, type WsFrame } from '@wecom/aibot-node-sdk';
import { ChannelError } from '../../errors.ts';

export type LossReason = 'kicked' | 'refused' | 'disconnected';

export interface ConnectionOptions {
  settings: { botId: string; secret: string; socketUrl?: string | undefined };
  onFrame: (kind: 'message' | 'event', frame: WsFrame) => void;
  /** `disconnected`: the SDK connects again by itself; after the others nothing does. */
  onLost: (reason: LossReason) => void;
  /** Connected, for the first time or again. */
  onConnected: () => void;
  onError: (error: unknown) => void;
  now: () => Date;
  reconnectMs?: number;
}

const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * How long a bot stays away that was kicked or refused. A kick may be a mistake or a platform that restarts: the bot is back within the 15 s that a
 * take-over may last. Whoever kicks back again and again has no lease of ours, and two that kick each other in turn would both hear next to nothing;
 * a secret does not become right by asking again.
 */
const AWAY_MS = 5_000;
const LONG_AWAY_MS = 60_000;
/** A kick so soon after connecting may be somebody's who wants the connection, too; another one of ours would be back after some ten seconds. */
const KICKED_BACK_MS = 20_000;
/** From this many such kicks in a row on it is. One may be a restart during a take-over. */
const KICKED_BACK_TIMES = 2;

/** What `onLost` has been told of: nobody need hear it twice. */
export class ConnectionLost extends ChannelError {
  constructor(reason: LossReason) {
    super('notRunning', reason);
    this.name = 'ConnectionLost';
  }
}

/** The SDK writes whole messages to its log, of which none may get into ours; what matters comes as an event. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The one long connection of a bot. Each `connect` has a client of its own: of one that is connected again, the SDK takes the end of the old
 * socket for that of the new one.
 */
export function createConnection(options: ConnectionOptions) {
  const { settings, onFrame, onLost, onConnected, onError, now, reconnectMs = RECONNECT_MS } = options;
  let client: WSClient | undefined;
  let authenticated = false;
  let abandon: ((error: Error) => void) | undefined;
  let awayUntil = 0;
  let connectedAt = 0;
  let kickedBack = 0;

  function awayMs(reason: LossReason): number {
    kickedBack = now().getTime() - connectedAt < KICKED_BACK_MS ? kickedBack + 1 : 0;
    return reason === 'kicked' && kickedBack < KICKED_BACK_TIMES ? AWAY_MS : LONG_AWAY_MS;
  }

  function drop(): void {
    const dropped = client;
    client = undefined;
    authenticated = false;
    dropped?.disconnect();
  }

  function lose(reason: LossReason): void {
    if (reason !== 'disconnected') {
      drop();
      awayUntil = now().getTime() + awayMs(reason);
    }
    authenticated = false;
    abandon?.(new ConnectionLost(reason));
    onLost(reason);
  }

  /** Event handlers of a client that is still the current one; nothing they do may throw into the SDK. */
  function listen(to: WSClient, ready: () => void): void {
    const current = (act: () => void) => {
      if (to !== client) return;
      try {
        act();
      } catch (error) {
        onError(error);
      }
    };
    to.on('authenticated', () =>
      current(() => {
        authenticated = true;
        connectedAt = now().getTime();
        ready();
        onConnected();
      }),
    );
    to.on('message', frame => current(() => onFrame('message', frame)));
    to.on('event', frame => current(() => onFrame('event', frame)));
    to.on('event.disconnected_event', () => current(() => lose('kicked')));
    to.on('disconnected', () =>
      current(() => {
        if (authenticated) lose('disconnected');
      }),
    );
    to.on('error', error =>
      current(() => {
        // After this one, and only this one, the SDK gives up.
        if ('code' in error && error.code === 'WS_AUTH_FAILURE_EXHAUSTED') lose('refused');
        // The refusal itself, which that one follows.
        else if (!error.message.startsWith('Authentication failed')) onError(error);
      }),
    );
  }

  return {
    /** Whether it is connected here, or trying to be. */
    get isOpen(): boolean {
      return client !== undefined;
    },

    get connected(): boolean {
      return authenticated && client !== undefined;
    },

    /** The client to send by. @throws ChannelError `notRunning` where this instance is not connected. */
    client(): WSClient {
      if (!authenticated || !client) throw new ChannelError('notRunning', 'wecom bot');
      return client;
    },

    /**
     * Sees to it that there is a connection; may be called again and again. Does nothing while there is one, while the SDK is making it anew, and
     * for a while after being kicked or refused.
     *
     * @throws ChannelError `notRunning` where a first one is not there within ten seconds, ConnectionLost where it is refused or taken away; then it is given up
     */
    async connect(): Promise<void> {
      if (client || now().getTime() < awayUntil) return;
      const opened = Promise.withResolvers<void>();
      client = new WSClient({
        botId: settings.botId,
        secret: settings.secret,
        ...(settings.socketUrl !== undefined && { wsUrl: settings.socketUrl }),
        reconnectInterval: reconnectMs,
        maxReconnectAttempts: -1,
        // Asked again after a while, not at once.
        maxAuthFailureAttempts: 0,
        logger: SILENT,
      });
      abandon = opened.reject;
      const timer = setTimeout(() => opened.reject(new ChannelError('notRunning', 'no answer')), CONNECT_TIMEOUT_MS);
      listen(client, opened.resolve);
      client.connect();
      try {
        await opened.promise;
      } catch (error) {
        drop();
        throw error;
      } finally {
        abandon = undefined;
        clearTimeout(timer);
      }
    },

    /** Lets go; the next `connect` begins afresh. */
    disconnect(): void {
      drop();
      awayUntil = 0;
      abandon?.(new ChannelError('notRunning', 'disconnected'));
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;
