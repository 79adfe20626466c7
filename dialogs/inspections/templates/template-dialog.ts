import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { assertAllowed } from '../../../src/domain/permissions/decision.ts';
import { canEditTemplates } from '../../../src/domain/permissions/inspections.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Interruptible } from '../../framework/interruptible.ts';
import { type Reply, say } from '../../framework/reply.ts';
import { runStep } from '../../framework/run-step.ts';
import { memoryOf, turnOf } from '../../framework/turn.ts';
import { waitingDocument } from '../../standards/import/sent-document.ts';
import { atDiscard, atEdit, currentDraft, opened } from './editing.ts';
import { atCheck, importSent, isWorkbook, showTable, takeFile } from './importing.ts';
import { askDay, atConfirm, atDayText, publish } from './publishing.ts';
import { templateReplies } from './replies.ts';
import {
  EDIT_TEMPLATE,
  finish,
  type Outcome,
  stay,
  TEMPLATE_VERSION,
  type TemplateServices,
  type TemplateState,
  type Templating,
} from './template-state.ts';

/** 新建、修改、导入测评表: a draft is made or found, changed sentence by sentence, and published. */
export class TemplateDialog extends Dialog implements Interruptible {
  readonly #services: TemplateServices;

  constructor(services: TemplateServices) {
    super(EDIT_TEMPLATE);
    this.#services = services;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const { phrase } = args;
    const state: TemplateState = {
      version: TEMPLATE_VERSION,
      phase: 'programme',
      goal: templateReplies.isImport(phrase) ? 'import' : templateReplies.isNew(phrase) ? 'new' : 'change',
      corrections: { columns: {} },
    };
    Object.assign(dc.activeDialog!.state, state);
    return this.#run(dc, async templating => {
      assertAllowed(canEditTemplates(templating.turn.actor));
      const sent = templating.turn.files.find(file => file.kind === 'stored' && isWorkbook(file));
      const waiting = templateReplies.meansLastFile(phrase) ? waitingDocument(templating.memory) : undefined;
      const document = sent?.kind === 'stored' ? { id: sent.id, name: sent.name } : waiting;
      if (document && isWorkbook(document)) templating.state.document = document;
      return chooseProgramme(templating, args.text);
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
    await say(context, ...(await prompt(this.#templating(context, instance))).replies);
  }

  isCurrent(instance: DialogInstance): boolean {
    return (instance.state as Partial<TemplateState> | undefined)?.version === TEMPLATE_VERSION;
  }

  /** A title may read like a question: 「加一项：是否告知资费，是否，2分」. */
  takesFreeText(instance: DialogInstance): false | 'questions' {
    // An item of a sheet may be worded as a question.
    return (instance.state as TemplateState).phase === 'edit' ? 'questions' : false;
  }

  /** 「导入为测评表」 said while a draft is changed means the workbook that was just sent. */
  claims(instance: DialogInstance, text: string): boolean {
    return (instance.state as TemplateState).phase === 'edit' && templateReplies.meansLastFile(text);
  }

  nameOf(): string {
    return '修改测评表';
  }

  async onCancel(_context: TurnContext, instance: DialogInstance): Promise<Reply> {
    return templateReplies.left((instance.state as TemplateState).templateId !== undefined);
  }

  #templating(context: TurnContext, instance: DialogInstance): Templating {
    return {
      services: this.#services,
      turn: turnOf(context),
      memory: memoryOf(context),
      state: instance.state as TemplateState,
    };
  }

  async #run(dc: DialogContext, work: (templating: Templating) => Promise<Outcome>): Promise<DialogTurnResult> {
    return runStep(dc, () => work(this.#templating(dc.context, dc.activeDialog!)));
  }
}

async function step(templating: Templating): Promise<Outcome> {
  const { state, turn } = templating;
  if (turn.files.length > 0) return takeFile(templating, turn.files);
  switch (state.phase) {
    case 'programme':
      return chooseProgramme(templating, turn.text);
    case 'file':
      return prompt(templating);
    case 'check':
      return atCheck(templating);
    case 'edit':
      return templateReplies.meansLastFile(turn.text) ? importSent(templating) : atEdit(templating);
    case 'discard':
      return atDiscard(templating);
    case 'day':
    case 'confirm': {
      const view = await currentDraft(templating);
      // Published just now: the message is a repeat and gets the same answer.
      if (!view)
        return state.phase === 'confirm' && templateReplies.isConfirmPublish(turn.text)
          ? publish(templating)
          : finish(templateReplies.gone);
      return state.phase === 'day' ? atDayText(templating, view, turn.text) : atConfirm(templating, view);
    }
    default:
      throw new Error(`unknown phase ${JSON.stringify(state.phase satisfies never)}`);
  }
}

/** What the open phase asks. */
async function prompt(templating: Templating): Promise<Outcome> {
  const { services, turn, state } = templating;
  if (state.phase === 'programme' || state.phase === 'file') {
    const programmes = await services.list({ actor: turn.actor });
    const programme = programmes.find(({ id }) => id === state.programmeId);
    return stay(programme ? templateReplies.askFile(programme.name) : templateReplies.whichProgramme(programmes));
  }
  if (state.phase === 'check') return showTable(templating);
  const view = await currentDraft(templating);
  if (!view) return stay(templateReplies.gone);
  switch (state.phase) {
    case 'day':
      return askDay(templating, view);
    case 'confirm':
      return stay(templateReplies.confirmPublish(view, state.from ?? ''));
    case 'discard':
      return stay(templateReplies.confirmDiscard);
    default:
      return stay(templateReplies.editing(view, `正在改「${view.programmeName}」第 ${view.version} 版草稿。`));
  }
}

async function chooseProgramme(templating: Templating, said: string | undefined): Promise<Outcome> {
  const { services, turn, state } = templating;
  const programmes = await services.list({ actor: turn.actor });
  const options = programmes.map(({ name, aliases }, index) => ({
    key: `${index + 1}`,
    label: name,
    aliases: [...aliases],
  }));
  const choice = said ? parseChoice(said, options) : undefined;
  if (choice?.kind !== 'one') {
    return stay(templateReplies.whichProgramme(programmes, choice ? templateReplies.programmeUnclear : ''));
  }
  const programme = programmes[choice.index]!;
  state.programmeId = programme.id;
  if (state.goal === 'import') {
    state.phase = 'file';
    return state.document ? showTable(templating) : stay(templateReplies.askFile(programme.name));
  }
  const { view, kept } = await services.begin({
    actor: turn.actor,
    programmeId: programme.id,
    from: state.goal === 'new' ? 'nothing' : 'edition',
    submissionId: `${turn.messageId}:${EDIT_TEMPLATE}`,
  });
  return opened(templating, view, templateReplies.begun(view, kept));
}
