import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { type DialogContext, DialogReason, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Option } from '../src/domain/conversation/message.ts';
import { readKpiPeriod } from '../src/domain/kpi/read-period.ts';
import { checkText } from '../src/domain/language/clean-text.ts';
import { looksLikeQuestion } from '../src/domain/language/looks-like-question.ts';
import { readNumber } from '../src/domain/language/record-number.ts';
import { isAppError } from '../src/errors.ts';
import type { Services } from '../src/services/index.ts';
import { createBulletinFeature } from './bulletins/index.ts';
import { createCalendarFeature } from './calendar/index.ts';
import { createDisputeFeature } from './disputes/index.ts';
import { createExtensionFeature } from './extensions/index.ts';
import { type Command, type Feature, type Matched, matchCommand, type Talk } from './framework/command.ts';
import { isInterruptible } from './framework/interruptible.ts';
import { readNamedRecord } from './framework/loose-record.ts';
import { lastOffer, lastRef, type Reply, say } from './framework/reply.ts';
import { asideOf, giveUpAside, noteAnswered, setForgottenAside, takeAside } from './framework/set-aside.ts';
import { memoryOf, turnOf } from './framework/turn.ts';
import { createIncidentFeature } from './incidents/index.ts';
import { createBatchFeature } from './inspections/batch/index.ts';
import { createInspectionFeature } from './inspections/index.ts';
import { createPlanningFeature } from './inspections/planning/index.ts';
import { createRecordFeature } from './inspections/records/index.ts';
import { createTemplateFeature } from './inspections/templates/index.ts';
import { createInvestigationFeature } from './investigations/index.ts';
import { createKpiFeature } from './kpi/index.ts';
import { createModelFeature } from './models/index.ts';
import { createOrgFeature } from './org/index.ts';
import { createPenaltyFeature } from './penalties/index.ts';
import { createPhotoFeature } from './photos/index.ts';
import { commandMeant } from './plain-sentences.ts';
import { RATE_USEFUL, RATE_USELESS } from './questions/feedback.ts';
import { createQuestionFeature } from './questions/index.ts';
import { createRectificationFeature } from './rectification/index.ts';
import { renderError } from './replies/errors.ts';
import { confirmKey } from './replies/forms.ts';
import { type Help, helpAsked, helpReply, TOPICS, type Topic } from './replies/help.ts';
import { rootReplies } from './replies/root.ts';
import { createReportFeature } from './reports/index.ts';
import { ASK } from './standards/ask-dialog.ts';
import { ASK_MORE, ASK_WHOLE } from './standards/clause-dialogs.ts';
import { createImportFeature } from './standards/import/index.ts';
import { createStandardFeature } from './standards/index.ts';
import { createSupervisionFeature } from './supervision/index.ts';
import { isAskedWord, readAskedWord } from './tasks/asked-word.ts';
import { createTaskFeature } from './tasks/index.ts';
import { DECISIONS_WAITING, isDecisionWord, namesNoRecord, phrasesMeant } from './tasks/loose-words.ts';
import { prefixOf } from './tasks/ref-types.ts';
import { taskReplies } from './tasks/replies.ts';

const NAMES_POINTS = /\d\s*分/;
/** A confirmation that is repeated within this time of a submission is meant for it. */
const REPEATED_MS = 10 * 60_000;
/** Nobody means what was talked about longer ago. */
const TALK_MS = 30 * 60_000;
/** Forms may be opened over one another, but nobody keeps track of more than this. */
const MAX_OPEN = 3;
/** In a group only standards are talked about: everything else concerns units and people, and belongs in a private chat. */
const GROUP_DIALOGS = new Set<string>([ASK, ASK_MORE, ASK_WHOLE, RATE_USEFUL, RATE_USELESS]);

/**
 * The root of every conversation: what a message is (help, cancel, a command, a question in the middle of a form, an answer to the open
 * step) is decided here and nowhere else.
 */
