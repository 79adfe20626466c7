import type { ItemAnswer } from '../language/item-answer.ts';
import { answerOf, type InspectionDraft } from './draft.ts';
import { itemResult } from './item-result.ts';
import { sampledAnswer } from './samples/rates.ts';
import { itemAt, type Sheet, type SheetItem } from './sheet.ts';

type Answers = Pick<InspectionDraft, 'answers' | 'samples'>;

/** Whether an item is asked: its condition is met. One whose condition cannot be judged yet is not. */
export function isAsked(sheet: Sheet, draft: Answers, item: SheetItem): boolean {
  const { condition } = item;
  const earlier = condition && itemAt(sheet, condition.ordinal);
  // A condition looks back only; anything else would be a circle.
  if (!condition || !earlier || earlier.ordinal >= item.ordinal) return true;
  if (!isAsked(sheet, draft, earlier)) return false;
  const answer = ownAnswer(sheet, draft, earlier);
  if (answer === undefined) return false;
  const { is } = condition;
  if (is === 'fail' || is === 'pass') return itemResult(earlier, answer) === is;
  return answer.result === 'scored' && answer.choice !== undefined && is.includes(answer.choice);
}

/** The answer an item counts with: one that is not asked is not applicable, whatever was said before. */
export function givenAnswer(sheet: Sheet, draft: Answers, item: SheetItem): ItemAnswer | undefined {
  return isAsked(sheet, draft, item) ? ownAnswer(sheet, draft, item) : { result: 'notApplicable' };
}

/**
 * A picture answers a `photo` item, or the reason why there is none; the sampled customers answer a rate that they speak of; anything
 * else is answered by what was said.
 */
function ownAnswer(sheet: Sheet, draft: Answers, item: SheetItem): ItemAnswer | undefined {
  const { answer, fileIds, noPhoto } = answerOf(draft, item.ordinal);
  if (item.scoring === 'photo' && answer === undefined && (fileIds.length > 0 || noPhoto)) {
    return { result: 'recorded', text: '' };
  }
  return sampledAnswer(sheet, draft.samples ?? [], item) ?? answer;
}
