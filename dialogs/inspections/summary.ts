import { foldAnswer } from '../../src/domain/language/fold-answer.ts';
import { parseConfirm } from '../../src/domain/language/parse-confirm.ts';
import { parseItemAnswer } from '../../src/domain/language/parse-item-answer.ts';
import { formReplies } from '../replies/forms.ts';
import { answerRest } from './answering.ts';
import { type Filing, finish, type OpenedDraft, type Outcome, stay } from './filing.ts';
import { readItemCommand } from './item-commands.ts';
import { again } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { resultReplies } from './replies/result.ts';
import { summaryReplies } from './replies/summary.ts';
import { runCommand } from './run-command.ts';

/** One message at the summary: confirm, correct, cancel, or anything that can be said of the draft. */
export async function atSummary(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { text } = filing.turn;
  switch (readChoice(text)) {
    case 'confirm':
      return submit(filing, open.inspectionId, () => again(filing, open, summaryReplies.incomplete));
    case 'correct':
      return stay(summaryReplies.whichToCorrect(open));
    case 'cancel':
      return finish(choosingReplies.draftKept);
    case undefined:
      break;
  }
  const command = readItemCommand(text, open.sheet);
  if (command) return runCommand(filing, open, command);
  const item = open.sheet.items[0];
  if (item && parseItemAnswer(text, item).kind === 'restFull') return answerRest(filing, open);
  return stay(summaryReplies.unclear);
}

/** The three choices by key, label or plain words; 「修改第3项」 is no choice but a command. */
function readChoice(text: string): 'confirm' | 'correct' | 'cancel' | undefined {
  const said = foldAnswer(text);
  const option = formReplies.summaryOptions.find(each => each.key === said || each.label === said);
  if (option) return option.does;
  if (formReplies.correction(text) === '') return 'correct';
  const confirmed = parseConfirm(text);
  return confirmed === 'unknown' ? undefined : confirmed === 'yes' ? 'confirm' : 'cancel';
}

/**
 * A confirmation of what is submitted already: a repeated message, or a second device. It gets the first one's answer.
 *
 * @returns undefined when the message is no confirmation.
 */
export async function confirmAgain(filing: Filing, inspectionId: string): Promise<Outcome | undefined> {
  const { state, turn } = filing;
  if (state.phase !== 'summary' || readChoice(turn.text) !== 'confirm') return undefined;
  return submit(filing, inspectionId, () => finish(choosingReplies.closed(null)));
}

async function submit(filing: Filing, inspectionId: string, incomplete: () => Outcome): Promise<Outcome> {
  const { services, turn } = filing;
  const submitted = await services.submit({ actor: turn.actor, inspectionId });
  switch (submitted.kind) {
    case 'filed':
      return finish(resultReplies.filed(submitted, turn.now));
    case 'incomplete':
      return incomplete();
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
