import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { type DialogContext, DialogReason, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { asksInPassing } from '../src/domain/language/asks-in-passing.ts';
import { checkText } from '../src/domain/language/clean-text.ts';
import { looksLikeQuestion } from '../src/domain/language/looks-like-question.ts';
import { isAppError } from '../src/errors.ts';
import type { Services } from '../src/services/index.ts';
import { createFeatures } from './features.ts';
import { type Matched, matchCommand } from './framework/command.ts';
import { CommandDialog } from './framework/command-dialog.ts';
import { GuidedForm } from './framework/guided-form.ts';
import { isInterruptible } from './framework/interruptible.ts';
import { readNamedRecord } from './framework/loose-record.ts';
import { MAX_OPEN, openForms } from './framework/open-forms.ts';
import { type Reply, say } from './framework/reply.ts';
import { asideOf, giveUpAside, noteAnswered, setForgottenAside, takeAside } from './framework/set-aside.ts';
import { memoryOf, turnOf } from './framework/turn.ts';
import { commandMeant } from './plain-sentences.ts';
import { RATE_USEFUL, RATE_USELESS } from './questions/feedback.ts';
import { lastSubmission, meant, rememberOffer, rememberSubject, rememberSubmission, talkOf } from './remembered.ts';
import { renderError } from './replies/errors.ts';
import { formReplies } from './replies/forms.ts';
import { helpAsked, helpReply } from './replies/help.ts';
import { rootReplies } from './replies/root.ts';
import { ASK } from './standards/ask-dialog.ts';
import { ASK_MORE, ASK_WHOLE } from './standards/clause-dialogs.ts';
import { isAskedWord, isReceipt, readAskedWord } from './tasks/asked-word.ts';
import { DECISIONS_WAITING, isDecisionWord, namesNoRecord, phrasesMeant } from './tasks/loose-words.ts';
import { prefixOf } from './tasks/ref-types.ts';
import { taskReplies } from './tasks/replies.ts';

/** In a group only standards are talked about: everything else concerns units and people, and belongs in a private chat. */
const GROUP_DIALOGS = new Set<string>([ASK, ASK_MORE, ASK_WHOLE, RATE_USEFUL, RATE_USELESS]);

/**
 * The root of every conversation: what a message is (help, cancel, a command, a question in the middle of a form, an answer to the open
 * step) is decided here and nowhere else.
 */
export function createRoot(services: Services) {
  const { features, readers, help, commands } = createFeatures(services);
  const inForms = commands.filter(({ takes }) => takes !== 'title');
  const dialogs = new DialogSet(dialogStateAccessor());
  for (const dialog of features.flatMap(feature => feature.dialogs)) dialogs.add(dialog);

  async function run(context: TurnContext): Promise<void> {
    const dc = await dialogs.createContext(context);
    const outdated = forgetUnusable(dc);
    const aside = setForgottenAside(dc, MAX_OPEN);
    const depth = dc.stack.length;
    const top = dc.activeDialog;
    try {
      if (outdated) await say(context, rootReplies.outdated);
      const { text, now } = turnOf(context);
      if (aside && !rootReplies.isCancel(text) && !takesUp(dc)) await say(context, rootReplies.setAside(aside, now));
      await route(dc, aside !== undefined);
      if (dc.activeDialog !== top) noteAnswered(dc);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(context, renderError(error));
      if (dc.activeDialog) await reprompt(dc);
    }
    rememberOffer(context, dc);
    rememberSubject(context);
    rememberSubmission(context, dc.stack.length < depth);
  }

  /** @param wasForgotten what was open has been set aside by this very message */
  async function route(dc: DialogContext, wasForgotten: boolean): Promise<void> {
    const { context } = dc;
    const turn = turnOf(context);
    // What a card of long ago says may mean something else to what is asked now; a command of its own means the same at any time.
    if (turn.lateClick && !matchCommand(turn.text, commands) && helpAsked(turn.text, true) === undefined) {
      await say(context, { text: rootReplies.lateClick });
      return reprompt(dc);
    }
    if (turn.unusable) {
      await say(context, { text: rootReplies.unusable[turn.unusable] });
      return reprompt(dc);
    }
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
      const about = helpAsked(turn.text, active !== undefined);
      if (about !== undefined) {
        await say(context, helpReply({ actor: turn.actor, help, inForm: active !== undefined }, about));
        return reprompt(dc);
      }
      if (rootReplies.isCancel(turn.text)) return cancel(dc);
      const first = formReplies.takesFirst(turn.text, openForms(dc));
      if (first !== undefined) return bringUp(dc, first);
      if (takesUp(dc) && asideOf(dc)) return takeUp(dc);
    }

    const running = active && dc.findDialog(active.id);
    if (active && isInterruptible(running) && running.claims?.(active, turn.text)) {
      await answer(dc);
      return;
    }
    const said = meant(context, {
      inForm: active !== undefined,
      isCommand: text => matchCommand(text, commands) !== undefined,
    });
    if (!active && turn.files.length === 0 && !turn.inGroup && isAskedWord(said)) {
      const { actor, messageId } = turn;
      const asked = readAskedWord(said, await services.tasks.lastOffered({ actor, messageId }));
      if (asked?.kind === 'several') return say(context, asked.reply);
      const command = asked && matchCommand(asked.command, commands);
      if (command) return open(dc, command);
      const unsigned = isReceipt(said) ? (await services.tasks.toSign({ actor })).map(({ ref }) => ref.no) : [];
      if (unsigned.length > 0) return say(context, taskReplies.receiptSignsNothing(unsigned));
    }
    // Decided at once, it might be the wrong one.
    if (!active && turn.files.length === 0 && namesNoRecord(said)) return decisionsWaiting(dc);
    const matched = turn.text === '' ? undefined : matchCommand(said, active ? inForms : commands);
    // A file that names what it is for belongs to the form that is open for just that.
    const forOpenForm = turn.files.length > 0 && matched?.command.dialogId === active?.id;
    const named = turn.files.length === 0 ? aboutRecord(said) : undefined;
    // What names a record is never looked up in the standards.
    if (matched && !forOpenForm && !(named && matched.command.dialogId === ASK)) {
      if (suits(matched)) return open(dc, matched);
      if (named?.understood) return openNamed(dc, named);
      await say(context, taskReplies.notForThisKind(matched.args.phrase, matched.args.no!));
      return reprompt(dc);
    }

    if (active) {
      const dialog = dc.findDialog(active.id);
      const freeText = isInterruptible(dialog) && dialog.takesFreeText(active, turn.text);
      const asks = turn.files.length === 0 && asksWhere(freeText, turn.text);
      if (named && (asks || named.understood)) return openNamed(dc, named);
      const question = turn.inGroup || turn.files.length > 0 ? undefined : questionFor(context);
      if (question) await dc.beginDialog(question.dialogId, question.args);
      else if (asks) await dc.beginDialog(ASK);
      else await answer(dc);
      return;
    }
    const sentence = await sentenceFor(context);
    if (sentence) {
      if (turn.inGroup && !GROUP_DIALOGS.has(sentence.dialogId)) return say(context, rootReplies.privateOnly);
      await dc.beginDialog(sentence.dialogId, sentence.args);
      return;
    }
    if (named) return openNamed(dc, named);
    if (turn.files.length > 0)
      return say(context, (await offerForFile(context)) ?? rootReplies.fileWithoutForm(turn.actor));
    const submitted = rootReplies.isSubmission(turn.text) ? lastSubmission(context) : undefined;
    if (submitted !== undefined) return say(context, rootReplies.submittedAlready(submitted));
    const pleasantry = rootReplies.pleasantry(turn.text, turn.actor);
    if (pleasantry) return say(context, pleasantry);
    const aside = asideOf(dc);
    const formWord = rootReplies.isFormWord(turn.text);
    if (formWord && !wasForgotten) return say(context, aside ? rootReplies.liesAside(aside) : rootReplies.nothingOpen);
    if (!formWord && isDecisionWord(turn.text)) return decisionsWaiting(dc);
    // Meant for the form that was set aside, as was just said: nothing to look up.
    if (wasForgotten && !looksLikeQuestion(turn.text)) return;
    await dc.beginDialog(ASK);
  }

  async function answer(dc: DialogContext): Promise<void> {
    await dc.continueDialog();
    noteAnswered(dc);
  }

  /** 继续填写: what lay aside is open again, above whatever is. */
  async function takeUp(dc: DialogContext): Promise<void> {
    const aside = takeAside(dc, MAX_OPEN - dc.stack.length);
    if (!aside) {
      return say(dc.context, formReplies.tooManyOpen(openForms(dc)));
    }
    dc.stack.push(...aside);
    forgetUnusable(dc);
    noteAnswered(dc);
    const { activeDialog } = dc;
    if (!activeDialog) return say(dc.context, rootReplies.outdated);
    try {
      await dc.findDialog(activeDialog.id)!.resumeDialog(dc, DialogReason.continueCalled);
    } catch (error) {
      // What it was about is gone, or no longer this person's.
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
      const at = dc.stack.indexOf(activeDialog);
      if (at >= 0) dc.stack.splice(at, 1);
    }
  }

  /** 「先填「抽查规则」」: what was opened earlier is asked next, the others stay below. */
  async function bringUp(dc: DialogContext, at: number): Promise<void> {
    const [wanted] = dc.stack.splice(at, 1);
    dc.stack.push(wanted!);
    noteAnswered(dc);
    await dc.findDialog(wanted!.id)!.resumeDialog(dc, DialogReason.continueCalled);
  }

  async function decisionsWaiting(dc: DialogContext): Promise<void> {
    const { text, inGroup } = turnOf(dc.context);
    if (inGroup) return say(dc.context, rootReplies.privateOnly);
    await dc.beginDialog(DECISIONS_WAITING, { phrase: text });
  }

  async function open(dc: DialogContext, { command, args }: Matched): Promise<void> {
    const { context } = dc;
    if (turnOf(context).inGroup && !GROUP_DIALOGS.has(command.dialogId)) return say(context, rootReplies.privateOnly);
    const active = dc.activeDialog;
    const current = active?.id === command.dialogId ? dc.findDialog(active.id) : undefined;
    if (active && isInterruptible(current) && current.takesRestatement?.(active)) {
      await answer(dc);
      return;
    }
    const dialog = dc.findDialog(command.dialogId);
    // What answers in one turn keeps nothing open; a form says so itself where it has to ask.
    const asksOnly = dialog instanceof CommandDialog || dialog instanceof GuidedForm;
    if (dc.stack.length >= MAX_OPEN && !asksOnly) return say(context, formReplies.tooManyOpen(openForms(dc)));
    const openAt = dc.stack.findIndex(open => open.id === command.dialogId);
    const names = openForms(dc);
    if (openAt >= 0 && openAt < names.length - 1)
      return say(context, rootReplies.openBelow(names[openAt]!, names.at(-1)!));
    if (openAt >= 0) await say(context, rootReplies.alreadyOpen);
    else {
      await dc.beginDialog(command.dialogId, args);
      return;
    }
    return reprompt(dc);
  }

  /** The command of a text that names a record loosely: what the words mean for such a record, else a look at it. */
  function aboutRecord(text: string): (Matched & { understood: boolean; words: string }) | undefined {
    const named = readNamedRecord(text);
    if (!named) return undefined;
    const { no, words, said } = named;
    for (const phrase of phrasesMeant(words, no)) {
      const matched = matchCommand(`${phrase} ${no}`, commands);
      if (matched && matched.command.dialogId !== ASK && suits(matched))
        return { ...matched, args: { ...matched.args, said }, understood: true, words };
    }
    const view = matchCommand(`${rootReplies.viewPhrase} ${no}`, commands);
    return view && { ...view, understood: false, words };
  }

  async function openNamed(dc: DialogContext, named: NonNullable<ReturnType<typeof aboutRecord>>): Promise<void> {
    const { understood, words, args } = named;
    const inGroup = turnOf(dc.context).inGroup;
    if (!understood && words !== '' && !inGroup) {
      const lead = isDecisionWord(words) ? rootReplies.decideByButton : rootReplies.viewedInstead;
      await say(dc.context, lead(words, args.no!));
    }
    return open(dc, named);
  }

  /** What is planned, looked up or filed concerns units: in a group it is only told that it is a private matter. */
  async function sentenceFor(context: TurnContext) {
    const turn = turnOf(context);
    if (turn.text === '' || turn.files.length > 0) return undefined;
    for (const feature of readers) {
      const taken = await feature.takesSentence?.(turn, talkOf(context));
      if (taken) return taken;
    }
    const plain = commandMeant(turn.text, { actor: turn.actor, talk: talkOf(context), commands });
    return plain && { dialogId: plain.command.dialogId, args: plain.args };
  }

  function questionFor(context: TurnContext) {
    for (const feature of readers) {
      const taken = feature.takesQuestion?.(turnOf(context), talkOf(context));
      if (taken) return taken;
    }
    return undefined;
  }

  /** Offered in private only: what is done with a file is nothing for a group. */
  async function offerForFile(context: TurnContext): Promise<Reply | undefined> {
    const turn = turnOf(context);
    if (turn.inGroup) return undefined;
    for (const feature of features) {
      const offer = await feature.offerForFile?.(turn, memoryOf(context));
      if (offer) return offer;
    }
    return undefined;
  }

  async function cancel(dc: DialogContext): Promise<void> {
    const active = dc.activeDialog;
    const forgotten = active ? undefined : giveUpAside(dc);
    if (forgotten) {
      const given = dc.findDialog(forgotten.id);
      return say(
        dc.context,
        isInterruptible(given) ? await given.onCancel(dc.context, forgotten) : rootReplies.cancelled,
      );
    }
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

/** Whether a text asks something rather than answers a step that takes such text. */
function asksWhere(freeText: boolean | 'questions', text: string): boolean {
  if (freeText === 'questions') return false;
  return asksInPassing(text) || (!freeText && looksLikeQuestion(text));
}

/** 继续填写; in the middle of a form only in as many words, and by the number of its button outside one. */
function takesUp(dc: DialogContext): boolean {
  const open = dc.activeDialog !== undefined;
  return rootReplies.takesUp(meant(dc.context, { inForm: open, isCommand: () => true }), open);
}

/** Whether the 单号 is of a kind that the command is for. */
function suits({ command, args }: Matched): boolean {
  return args.no === undefined || command.kinds === undefined || command.kinds.includes(prefixOf(args.no));
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
