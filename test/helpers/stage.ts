import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, type AppOptions, createApp } from '../../src/app.ts';
import type { ScriptStep } from '../../src/commands/chat-script.ts';
import { perform } from '../../src/commands/perform-step.ts';
import { readConfig } from '../../src/config.ts';
import type { Option, SentFile } from '../../src/domain/conversation/message.ts';
import { shownText } from '../../src/domain/conversation/shown-text.ts';
import { createWeb } from '../../src/web/server.ts';
import { botOptions } from '../wecom-simulator/bot-options.ts';
import type { ShownMessage as AppMessage } from '../wecom-simulator/company.ts';
import { startWecomSimulator } from '../wecom-simulator/simulator.ts';

export interface Said {
  line: number;
  to: string;
  kind: 'reply' | 'notice';
  text: string;
  options: readonly Option[];
  ref: { type: string; no: string } | null;
  file?: { name: string };
}

/** Where a script is played: how a person says something, and what everybody has been told since the last step. */
export interface Stage {
  app: App;
  perform(step: ScriptStep): Promise<void>;
  heard(step: ScriptStep): Promise<Said[]>;
  /** What the platform had to object to. */
  objections(): readonly string[];
  close(): Promise<void>;
}

export type Through = 'local' | 'wecomApp' | 'wecomBot';

const QUIET = { LOG_LEVEL: 'error' };
type Beginning = Pick<AppOptions, 'home' | 'clock'>;

export function openStage(through: Through, beginning: Beginning): Promise<Stage> {
  return through === 'local' ? openLocal(beginning) : openWecom(through, beginning);
}

async function openLocal(beginning: Beginning): Promise<Stage> {
  const app = await createApp({ config: readConfig(QUIET), ...beginning });
  const delivered: string[] = [];
  app.onDelivered(id => delivered.push(id));
  return {
    app,
    perform: step => perform(app, step),
    async heard(step) {
      const { line } = step;
      const ids = [...new Set(delivered.splice(0))];
      const rows = await app.db.prisma.outboxMessage.findMany({ where: { id: { in: ids } } });
      return ids.map(id => {
        const row = rows.find(each => each.id === id)!;
        const { options, ref, file, ...payload } = row.payload as unknown as { title?: string; text: string } & {
          options: Option[];
          ref: Said['ref'];
          file?: SentFile;
        };
        const said = { line, to: row.recipientId, kind: row.kind, text: shownText(payload), options, ref };
        return { ...said, ...(file && { file }) };
      });
    },
    objections: () => [],
    close: () => app.stop(),
  };
}

/** A click or a line between two steps of a person: the platform's minutes go by, whatever the script's clock does. */
const STEP_MS = 10 * 60_000;

/**
 * The app behind a simulated WeCom, over real HTTP and WebSocket: people speak to the self-built app or to the AI bot, notices come by the
 * app. What is offered as a button is tapped.
 */
