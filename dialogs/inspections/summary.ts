import { correctedTime } from '../../src/domain/inspections/free/said-time.ts';
import { problemsOf, progressOf } from '../../src/domain/inspections/progress.ts';
import { changesNothing } from '../../src/domain/inspections/revision.ts';
import { readFigure } from '../../src/domain/language/chinese-number.ts';
import { foldAnswer } from '../../src/domain/language/fold-answer.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { parseConfirm } from '../../src/domain/language/parse-confirm.ts';
import { parseItemAnswer } from '../../src/domain/language/parse-item-answer.ts';
import { formReplies } from '../replies/forms.ts';
import { answerRest } from './answering.ts';
import { type Filing, finish, type OpenedDraft, type Outcome, stay } from './filing.ts';
import { answerByName } from './free.ts';
import { readItemCommand } from './item-commands.ts';
import { takeBelonging } from './moving-remarks.ts';
import { takeOtherUnit } from './other-unit.ts';
import { placeByName, whichPhotos } from './photos.ts';
import { again, goTo } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { correctionReplies } from './replies/correction.ts';
import { resultReplies } from './replies/result.ts';
import { summaryReplies } from './replies/summary.ts';
import { runCommand } from './run-command.ts';

/** A wish to go on says nothing about whether all is right: the summary is shown again. */
const GO_ON = /^(?:继续|继续填|继续填写|接着填|接着录|下一步)吧?$/;

/** One message at the summary: confirm, correct, cancel, or anything that can be said of the draft. */
export async function atSummary(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { state, turn } = filing;
  const { text } = turn;
  if (state.correcting) {
    delete state.correcting;
    return atCorrecting(filing, open);
  }
  switch (readChoice(text)) {
    case 'confirm':
      if (state.dayUnread !== undefined) return stay(summaryReplies.dayWanted(state.dayUnread));
      if (state.notUnderstood?.length && !chosen(text))
        return stay(summaryReplies.notAllUnderstood(state.notUnderstood));
      return open.correcting
        ? toCompare(filing, open)
        : submit(filing, open.inspectionId, () => again(filing, open, summaryReplies.incomplete));
    case 'correct':
      return askWhich(filing, open, '');
    case 'cancel':
      return finish(choosingReplies.draftKept(state.resumeBy));
    case undefined:
      break;
  }
  if (GO_ON.test(foldAnswer(text))) return again(filing, open, notSubmitted(open));
  if (state.dayUnread !== undefined && correctedTime(text, open.draft.inspectedAt, turn.now))
    return runCommand(filing, open, { kind: 'date', text });
  const command = readItemCommand(text, open.sheet);
  if (command) return runCommand(filing, open, command);
  const belonging =
    (await placeByName(filing, open)) ?? (await takeOtherUnit(filing, open)) ?? (await takeBelonging(filing, open));
  if (belonging) return belonging;
  const named = formReplies.correction(text);
  if (named !== undefined) {
    // 「改下 工牌扣3分」 tells what it becomes.
    const changed: Filing = { ...filing, turn: { ...turn, text: named.replace(/^一?下[\s,，]*/, '') } };
    return (await answerByName(changed, open, undefined)) ?? toNamed(filing, open, named);
  }
  const item = open.sheet.items[0];
  if (item && parseItemAnswer(text, item).kind === 'restFull') return answerRest(filing, open);
  return (
    (await answerByName(filing, open, undefined)) ??
    whichPhotos(filing, open) ??
    stay(formReplies.confirmsLoosely(text) ? formReplies.sayToSubmit(true) : summaryReplies.unclear)
  );
}

/** A correction is confirmed beside what it corrects, and says why. */
function toCompare(filing: Filing, open: OpenedDraft): Outcome {
  const { state, turn } = filing;
  if (problemsOf(open.sheet, open.draft, open.filedAt ?? turn.now).length > 0)
    return again(filing, open, summaryReplies.incomplete);
  const { before, reason } = open.correcting!;
  if (changesNothing(open.sheet, before, open.draft)) return again(filing, open, correctionReplies.nothingChanged);
  state.phase = reason === '' ? 'why' : 'compare';
  return again(filing, open, '');
}

