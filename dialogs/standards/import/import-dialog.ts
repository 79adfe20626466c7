import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { assertAllowed } from '../../../src/domain/permissions/decision.ts';
import { canImportStandard } from '../../../src/domain/permissions/standards.ts';
import { isImportCorrection } from '../../../src/domain/standards/import-correction.ts';
import { isAppError } from '../../../src/errors.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Interruptible } from '../../framework/interruptible.ts';
import { type Reply, say } from '../../framework/reply.ts';
import { runStep } from '../../framework/run-step.ts';
import { memoryOf, turnOf } from '../../framework/turn.ts';
import { renderError } from '../../replies/errors.ts';
import { atCheck, present } from './checking.ts';
import {
  IMPORT_STANDARD,
  IMPORT_VERSION,
  type Importing,
  type ImportServices,
  type ImportState,
  type Outcome,
  stay,
} from './import-state.ts';
import { importReplies } from './replies.ts';
import { documentsOf, keepWaiting, misnamedOf, waitingDocument } from './sent-document.ts';

/** 导入标准: a file, what was recognised in it, corrections, and after 「确认导入」 one call that writes. The file is read anew each time. */
export class ImportDialog extends Dialog implements Interruptible {
  readonly #services: ImportServices;

  constructor(services: ImportServices) {
    super(IMPORT_STANDARD);
    this.#services = services;
  }

  /** 「导入标准」 waits for a file unless one came along; 「导入为标准」 means the one sent last. */
  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state: ImportState = {
      version: IMPORT_VERSION,
      submissionId: `${turn.messageId}:${IMPORT_STANDARD}`,
      corrections: {},
    };
    Object.assign(dc.activeDialog!.state, state);
    return this.#run(dc, async importing => {
      assertAllowed(canImportStandard(turn.actor));
      if (turn.files.length > 0) return takeFiles(importing);
      const waiting = importReplies.meansLastFile(args.phrase) ? waitingDocument(importing.memory) : undefined;
      if (!waiting) return stay(importReplies.askFile);
      importing.state.document = waiting;
      return present(importing);
    });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#run(dc, async importing => {
      if (importing.turn.files.length > 0) return takeFiles(importing);
      return importing.state.document ? atCheck(importing) : stay(importReplies.stillNoFile);
    });
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const importing = this.#importing(context, instance);
    try {
      const outcome = importing.state.document ? await present(importing, 'again') : stay(importReplies.stillNoFile);
      await say(context, ...outcome.replies);
    } catch (error) {
      // The next answer ends the import with the same sentence.
      if (!isAppError(error)) throw error;
      await say(context, renderError(error));
    }
  }

  isCurrent(instance: DialogInstance): boolean {
    return (instance.state as Partial<ImportState> | undefined)?.version === IMPORT_VERSION;
  }

  /** A title may read like a question: 「标题 营业厅服务规定」. */
  takesFreeText(instance: DialogInstance, text: string): false | 'questions' {
    return (instance.state as ImportState).document !== undefined && isImportCorrection(text) ? 'questions' : false;
  }

  nameOf(): string {
    return '导入标准';
  }

  async onCancel(_context: TurnContext, instance: DialogInstance): Promise<Reply> {
    return importReplies.cancelled((instance.state as ImportState).document?.name);
  }

  #importing(context: TurnContext, instance: DialogInstance): Importing {
    return {
      services: this.#services,
      turn: turnOf(context),
      memory: memoryOf(context),
      state: instance.state as ImportState,
    };
  }

  async #run(dc: DialogContext, work: (importing: Importing) => Promise<Outcome>): Promise<DialogTurnResult> {
    return runStep(dc, () => work(this.#importing(dc.context, dc.activeDialog!)));
  }
}

/** One file at a time: while one is being checked, another waits for its turn. */
async function takeFiles(importing: Importing): Promise<Outcome> {
  const { state, turn, memory } = importing;
  const [document, ...others] = documentsOf(turn.files);
  if (!document) return stay(importReplies.noDocument(state.document?.name, misnamedOf(turn.files)));
  if (state.document) {
    keepWaiting(memory, document);
    return stay(importReplies.oneAtATime(state.document.name, document.name));
  }
  const [next] = others;
  if (next) keepWaiting(memory, next);
  state.document = document;
  const outcome = await present(importing);
  return next ? { ...outcome, replies: [importReplies.firstOfSeveral(document.name), ...outcome.replies] } : outcome;
}