async function openWecom(through: 'wecomApp' | 'wecomBot', beginning: Beginning): Promise<Stage> {
  let at = Date.now();
  const now = () => new Date(at);
  const simulator = await startWecomSimulator({ now, people: { users: [], departments: [], tags: [] } });
  const { bot } = simulator;
  const app = await createApp({
    config: readConfig({
      ...{ ...QUIET, DEMO: 'on', ...simulator.environment },
      ...(through === 'wecomBot' && simulator.botEnvironment),
    }),
    realNow: now,
    ...beginning,
  });
  const everybody = await app.directory.everybody(app.db.prisma);
  simulator.people.users = everybody.map(({ id, name }) => ({ userid: id, name, department: [1] }));
  const web = await createWeb(app, { renderError: error => error.code });
  await simulator.configureCallback(`${await web.listen({ host: '127.0.0.1', port: 0 })}/wecom/callback`);
  const seen = new Map<string, number>();
  /** What a client shows since it was last looked at. */
  function fresh(channel: 'wecomApp' | 'wecomBot', userId: string): Shown[] {
    const all = shownBy[channel](userId);
    const told = all.slice(seen.get(`${channel} ${userId}`) ?? 0);
    seen.set(`${channel} ${userId}`, all.length);
    return told;
  }

  /** What a person's clients show: of the app, and where the bot is spoken to, of the bot. */
  const shownBy = {
    wecomApp: (userId: string): Shown[] =>
      simulator.messagesOf(userId).map(({ text, file, card }) => ({
        ...{ text: [card?.title, text].filter(Boolean).join('\n'), file, card: card && appCard(card) },
      })),
    wecomBot: (userId: string): Shown[] =>
      bot
        .messagesOf(userId)
        .map(({ text, file, card, taskId }) => ({ text, file, card: card && botCard(card, taskId!) })),
  };

  /** The last card with buttons that a person was answered with, which a line that is on one of them is meant for. */
  const offered = new Map<string, NonNullable<Shown['card']>>();

  async function say(who: string, text: string): Promise<void> {
    const card = offered.get(who);
    offered.delete(who);
    const tapped = card?.options.find(option => option.label === text);
    if (through === 'wecomApp') await (tapped ? simulator.click(who, card!.taskId, text) : simulator.say(who, text));
    else if (tapped) await arrived(bot.click({ userId: who, taskId: card!.taskId, key: tapped.key }));
    else await arrived(bot.say(who, text));
  }

  /** Nobody tells when what came by a socket is stored. */
  async function arrived(messageId: string | undefined): Promise<void> {
    if (messageId === undefined) throw new Error('the bot is not connected');
    const where = { id: `bot:${messageId}` };
    for (let looks = 0; (await app.db.prisma.inboxMessage.count({ where })) === 0; looks++) {
      if (looks === 1_000) throw new Error(`${messageId} was never stored`);
      await pause(10);
    }
  }

  async function sendFile(step: ScriptStep & { kind: 'file' }): Promise<void> {
    const [name, content] = [basename(step.path), await readFile(step.path)];
    const image = /\.(?:jpe?g|png)$/i.test(name);
    if (through === 'wecomBot') {
      await arrived(bot.say(step.who, { file: name, content, kind: image ? 'image' : 'file' }));
    } else if (image) await simulator.sendImage(step.who, content, name);
    // The app cannot receive files: the upload page hands them in.
    else await perform(app, step);
  }

  return {
    app,
    async perform(step) {
      at += STEP_MS;
      if (step.kind === 'say' && step.text.trim() !== '') await say(step.who, step.text);
      else if (step.kind === 'file') await sendFile(step);
      else await perform(app, step);
    },
    async heard(step) {
      const { line } = step;
      // What the limits of a minute held back.
      for (let tries = 0; tries < 20 && (await app.health()).unsent > 0; tries++) {
        at += 2 * 60_000;
        await app.drain();
      }
      return everybody.flatMap(({ id }) => {
        const told = [...fresh('wecomApp', id), ...fresh('wecomBot', id)];
        if ('who' in step && step.who === id) {
          const last = told.findLast(each => each.card?.channel === through)?.card;
          if (last) offered.set(id, last);
          else offered.delete(id);
        }
        if (told.length === 0) return [];
        // A long message comes in pieces.
        const text = told.map(each => each.text).join('\n');
        const options = told.flatMap(each => each.card?.options ?? []);
        const files = told.flatMap(each => (each.file ? [each.file.name] : []));
        return [{ line, to: id, kind: 'reply' as const, text: [text, ...files].join('\n'), options, ref: null }];
      });
    },
    objections: () => [...simulator.violations, ...bot.violations],
    async close() {
      await web.close();
      await app.stop();
      await simulator.close();
    },
  };
}

interface Shown {
  text: string;
  file?: { name: string } | undefined;
  card?: { channel: Through; taskId: string; options: Option[] } | undefined;
}

/** The buttons that a card still has. */
function appCard({ taskId, options, used }: NonNullable<AppMessage['card']>): Shown['card'] {
  const left = used === undefined ? options.map(({ key, text: label }) => ({ key, label })) : [];
  return { channel: 'wecomApp', taskId, options: left };
}

function botCard(card: object, taskId: string): Shown['card'] {
  return { channel: 'wecomBot', taskId, options: botOptions(card).map(({ key, text: label }) => ({ key, label })) };
}