/** 「请问要修改哪一项？」 is open: an item or a command is expected, and no yes submits. */
async function atCorrecting(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { text } = filing.turn;
  const said = foldAnswer(text);
  const ordinal = readFigure(said);
  if (ordinal !== undefined) return goTo(filing, open, ordinal);
  const command = readItemCommand(text, open.sheet);
  if (command) return runCommand(filing, open, command);
  const choice = readChoice(text);
  if (choice === 'correct') return askWhich(filing, open, '');
  if (choice !== undefined || GO_ON.test(said)) return again(filing, open, notSubmitted(open));
  return toNamed(filing, open, formReplies.correction(text) ?? text);
}

/** 「修改厅容环境」 */
function toNamed(filing: Filing, open: OpenedDraft, name: string): Outcome {
  const { items } = open.sheet;
  const options = items.map(({ ordinal, title }) => ({ key: `${ordinal}`, label: title }));
  const choice = parseChoice(name, options);
  if (choice.kind === 'one') return goTo(filing, open, items[choice.index]!.ordinal);
  const indexes = choice.kind === 'none' ? [] : choice.indexes;
  return askWhich(filing, open, summaryReplies.itemUnclear(indexes.map(index => items[index]!)));
}

function askWhich(filing: Filing, open: OpenedDraft, said: string): Outcome {
  filing.state.correcting = true;
  return again(filing, open, said);
}

const notSubmitted = (open: OpenedDraft): string =>
  summaryReplies.notSubmitted(progressOf(open.sheet, open.draft).open.length);

/**
 * The three choices by key, label or plain words; 「修改第3项」 is no choice but a command. Only explicit words submit: a loose yes
 * must not file anything.
 */
function readChoice(text: string): 'confirm' | 'correct' | 'cancel' | undefined {
  const option = chosen(text);
  if (option) return option.does;
  const said = foldAnswer(text);
  if (formReplies.correction(text) === '') return 'correct';
  if (formReplies.isConfirmation(said)) return 'confirm';
  return parseConfirm(text) === 'no' ? 'cancel' : undefined;
}

/** The choice that a text is word for word, or by its key. */
function chosen(text: string) {
  const said = foldAnswer(text);
  return formReplies.summaryOptions.find(each => each.key === said || each.label === said);
}

/**
 * A confirmation of what is submitted already: a repeated message, or a second device. It gets the first one's answer.
 *
 * @returns undefined when the message is no confirmation.
 */
export async function confirmAgain(filing: Filing, inspectionId: string): Promise<Outcome | undefined> {
  const { state, turn } = filing;
  if (state.phase !== 'summary' || state.correcting || readChoice(turn.text) !== 'confirm') return undefined;
  return submit(filing, inspectionId, () => finish(choosingReplies.closed(null)));
}

export async function submit(filing: Filing, inspectionId: string, incomplete: () => Outcome): Promise<Outcome> {
  const { services, turn } = filing;
  const submitted = await services.submit({ actor: turn.actor, inspectionId });
  switch (submitted.kind) {
    case 'filed':
      return finish(resultReplies.filed(submitted, turn.now));
    case 'incomplete':
      return incomplete();
    case 'reasonMissing':
    case 'unchanged':
      return finish(correctionReplies.refused(submitted.kind));
    case 'alreadyFiled':
      return finish(resultReplies.alreadyFiled(submitted, turn.now));
    case 'discarded':
      return finish(choosingReplies.closed(null));
    case 'noResponsibleUnit':
      return finish(summaryReplies.noResponsibleUnit);
    default:
      return unreachable(submitted);
  }
}

function unreachable(submitted: never): never {
  throw new Error(`unknown outcome ${JSON.stringify(submitted)}`);
}
