import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Option } from '../src/domain/conversation/message.ts';
import { checkText } from '../src/domain/language/clean-text.ts';
import { looksLikeQuestion } from '../src/domain/language/looks-like-question.ts';
import { isAppError } from '../src/errors.ts';
import type { Services } from '../src/services/index.ts';
import { createDisputeFeature } from './disputes/index.ts';
import { type Command, type Feature, matchCommand, readNumber } from './framework/command.ts';
import { isInterruptible } from './framework/interruptible.ts';
import { lastOffer, type Reply, say } from './framework/reply.ts';
import { memoryOf, turnOf } from './framework/turn.ts';
import { createInspectionFeature } from './inspections/index.ts';
import { createModelFeature } from './models/index.ts';
import { createPenaltyFeature } from './penalties/index.ts';
import { RATE_USEFUL, RATE_USELESS } from './questions/feedback.ts';
import { createQuestionFeature } from './questions/index.ts';
import { createRectificationFeature } from './rectification/index.ts';
import { renderError } from './replies/errors.ts';
import { rootReplies } from './replies/root.ts';
import { createReportFeature } from './reports/index.ts';
import { ASK } from './standards/ask-dialog.ts';
import { ASK_MORE, ASK_WHOLE } from './standards/clause-dialogs.ts';
import { createImportFeature } from './standards/import/index.ts';
import { createStandardFeature } from './standards/index.ts';
import { createSupervisionFeature } from './supervision/index.ts';
import { createTaskFeature } from './tasks/index.ts';

/** Forms may be opened over one another, but nobody keeps track of more than this. */
const MAX_OPEN = 3;
/** In a group only standards are talked about: everything else concerns units and people, and belongs in a private chat. */
const GROUP_DIALOGS = new Set<string>([ASK, ASK_MORE, ASK_WHOLE, RATE_USEFUL, RATE_USELESS]);

/**
 * The root of every conversation: what a message is (help, cancel, a command, a question in the middle of a form, an answer to the open
 * step) is decided here and nowhere else.
 */
