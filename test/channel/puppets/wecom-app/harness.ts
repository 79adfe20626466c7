import Fastify from 'fastify';
import type { ChannelInbound } from '../../../../src/channel/inbound.ts';
import { createMessenger } from '../../../../src/channel/messenger.ts';
import {
  type AppEvent,
  CALLBACK_BYTES,
  createWecomApp,
  type TokenStore,
} from '../../../../src/channel/puppets/wecom-app/index.ts';
import type { CardTexts } from '../../../../src/channel/puppets/wecom-cards.ts';
import { type Channel, startChannel } from '../../../../src/channel/start.ts';
import { type SimulatorOptions, startWecomSimulator, type WecomSimulator } from '../../../wecom-simulator/simulator.ts';

export const TEXTS: CardTexts = { chosen: label => `已选：${label}`, choose: '请选择', submit: '确定' };

/** A token store for one process: what PostgreSQL is between instances. */
export function memoryTokens(now: () => Date): TokenStore {
  let stored: { token: string; expiresAt: Date } | undefined;
  let queue = Promise.resolve('');
  return {
    get: async () => stored,
    renew(fetch, unlessNewerThan) {
      const run = async () => {
        if (stored && stored.token !== unlessNewerThan) return stored.token;
        const { token, expiresInS } = await fetch();
        stored = { token, expiresAt: new Date(now().getTime() + expiresInS * 1000) };
        return token;
      };
      queue = queue.then(run, run);
      return queue;
    },
  };
}

export interface AppHarness {
  simulator: WecomSimulator;
  app: ReturnType<typeof createWecomApp>;
  channel: Channel;
  messenger: ReturnType<typeof createMessenger>;
  accepted: ChannelInbound[];
  appEvents: AppEvent[];
  errors: unknown[];
  /** Why callbacks were refused. */
  refused: string[];
  /** Set to make the next acceptance fail. */
  failAccept: { next: boolean };
  /** The clock of the platform and of the application. */
  clock: { now: Date };
  stop(): Promise<void>;
}

export interface AppHarnessOptions extends SimulatorOptions {
  tokens?: TokenStore;
}

/** The simulator, and an app behind a real HTTP server that it calls. */
export async function startAppHarness(options: AppHarnessOptions = {}): Promise<AppHarness> {
  const clock = { now: new Date() };
  const now = options.now ?? (() => clock.now);
  const simulator = await startWecomSimulator({ retryPauseMs: 5, answerWithinMs: 2_000, now, ...options });
  const accepted: ChannelInbound[] = [];
  const appEvents: AppEvent[] = [];
  const errors: unknown[] = [];
  const refused: string[] = [];
  const failAccept = { next: false };
  const users = simulator.people.users.map(({ userid, name }) => ({ id: userid, name }));
  const app = createWecomApp({
    settings: {
      corpId: simulator.corpId,
      agentId: simulator.agentId,
      secret: simulator.secret,
      callbackToken: simulator.callbackToken,
      callbackAesKey: simulator.aesKey,
      apiBase: simulator.url,
    },
    bot: { id: 'bot', name: '质控助手' },
    directory: {
      contact: async id => users.find(user => user.id === id),
      contacts: async () => users,
      room: async () => undefined,
      rooms: async () => [],
    },
    tokens: options.tokens ?? memoryTokens(now),
    now,
    texts: TEXTS,
    accept: async inbound => {
      if (failAccept.next) {
        failAccept.next = false;
        throw new Error('not stored');
      }
      accepted.push(inbound);
    },
    onEvent: async event => void appEvents.push(event),
    onRefused: reason => void refused.push(reason),
    onError: error => errors.push(error),
  });
  const server = Fastify({ bodyLimit: CALLBACK_BYTES * 2, forceCloseConnections: true });
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.route({
    method: ['GET', 'POST'],
    url: '/wecom/callback',
    handler: async (request, reply) => {
      const { status, body } = await app.callback({
        method: request.method as 'GET' | 'POST',
        query: request.query as Record<string, string | undefined>,
        body: String(request.body ?? ''),
      });
      return reply.code(status).type('text/plain').send(body);
    },
  });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  await simulator.configureCallback(`${address}/wecom/callback`);
  const channel = await startChannel({ puppet: app.puppet, name: 'wecom', onError: error => errors.push(error) });
  return {
    ...{ simulator, app, channel, accepted, appEvents, errors, refused, failAccept, clock },
    messenger: createMessenger(channel.wechaty),
    async stop() {
      await channel.stop();
      await server.close();
      await simulator.close();
    },
  };
}
