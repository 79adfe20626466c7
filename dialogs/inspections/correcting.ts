import { checkText } from '../../src/domain/language/clean-text.ts';
import { foldAnswer } from '../../src/domain/language/fold-answer.ts';
import { parseConfirm } from '../../src/domain/language/parse-confirm.ts';
import { parseSubmission } from '../../src/domain/language/parse-submission.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { numberIsNoText } from '../framework/text-slot.ts';
import { formReplies } from '../replies/forms.ts';
import { type Filing, finish, type OpenedDraft, type Outcome, stay } from './filing.ts';
import { again } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { correctionReplies } from './replies/correction.ts';
import { submit } from './summary.ts';

/** Why the result is corrected; everybody concerned reads it. */
export async function atWhy(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { services, state, turn } = filing;
  if (formReplies.isBack(turn.text)) {
    state.phase = 'summary';
    return again(filing, open, '');
  }
  const checked = checkText(turn.text);
  if (!checked.ok || checked.text.length < 2) return again(filing, open, correctionReplies.reasonTooShort);
  const no = readNumber(checked.text);
  if (no !== undefined) return stay(numberIsNoText(no, {}, '更正原因'));
  await services.saveCorrectionReason({ actor: turn.actor, inspectionId: open.inspectionId, reason: checked.text });
  state.phase = 'compare';
  return again(filing, { ...open, correcting: { ...open.correcting!, reason: checked.text } }, '');
}

/** What changed stands before the person: only explicit words correct the result. */
export async function atCompare(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const { state, turn } = filing;
  const said = foldAnswer(turn.text);
  const option = correctionReplies.options.find(each => each.key === said || each.label === said);
  if (option?.does === 'confirm' || parseSubmission(turn.text) === 'words')
    return submit(filing, open.inspectionId, () => {
      state.phase = 'summary';
      return again(filing, open, correctionReplies.incomplete);
    });
  if (option?.does === 'change' || formReplies.isBack(turn.text)) {
    state.phase = 'summary';
    return again(filing, open, '');
  }
  if (option?.does === 'reason') {
    state.phase = 'why';
    return again(filing, open, '');
  }
  if (option?.does === 'cancel' || parseConfirm(turn.text) === 'no')
    return finish(choosingReplies.draftKept(state.resumeBy));
  return stay(correctionReplies.unclear(open, turn.now));
}