export function createRoot(services: Services) {
  const features: Feature[] = [
    createStandardFeature(services),
    createImportFeature(services),
    createQuestionFeature(services),
    createInspectionFeature(services),
    createDisputeFeature(services),
    createRectificationFeature(services),
    createSupervisionFeature(services),
    createPenaltyFeature(services),
    createReportFeature(services),
    createTaskFeature(services),
    createModelFeature(services),
  ];
  const commands: Command[] = features.flatMap(feature => feature.commands);
  const dialogs = new DialogSet(dialogStateAccessor());
  for (const dialog of features.flatMap(feature => feature.dialogs)) dialogs.add(dialog);

  async function run(context: TurnContext): Promise<void> {
    const dc = await dialogs.createContext(context);
    try {
      if (forgetUnusable(dc)) await say(context, rootReplies.outdated);
      await route(dc);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(context, renderError(error));
      if (dc.activeDialog) await reprompt(dc);
    }
    rememberOffer(context, dc);
  }

  async function route(dc: DialogContext): Promise<void> {
    const { context } = dc;
    const turn = turnOf(context);
    const refused = turn.files.filter(file => file.kind === 'refused');
    if (refused.length > 0) {
      for (const file of refused) await say(context, rootReplies.fileRefused(file));
      return reprompt(dc);
    }
    const active = dc.activeDialog;
    if (turn.files.length === 0) {
      const checked = checkText(turn.text);
      if (!checked.ok) {
        await say(context, rootReplies.textRefused[checked.reason]);
        return reprompt(dc);
      }
      if (rootReplies.isHelp(turn.text)) {
        await say(context, rootReplies.help(turn.actor, commands, active !== undefined));
        return reprompt(dc);
      }
      if (rootReplies.isCancel(turn.text)) return cancel(dc);
    }

    const matched = turn.text === '' ? undefined : matchCommand(meant(context, active !== undefined), commands);
    // A file that names what it is for belongs to the form that is open for just that.
    const forOpenForm = turn.files.length > 0 && matched?.command.dialogId === active?.id;
    if (matched && !forOpenForm) {
      if (turn.inGroup && !GROUP_DIALOGS.has(matched.command.dialogId)) return say(context, rootReplies.privateOnly);
      if (dc.stack.length >= MAX_OPEN) await say(context, rootReplies.tooManyOpen);
      else if (dc.stack.some(open => open.id === matched.command.dialogId)) await say(context, rootReplies.alreadyOpen);
      else {
        await dc.beginDialog(matched.command.dialogId, matched.args);
        return;
      }
      return reprompt(dc);
    }

    if (active) {
      const dialog = dc.findDialog(active.id);
      const freeText = isInterruptible(dialog) && dialog.takesFreeText(active, turn.text);
      if (turn.files.length === 0 && !freeText && looksLikeQuestion(turn.text)) await dc.beginDialog(ASK);
      else await dc.continueDialog();
      return;
    }
    if (turn.files.length > 0) return say(context, offerForFile(context) ?? rootReplies.fileWithoutForm);
    const pleasantry = rootReplies.pleasantry(turn.text, turn.actor);
    if (pleasantry) return say(context, pleasantry);
    if (rootReplies.isFormWord(turn.text)) return say(context, rootReplies.nothingOpen);
    await dc.beginDialog(ASK);
  }

  /** Offered in private only: what is done with a file is nothing for a group. */
  function offerForFile(context: TurnContext): Reply | undefined {
    const turn = turnOf(context);
    if (turn.inGroup) return undefined;
    for (const feature of features) {
      const offer = feature.offerForFile?.(turn, memoryOf(context));
      if (offer) return offer;
    }
    return undefined;
  }

  async function cancel(dc: DialogContext): Promise<void> {
    const active = dc.activeDialog;
    if (!active) return say(dc.context, rootReplies.nothingOpen);
    const dialog = dc.findDialog(active.id);
    await say(dc.context, isInterruptible(dialog) ? await dialog.onCancel(dc.context, active) : rootReplies.cancelled);
    // What was open below goes on where it was.
    await dc.endDialog();
  }

  /** What this version cannot go on with, anywhere on the stack, must not strand the person. */
  function forgetUnusable(dc: DialogContext): boolean {
    const known = dc.stack.filter(open => {
      const dialog = open ? dc.findDialog(open.id) : undefined;
      return isInterruptible(dialog) && dialog.isCurrent(open);
    });
    if (known.length === dc.stack.length) return false;
    dc.stack.splice(0, dc.stack.length, ...known);
    return true;
  }

  return { run };
}

async function reprompt(dc: DialogContext): Promise<void> {
  if (dc.activeDialog) await dc.repromptDialog();
}

/** Dialog state lives in the conversation's memory, which the bot loads and stores with the turn. */
function dialogStateAccessor(): StatePropertyAccessor<DialogState> {
  return {
    async get(context: TurnContext) {
      const memory = memoryOf(context);
      memory.dialogs ??= { dialogStack: [] };
      return memory.dialogs as DialogState;
    },
    async set(context: TurnContext, value: DialogState) {
      memoryOf(context).dialogs = value;
    },
    async delete(context: TurnContext) {
      delete memoryOf(context).dialogs;
    },
  };
}

/**
 * What a text means outside a form: the option of the last offer that it names by number, label or 单号; a bare 单号 asks to see the
 * record; 「我们厅为什么被扣分」 is the command 为什么扣分.
 */
function meant(context: TurnContext, inForm: boolean): string {
  const { text } = turnOf(context);
  if (inForm) return text;
  const options = (memoryOf(context).offered as Option[] | undefined) ?? [];
  const named = options.find(option => option.label === text || option.key === text);
  if (named) return named.key;
  if (/^\d{1,2}$/.test(text)) return options[Number(text) - 1]?.key ?? text;
  const no = readNumber(text);
  if (no) {
    const about = options.filter(option => option.key.includes(no));
    return about.length === 1 ? about[0]!.key : `${rootReplies.viewPhrase} ${no}`;
  }
  return rootReplies.asksWhyDeducted(text) ? rootReplies.whyPhrase : text;
}

/** Keeps what was last offered outside a form, so that its number or label can be typed. */
function rememberOffer(context: TurnContext, dc: DialogContext): void {
  const memory = memoryOf(context);
  const last = lastOffer(context);
  if (dc.activeDialog || last.length === 0) delete memory.offered;
  else memory.offered = last;
}
