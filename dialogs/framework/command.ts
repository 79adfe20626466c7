import type { Dialog } from 'botbuilder-dialogs';
import type { Memory, Turn } from '../../src/domain/conversation/turn.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import type { Actor, Role } from '../../src/domain/org/actor.ts';
import type { Reply } from './reply.ts';
import { splitNumber } from './split-number.ts';

/** What a person types to start something. */
export interface Command {
  /** The first phrase is the one shown in help. */
  readonly phrases: readonly string[];
  /**
   * What may follow the phrase: nothing, a 单号 (optional), a 单号 and after it words, any text, or a record's title (not in the middle of a
   * form, where it may be an answer).
   */
  readonly takes: 'nothing' | 'number' | 'numberAndWords' | 'text' | 'title';
  readonly dialogId: string;
  /** The prefixes of the records it is for; of any, or what the dialog itself says, when absent. */
  readonly kinds?: readonly string[];
  /** Who sees it in help; everybody when absent. Permission itself is the use case's. */
  readonly roles?: readonly Role[];
  /** Also for who stands in for a head on leave, whatever their roles. */
  readonly forStandIns?: true;
  /** One line of help, in Chinese. */
  readonly help: string;
}

/** Whether a command is meant for somebody. */
export const isFor = (actor: Actor, { roles, forStandIns }: Command): boolean =>
  roles === undefined ||
  roles.some(role => actor.roles.includes(role)) ||
  (forStandIns === true && actor.standsInAt.length > 0);

/** What a command passes to its dialog. */
export interface CommandArgs {
  /** The phrase as typed, for dialogs that serve several. */
  readonly phrase: string;
  readonly no?: string;
  readonly text?: string;
  /** What stood beside the 单号 of a sentence that names a record loosely. */
  readonly said?: string;
}

/** What a sentence may refer to without naming it. */
export interface Talk {
  /** 单号 of the record that was last talked about. */
  readonly about?: string;
}

/** A feature's part of the conversation. */
export interface Feature {
  readonly dialogs: readonly Dialog[];
  readonly commands: readonly Command[];
  /**
   * The dialog that a whole sentence of this person begins: 「通川营业厅周三去」. Asked in private and outside any form only, so that a form is
   * never left by what was meant as its answer. Undefined when the sentence is none of this feature's business.
   */
  takesSentence?(turn: Turn, talk: Talk): Promise<{ dialogId: string; args: CommandArgs } | undefined>;
  /** The same for a question that is answered in the middle of any form, whatever that asks: nothing in it can be an answer. */
  takesQuestion?(turn: Turn, talk: Talk): { dialogId: string; args: CommandArgs } | undefined;
  /** What can be done with a file that no open form waits for; undefined when nothing, for this person. */
  offerForFile?(turn: Turn, memory: Memory): Promise<Reply | undefined>;
}

/** A command with what it was given. */
export interface Matched {
  readonly command: Command;
  readonly args: CommandArgs;
}

/** The command a text is, whole text only: a phrase inside a sentence is not a command. Longer phrases win. */
export function matchCommand(text: string, commands: readonly Command[]): Matched | undefined {
  const candidates = commands
    .flatMap(command => command.phrases.map(phrase => ({ command, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  for (const { command, phrase } of candidates) {
    const args = readArgs(text, phrase, command.takes);
    if (args) return { command, args };
  }
  return undefined;
}

function readArgs(text: string, phrase: string, takes: Command['takes']): CommandArgs | undefined {
  if (text === phrase && takes !== 'title') return { phrase };
  if (takes === 'nothing') return undefined;
  if (text.startsWith(phrase)) {
    const rest = text.slice(phrase.length).replace(/^[\s:：,，]+/, '');
    if (takes === 'text') return /^[\s:：,，]/.test(text.slice(phrase.length)) ? { phrase, text: rest } : undefined;
    if (takes === 'title') return rest === '' ? undefined : { phrase, text: rest };
    const no = readNumber(rest);
    if (no) return { phrase, no };
    const withWords = takes === 'numberAndWords' && splitNumber({ phrase, text: rest }).no !== undefined;
    return withWords ? { phrase, text: rest } : undefined;
  }
  if (takes !== 'text' && takes !== 'title' && text.endsWith(phrase)) {
    const no = readNumber(text.slice(0, -phrase.length).replace(/[\s:：,，]+$/, ''));
    return no ? { phrase, no } : undefined;
  }
  return undefined;
}
