import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { botFault } from './bot-faults.ts';
import { botOptions } from './bot-options.ts';
import type { CallbackOutcome } from './callbacks.ts';
import type { WecomSimulator } from './simulator.ts';
import { terminalTexts as texts } from './terminal-texts.ts';

const SAYING = /^(?:@(\S+)\s+|([^\s>/]+)>\s*)(.+)$/s;
const COMMAND = /^\/(\S+)\s*(.*)$/s;

export interface TerminalOptions {
  /** Moves the clock of the application that is talked with, for one of its people. @returns what to print */
  advance?: (userId: string, duration: string) => Promise<string>;
}

/** What whoever types is told, without more of a stack. */
class Told extends Error {}

/** 「1. 确认提交」 is a choice's text with the number that the assistant put before it. */
const NUMBER = /^\d+[.、．]\s*/;

/** By its place, its key, or its words, with or without their leading number. */
function chosen<Option extends { key: string; text: string }>(options: readonly Option[], choice: string) {
  return (
    options[Number(choice) - 1] ??
    options.find(({ key, text }) => [key, text].includes(choice)) ??
    options.find(({ text }) => text.replace(NUMBER, '') === choice.replace(NUMBER, ''))
  );
}

/** Takes lines as people type them. @returns what to print, `undefined` to end. */
export function createTerminal(simulator: WecomSimulator, { advance }: TerminalOptions = {}) {
  let person: string | undefined;
  /** The group in which the AI bot is talked to; in none, privately. */
  let group: string | undefined;

  /** What becomes of a callback; of one that is held for others to come, that it is: whoever types is to go on. */
  async function told(start: () => Promise<CallbackOutcome>): Promise<string> {
    const held = simulator.callbacks.nextHeld();
    const result = await Promise.race([start(), held]);
    if (!('held' in result)) return result.answered ? '' : texts.lost(result);
    return result.held < result.of ? texts.held(result.held, result.of) : '';
  }

  function known(userId: string): string {
    const user = simulator.people.users.find(each => each.userid.toLowerCase() === userId.toLowerCase());
    if (!user) throw new Told(texts.unknownPerson(userId));
    return user.userid;
  }

  function current(): string {
    if (person === undefined) throw new Told(texts.nobody);
    return person;
  }

  function click(choice: string): Promise<string> {
    const userId = current();
    const card = simulator.messagesOf(userId).findLast(message => message.card)?.card;
    if (!card) throw new Told(texts.noCard);
    if (card.used !== undefined) throw new Told(texts.cardUsed(card.used));
    const option = chosen(card.options, choice);
    if (!option) throw new Told(texts.noOption(choice, card.options.length));
    return told(() => simulator.click(userId, card.taskId, option.key));
  }

  function botClick(choice: string): string {
    const userId = current();
    const chat = group ?? userId;
    const { taskId, card } = simulator.bot.messagesOf(chat).findLast(message => message.card) ?? {};
    if (!taskId || !card) throw new Told(texts.noCard);
    const options = botOptions(card);
    const option = chosen(options, choice);
    if (!option) throw new Told(options.length === 0 ? texts.noCard : texts.noOption(choice, options.length));
    const clicked = simulator.bot.click({
      userId,
      taskId,
      key: option.key,
      ...(group !== undefined && { chatId: group }),
    });
    return clicked === undefined ? texts.noBot : '';
  }

  function sayToBot(text: string): string {
    const said = group === undefined ? text : `@质控助手 ${text}`;
    return simulator.bot.say(current(), said, group) === undefined ? texts.noBot : '';
  }

  const contentOf = (path: string) =>
    readFile(path).catch(() => {
      throw new Told(texts.noFile(path));
    });

  async function photo(path: string): Promise<string> {
    const userId = current();
    const content = await contentOf(path);
    return told(() => simulator.sendImage(userId, content, basename(path)));
  }

  async function sendToBot(kind: 'image' | 'file', path: string): Promise<string> {
    const said = { file: basename(path), content: await contentOf(path), kind };
    return simulator.bot.say(current(), said, group) === undefined ? texts.noBot : '';
  }

  function rate(word: string): string {
    const userId = current();
    const type = word === 'good' ? 1 : word === 'bad' ? 2 : undefined;
    if (type === undefined) return texts.rateUsage;
    const id = simulator.bot.messagesOf(group ?? userId).findLast(message => message.feedbackId)?.feedbackId;
    if (id === undefined) return texts.nothingToRate;
    simulator.bot.rate(userId, { id, type });
    return '';
  }

  const commands: Record<string, (rest: string) => string | undefined | Promise<string | undefined>> = {
    help: () => texts.help,
    click,
    bot: sayToBot,
    botclick: botClick,
    botphoto: path => sendToBot('image', path),
    botfile: path => sendToBot('file', path),
    botrate: rate,
    botfault: line => (botFault(simulator.bot, line) ? texts.faultSet : texts.botFaultUsage),
    group(name) {
      group = name === '' ? undefined : name;
      return texts.inGroup(group);
    },
    photo,
    enter: () => told(() => simulator.enter(current())),
    leave: userId => told(() => simulator.leave(known(userId))),
    advance: duration => (advance ? advance(current(), duration) : texts.noClock),
    who: () =>
      simulator.people.users.map(({ userid, name, position }) => `${userid} ${name} ${position ?? ''}`).join('\n'),
    fault(line) {
      if (line === 'help' || line === '') return texts.faultUsage;
      try {
        simulator.faults.command(line);
      } catch {
        return texts.faultUsage;
      }
      return texts.faultSet;
    },
    violations: () => simulator.violations.join('\n') || texts.noViolations,
    quit: () => undefined,
  };

  return async function take(line: string): Promise<string | undefined> {
    try {
      const saying = SAYING.exec(line);
      if (saying) person = known(saying[1] ?? saying[2]!);
      const text = (saying ? saying[3]! : line).trim();
      // A command may be addressed as well: `zhou> /click 1`.
      const command = COMMAND.exec(text);
      if (command) {
        const run = Object.hasOwn(commands, command[1]!) ? commands[command[1]!] : undefined;
        return run ? await run(command[2]!.trim()) : texts.unknownCommand;
      }
      return text === '' ? '' : await told(() => simulator.say(current(), text));
    } catch (error) {
      return error instanceof Told ? error.message : texts.failed((error as Error).message);
    }
  };
}
