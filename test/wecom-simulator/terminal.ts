import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { botOptions } from './bot-options.ts';
import type { CallbackOutcome } from './callbacks.ts';
import { FAULT_USAGE } from './faults.ts';
import type { WecomSimulator } from './simulator.ts';
import { terminalTexts as texts } from './terminal-texts.ts';

const SAYING = /^(?:@(\S+)\s+|([^\s>]+)>\s*)(.+)$/s;
const COMMAND = /^\/(\S+)\s*(.*)$/s;

/** Takes lines as people type them. @returns what to print, `undefined` to end. */
export function createTerminal(simulator: WecomSimulator) {
  let person: string | undefined;

  async function told(outcome: Promise<CallbackOutcome>): Promise<string> {
    const result = await outcome;
    return result.answered ? '' : texts.lost(result);
  }

  function current(): string {
    if (person === undefined) throw new Error(texts.nobody);
    return person;
  }

  function click(choice: string): Promise<string> {
    const userId = current();
    const card = simulator.messagesOf(userId).findLast(message => message.card)?.card;
    if (!card) throw new Error(texts.noCard);
    return told(simulator.click(userId, card.taskId, card.options[Number(choice) - 1]?.key ?? choice));
  }

  const commands: Record<string, (rest: string) => string | undefined | Promise<string | undefined>> = {
    help: () => texts.help,
    click,
    bot: text => (simulator.bot.say(current(), text) === undefined ? texts.noBot : ''),
    botclick(choice) {
      const { taskId, card } = simulator.bot.messagesOf(current()).findLast(message => message.card) ?? {};
      const option = card && botOptions(card)[Number(choice) - 1];
      if (!taskId || !option) throw new Error(texts.noCard);
      return simulator.bot.click({ userId: current(), taskId, key: option.key }) === undefined ? texts.noBot : '';
    },
    photo: async path => told(simulator.sendImage(current(), await readFile(path), basename(path))),
    enter: () => told(simulator.enter(current())),
    leave: userId => told(simulator.leave(userId)),
    who: () =>
      simulator.people.users.map(({ userid, name, position }) => `${userid} ${name} ${position ?? ''}`).join('\n'),
    fault: line => {
      if (line === 'help') return FAULT_USAGE;
      simulator.faults.command(line);
      return texts.faultSet;
    },
    violations: () => simulator.violations.join('\n') || texts.noViolations,
    quit: () => undefined,
  };

  return async function take(line: string): Promise<string | undefined> {
    try {
      const command = COMMAND.exec(line);
      if (command) {
        const run = Object.hasOwn(commands, command[1]!) ? commands[command[1]!] : undefined;
        return run ? await run(command[2]!.trim()) : texts.unknownCommand;
      }
      const saying = SAYING.exec(line);
      if (saying) person = saying[1] ?? saying[2];
      const text = saying ? saying[3]! : line;
      return text.trim() === '' ? '' : await told(simulator.say(current(), text));
    } catch (error) {
      return (error as Error).message;
    }
  };
}
