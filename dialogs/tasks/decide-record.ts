import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { isAppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { turnOf } from '../framework/turn.ts';
import { renderError } from '../replies/errors.ts';
import { rootReplies } from '../replies/root.ts';
import { prefixOf } from './ref-types.ts';
import { taskReplies } from './replies.ts';

export type Decision = 'review' | 'examine' | 'return';

/** The dialog that a short word means for a record, by its prefix. What 退回 means for a 整改通知 depends on its state. */
const DIALOGS: Readonly<Record<Decision, Readonly<Record<string, string>>>> = {
  review: {
    CP: 'review-inspection',
    ZG: 'review-rectification',
    SB: 'judge-report',
    DF: 'review-answer',
    KJ: 'review-answer',
    BZ: 'judge-standard',
  },
  examine: { ZG: 'examine-rectification', DB: 'verify-order' },
  return: {
    CP: 'return-inspection',
    ...{ ZG: 'send-back-rectification', DB: 'return-order', SB: 'return-report' },
    ...{ DF: 'return-answer', KJ: 'return-answer', BZ: 'return-standard' },
  },
};

/** 审核, 核验, 退回 <单号>: short for the full command of the record's feature, to which it hands over. */
export class DecideRecordDialog extends Dialog {
  readonly #services: Services;
  readonly #decision: Decision;

  constructor(services: Services, decision: Decision) {
    super(`${decision}-record`);
    this.#services = services;
    this.#decision = decision;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    try {
      const { no } = args;
      const dialogId = no === undefined ? undefined : await this.#dialogFor(dc, no);
      if (dialogId === undefined) await say(dc.context, taskReplies.cannotDecide(args.phrase, no));
      else if (dc.stack.some(open => open.id === dialogId)) await say(dc.context, rootReplies.alreadyOpen);
      else return await dc.replaceDialog(dialogId, args);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
    }
    return dc.endDialog();
  }

  async #dialogFor(dc: DialogContext, no: string): Promise<string | undefined> {
    const dialogId = DIALOGS[this.#decision][prefixOf(no)];
    if (this.#decision !== 'return' || prefixOf(no) !== 'ZG') return dialogId;
    const status = await this.#services.rectification.status({ actor: turnOf(dc.context).actor, no });
    return status === 'released' ? 'return-rectification' : dialogId;
  }
}
