import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { turnOf } from '../framework/turn.ts';
import { DECISIONS_WAITING } from './loose-words.ts';
import { fittingTodos, showDecisions } from './todo-text.ts';

/** 「通过」, 「同意」, 「核收」 alone: what waits for this person's word. */
export class DecisionsWaitingDialog extends Dialog {
  readonly #services: Services;

  constructor(services: Services) {
    super(DECISIONS_WAITING);
    this.#services = services;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const todos = await this.#services.tasks.todos({ actor: turnOf(dc.context).actor });
    const fitting = fittingTodos(todos, args.phrase);
    // 「放行」 is the very command of 整改; where anything else waits for the word too, it is asked about.
    if (
      /^放行$/.test(args.phrase) &&
      fitting.length > 0 &&
      fitting.every(each => each.action === 'releaseRectification')
    )
      return dc.replaceDialog('release-rectification', args);
    await say(dc.context, showDecisions(todos, args.phrase));
    return dc.endDialog();
  }
}
