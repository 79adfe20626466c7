import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { turnOf } from '../framework/turn.ts';
import { prefixOf } from './ref-types.ts';
import { deadlineLead, noDeadline, whichDeadline } from './todo-text.ts';

export const DEADLINE_OF = 'deadline-of';

/** 「期限还算吗」: what is left of the deadline of a record, then the record, which explains where it comes from and whether it stands still. */
export class DeadlineDialog extends Dialog {
  readonly #services: Services;

  constructor(services: Services) {
    super(DEADLINE_OF);
    this.#services = services;
  }

  override async beginDialog(
    dc: DialogContext,
    { no: named }: CommandArgs = { phrase: '' },
  ): Promise<DialogTurnResult> {
    const { actor, now } = turnOf(dc.context);
    const { overdue, open } = await this.#services.tasks.todos({ actor });
    const all = [...overdue, ...open];
    const due = all.filter(todo => todo.dueAt !== null && todo.ref.no !== '');
    const nos = [...new Set(due.map(todo => todo.ref.no))];
    const no = named ?? (nos.length === 1 ? nos[0] : undefined);
    const view = no === undefined ? undefined : `view-${prefixOf(no)}`;
    if (view === undefined || !dc.findDialog(view)) {
      await say(dc.context, due.length === 0 ? noDeadline : whichDeadline(due, now));
      return dc.endDialog();
    }
    await say(
      dc.context,
      deadlineLead(
        no!,
        due.find(todo => todo.ref.no === no),
        now,
      ),
    );
    return dc.replaceDialog(view, { phrase: '查看', no });
  }
}
