import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { isAppError } from '../../src/errors.ts';
import { renderError } from '../replies/errors.ts';
import type { CommandArgs } from './command.ts';
import { type Reply, say } from './reply.ts';
import { turnOf } from './turn.ts';

/** A command that is done in one turn: it answers and ends. */
export class CommandDialog extends Dialog {
  readonly #run: (turn: Turn, args: CommandArgs) => Promise<Reply | readonly Reply[]>;

  constructor(id: string, run: (turn: Turn, args: CommandArgs) => Promise<Reply | readonly Reply[]>) {
    super(id);
    this.#run = run;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    try {
      const replies = await this.#run(turnOf(dc.context), args);
      await say(dc.context, ...(Array.isArray(replies) ? (replies as readonly Reply[]) : [replies as Reply]));
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
    }
    return dc.endDialog();
  }
}
