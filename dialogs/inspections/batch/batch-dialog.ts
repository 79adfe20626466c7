import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { CommandArgs } from '../../framework/command.ts';
import type { Interruptible } from '../../framework/interruptible.ts';
import { type Reply, say } from '../../framework/reply.ts';
import { runStep } from '../../framework/run-step.ts';
import { memoryOf, turnOf } from '../../framework/turn.ts';
import { waitingDocument } from '../../standards/import/sent-document.ts';
import { isWorkbook } from '../templates/importing.ts';
import {
  BATCH_VERSION,
  type BatchServices,
  type BatchState,
  IMPORT_RESULTS,
  type Importing,
  type Outcome,
} from './batch-state.ts';
import { begin, prompt, step } from './importing.ts';
import { batchReplies } from './replies.ts';

/** 导入结果: programme, whose results, the workbook, its unknown names, and one confirmation. */
export class BatchDialog extends Dialog implements Interruptible {
  readonly #services: BatchServices;

  constructor(services: BatchServices) {
    super(IMPORT_RESULTS);
    this.#services = services;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const state: BatchState = { version: BATCH_VERSION, phase: 'programme', leftOut: [], skipProblems: false };
    Object.assign(dc.activeDialog!.state, state);
    return this.#run(dc, async importing => {
      const sent = importing.turn.files.find(file => file.kind === 'stored' && isWorkbook(file));
      const waiting = batchReplies.meansLastFile(args.phrase) ? waitingDocument(importing.memory) : undefined;
      const document = sent?.kind === 'stored' ? { id: sent.id, name: sent.name } : waiting;
      if (document && isWorkbook(document)) importing.state.document = document;
      return begin(importing, args.text ?? '');
    });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#run(dc, step);
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await say(context, ...(await prompt(this.#importing(context, instance))).replies);
  }

  isCurrent(instance: DialogInstance): boolean {
    return (instance.state as Partial<BatchState> | undefined)?.version === BATCH_VERSION;
  }

  takesFreeText(): boolean {
    return false;
  }

  nameOf(): string {
    return '导入结果';
  }

  async onCancel(): Promise<Reply> {
    return batchReplies.cancelled;
  }

  #importing(context: TurnContext, instance: DialogInstance): Importing {
    return {
      services: this.#services,
      turn: turnOf(context),
      memory: memoryOf(context),
      state: instance.state as BatchState,
    };
  }

  async #run(dc: DialogContext, work: (importing: Importing) => Promise<Outcome>): Promise<DialogTurnResult> {
    return runStep(dc, () => work(this.#importing(dc.context, dc.activeDialog!)));
  }
}