export function createRoot(services: Services) {
  const inspections = createInspectionFeature(services);
  const planning = createPlanningFeature(services);
  const records = createRecordFeature(services);
  const kpi = createKpiFeature(services);
  const bulletins = createBulletinFeature(services);
  const reports = createReportFeature(services);
  const calendar = createCalendarFeature(services);
  const extensions = createExtensionFeature(services);
  const org = createOrgFeature(services);
  const tasks = createTaskFeature(services);
  const disputes = createDisputeFeature(services);
  const penalties = createPenaltyFeature(services);
  /** Who is asked whether a sentence is theirs, the strictest first: planning knows its patterns, filing reads any sentence about a unit. */
  const readers: Feature[] = [
    ...[org, extensions, calendar, tasks, disputes, penalties, planning, kpi],
    ...[bulletins, reports, records, inspections],
  ];
  const sections: readonly (readonly [Topic, Feature])[] = [
    ['标准', createStandardFeature(services)],
    ['标准', createImportFeature(services)],
    ['标准', createQuestionFeature(services)],
    ['检查', inspections],
    ['检查', disputes],
    ['检查', planning],
    ['检查', createTemplateFeature(services.inspections.templates)],
    ['检查', createBatchFeature(services.inspections.batch)],
    ['检查', records],
    ['整改', createRectificationFeature(services)],
    ['整改', extensions],
    ['督办', createSupervisionFeature(services)],
    ['扣分', penalties],
    ['调查', createInvestigationFeature(services)],
    ['调查', createIncidentFeature(services)],
    ['考核', kpi],
    ['上报', reports],
    ['通报', bulletins],
    ['待办', tasks],
    ['管理', calendar],
    ['管理', org],
    ['管理', createModelFeature(services)],
    ['检查', createPhotoFeature(services)],
  ];
  const features = sections.map(([, feature]) => feature);
  const help: Help = new Map(
    TOPICS.map(topic => [
      topic,
      sections.flatMap(([of, feature]) =>
        of === topic ? feature.commands.filter(({ roles }) => roles?.length !== 0) : [],
      ),
    ]),
  );
  const commands: Command[] = features.flatMap(feature => feature.commands);
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
      if (takesUp(dc) && asideOf(dc)) return takeUp(dc);
    }

    const running = active && dc.findDialog(active.id);
    if (active && isInterruptible(running) && running.claims?.(active, turn.text)) {
      await answer(dc);
      return;
    }
    const said = meant(context, active !== undefined);
    if (!active && turn.files.length === 0 && !turn.inGroup && isAskedWord(said)) {
      const { actor, messageId } = turn;
      const asked = readAskedWord(said, await services.tasks.lastOffered({ actor, messageId }));
      if (asked?.kind === 'several') return say(context, asked.reply);
      const command = asked && matchCommand(asked.command, commands);
      if (command) return open(dc, command);
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
      const asks = turn.files.length === 0 && !freeText && looksLikeQuestion(turn.text);
      if (named && (asks || named.understood)) return openNamed(dc, named);
      const question = turn.inGroup || turn.files.length > 0 ? undefined : questionFor(context);
      if (question) await dc.beginDialog(question.dialogId, question.args);
      else if (asks) await dc.beginDialog(ASK);
      else await answer(dc);
      return;
    }
    const sentence = await sentenceFor(context);
    if (sentence) {
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
      await say(dc.context, rootReplies.tooManyOpen);
      return reprompt(dc);
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
    if (dc.stack.length >= MAX_OPEN) await say(context, rootReplies.tooManyOpen);
    else if (dc.stack.some(open => open.id === command.dialogId)) await say(context, rootReplies.alreadyOpen);
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

  /** In private only: what is planned, looked up or filed concerns units. */
  async function sentenceFor(context: TurnContext) {
    const turn = turnOf(context);
    if (turn.inGroup || turn.text === '' || turn.files.length > 0) return undefined;
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

/** 继续填写; in the middle of a form only in as many words, and by the number of its button outside one. */
function takesUp(dc: DialogContext): boolean {
  const open = dc.activeDialog !== undefined;
  return rootReplies.takesUp(meant(dc.context, open), open);
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

/**
 * What a text means outside a form: the option of the last offer that it names by number, label or 单号; a bare 单号 asks to see the
 * record; 「我们厅为什么被扣分」 is the command 为什么扣分.
 */
function meant(context: TurnContext, inForm: boolean): string {
  const { text, now } = turnOf(context);
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
  // One that names a month or quarter, or how much, is answered from that period's scores.
  const ofScores = readKpiPeriod(text, now) !== undefined || NAMES_POINTS.test(text);
  return rootReplies.asksWhyDeducted(text) && !ofScores ? rootReplies.whyPhrase : text;
}

/** Keeps what was last offered outside a form, so that its number or label can be typed. */
function rememberOffer(context: TurnContext, dc: DialogContext): void {
  const memory = memoryOf(context);
  const last = lastOffer(context);
  if (dc.activeDialog || last.length === 0) delete memory.offered;
  else memory.offered = last;
}

/** Keeps what was last talked about, so that 「期限还算吗」 needs no 单号. */
function rememberSubject(context: TurnContext): void {
  const ref = lastRef(context);
  if (ref && ref.no !== '') memoryOf(context).about = { no: ref.no, at: turnOf(context).now.toISOString() };
}

function talkOf(context: TurnContext): Talk {
  const last = memoryOf(context).about as Submission | undefined;
  const { now } = turnOf(context);
  return last && now.getTime() - new Date(last.at).getTime() <= TALK_MS ? { about: last.no } : {};
}

interface Submission {
  /** 单号 of what was submitted. */
  readonly no: string;
  /** ISO. */
  readonly at: string;
}

/** Keeps what a confirmation has just submitted until something else is said, so that a confirmation said once more can be answered. */
function rememberSubmission(context: TurnContext, closed: boolean): void {
  const memory = memoryOf(context);
  const { text, now } = turnOf(context);
  // A tap on the button of a form says its key.
  const submits = rootReplies.isSubmission(text) || (closed && text === confirmKey);
  if (!submits) {
    delete memory.submitted;
    return;
  }
  const ref = lastRef(context);
  if (closed && ref) memory.submitted = { no: ref.no, at: now.toISOString() } satisfies Submission;
}

/** The 单号 of the last submission, where only confirmations have been said since, and not long ago. */
function lastSubmission(context: TurnContext): string | undefined {
  const last = memoryOf(context).submitted as Submission | undefined;
  const { now } = turnOf(context);
  return last && now.getTime() - new Date(last.at).getTime() <= REPEATED_MS ? last.no : undefined;
}
