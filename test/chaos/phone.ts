import { setTimeout as pause } from 'node:timers/promises';
import type { ShownMessage } from '../wecom-simulator/company.ts';
import type { WecomSimulator } from '../wecom-simulator/simulator.ts';
import type { Ledger, Said } from './ledger.ts';

/** How long somebody waits for an answer before going on without one. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 100;
/** What comes so soon after an answer belongs to it. */
const SETTLE_MS = 300;

/** One message as it looks on either channel. */
export interface Heard {
  text: string;
  card?: { taskId: string; labels: readonly string[] };
}

/** What everybody's clients do: send by either channel, and show what comes. Everything said is written down. */
export function createPhones(simulator: WecomSimulator, ledger: Ledger) {
  const { bot } = simulator;
  const shown = new Map<string, ShownMessage[]>();
  simulator.events.on('message', message => {
    const list = shown.get(message.userId) ?? [];
    list.push(message);
    shown.set(message.userId, list);
  });
  const clicked = new Set<string>();

  const onApp = (who: string) => shown.get(who) ?? [];
  const onBot = (chat: string) => bot.messagesOf(chat);

  function heardOnApp(who: string, from: number): Heard[] {
    return onApp(who)
      .slice(from)
      .map(({ text, card }) => ({
        text: [card?.title, text].filter(Boolean).join('\n'),
        ...(card && { card: { taskId: card.taskId, labels: card.options.map(option => option.text) } }),
      }));
  }

  function heardOnBot(chat: string, from: number): Heard[] {
    return onBot(chat)
      .slice(from)
      .map(({ text, card, taskId }) => ({
        text,
        ...(taskId !== undefined && { card: { taskId, labels: botOptions(card).map(option => option.label) } }),
      }));
  }

  async function called(entry: Said, call: () => Promise<{ answered: boolean; messageId?: string }>): Promise<void> {
    const { answered, messageId } = await call();
    if (messageId !== undefined) entry.id = `app:${messageId}`;
    if (!answered) return void ledger.given.push(entry);
    entry.acknowledgedAt = performance.now();
    ledger.said.push(entry);
  }

  const app = (who: string): Said => ({ who, conversationId: `u:${who}`, channel: 'wecomApp', at: performance.now() });

  /** @returns false where no bot is connected. */
  function viaBot(who: string, room: string | undefined, call: () => string | undefined, taskId?: string): boolean {
    const conversationId = room === undefined ? `u:${who}` : `r:${room}:${who}`;
    const connection = bot.connections();
    const at = performance.now();
    const id = call();
    if (id === undefined) return false;
    ledger.said.push({
      ...{ who, conversationId, channel: 'wecomBot', id: `bot:${id}`, at, connection },
      ...(taskId !== undefined && { taskId }),
    });
    return true;
  }

  async function wait(length: () => number, before: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (length() <= before && performance.now() < until) await pause(LOOK_MS);
    await pause(SETTLE_MS);
  }

  return {
    /** Says something to the app. Resolves when the platform is done with it. */
    tell: (who: string, text: string) => called(app(who), () => simulator.say(who, text)),

    /** Says it and waits for what comes. */
    async ask(who: string, text: string): Promise<Heard[]> {
      const before = onApp(who).length;
      await this.tell(who, text);
      await wait(() => onApp(who).length, before);
      return heardOnApp(who, before);
    },

    /** Taps the button where the newest card has it, else says what it says. */
    async choose(who: string, label: string, heard: readonly Heard[]): Promise<Heard[]> {
      const card = heard.findLast(each => each.card?.labels.includes(label) && !clicked.has(each.card.taskId))?.card;
      if (!card) return this.ask(who, label);
      clicked.add(card.taskId);
      const before = onApp(who).length;
      await called({ ...app(who), taskId: card.taskId }, () => simulator.click(who, card.taskId, label)).catch(() =>
        ledger.count('cards that were used before'),
      );
      await wait(() => onApp(who).length, before);
      return heardOnApp(who, before);
    },

    async picture(who: string, content: Buffer): Promise<void> {
      const before = onApp(who).length;
      await called(app(who), () => simulator.sendImage(who, content, 'photo.png'));
      await wait(() => onApp(who).length, before);
    },

    /** To the bot, in private or in a group. @returns undefined where no bot is connected. */
    async askBot(who: string, text: string, room?: string): Promise<Heard[] | undefined> {
      const chat = room ?? who;
      const before = onBot(chat).length;
      if (!viaBot(who, room, () => bot.say(who, text, room))) return undefined;
      await wait(() => onBot(chat).length, before);
      return heardOnBot(chat, before);
    },

    /** Several, none waited for. */
    tellBot: (who: string, text: string): boolean => viaBot(who, undefined, () => bot.say(who, text)),

    async clickOnBot(who: string, heard: readonly Heard[]): Promise<void> {
      const taskId = heard.findLast(each => each.card && !clicked.has(each.card.taskId))?.card?.taskId;
      if (taskId === undefined) return;
      const card = onBot(who).find(each => each.taskId === taskId)?.card;
      const option = botOptions(card)[0];
      if (!option) return;
      clicked.add(taskId);
      const before = onBot(who).length;
      if (viaBot(who, undefined, () => bot.click({ userId: who, taskId, key: option.key }), taskId))
        await wait(() => onBot(who).length, before);
    },

    /** What lies in the chat with the app, the last of it. */
    lately: (who: string): Heard[] => heardOnApp(who, Math.max(0, onApp(who).length - 12)),
  };
}

export type Phones = ReturnType<typeof createPhones>;

function botOptions(card: Record<string, unknown> | undefined): { key: string; label: string }[] {
  const buttons = (card?.button_list ?? []) as { key: string; text: string }[];
  const votes = ((card?.checkbox as { option_list?: { id: string; text: string }[] } | undefined)?.option_list ??
    []) as { id: string; text: string }[];
  return [
    ...buttons.map(({ key, text }) => ({ key, label: text })),
    ...votes.map(({ id, text }) => ({ key: id, label: text })),
  ];
}
