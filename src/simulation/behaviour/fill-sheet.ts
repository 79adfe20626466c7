import { answerItem, type InspectionDraft, waivePhoto } from '../../domain/inspections/draft.ts';
import { itemResult } from '../../domain/inspections/item-result.ts';
import { populations, populationsOf } from '../../domain/inspections/samples/scheme.ts';
import type { Sheet, SheetItem } from '../../domain/inspections/sheet.ts';
import {
  deductedPerOccurrence,
  fullAnswer,
  type ItemAnswer,
  leastPoints,
  rated,
} from '../../domain/language/item-answer.ts';
import type { Chance, ChoiceKey } from '../chance.ts';

/** So many of a hundred items fail. */
const FAILING = 4;

/** Answers every item of a sheet: mostly in order, so many of a hundred not. */
export function fillSheet(
  chance: Chance,
  { sheet, draft, failing = FAILING }: { sheet: Sheet; draft: InspectionDraft; failing?: number | undefined },
  ...key: ChoiceKey
): InspectionDraft {
  let filled = draft;
  for (const item of sheet.items) {
    const fails = chance.percent(failing, 'fails', item.ordinal, ...key);
    const answer = fails ? failingAnswer(chance, sheet, item, key) : goodAnswer(chance, sheet, item, key);
    const failed = itemResult(item, answer) === 'fail';
    filled = answerItem(filled, item, answer, failed ? '现场与标准不符' : '');
    if (failed && item.evidenceRequired) filled = waivePhoto(filled, item.ordinal, '现场不便拍照');
  }
  return filled;
}

/** All points, or a good rate. */
export function goodAnswer(chance: Chance, sheet: Sheet, item: SheetItem, key: ChoiceKey): ItemAnswer {
  const full = fullAnswer(item);
  if (full) return full;
  if (item.scoring !== 'sampledRate') return { result: 'notApplicable' };
  const sampled = sampleSize(sheet, item);
  const least = Math.ceil((sampled * (item.target ?? 0)) / 100);
  return answered(rated(sampled, chance.between(least, sampled, 'qualified', item.ordinal, ...key), item.maxPoints));
}

function failingAnswer(chance: Chance, sheet: Sheet, item: SheetItem, key: ChoiceKey): ItemAnswer {
  const { maxPoints, deductionPer, scoring } = item;
  if (scoring === 'yesNo') return { result: 'scored', points: leastPoints(item) };
  if (scoring === 'points')
    return {
      result: 'scored',
      points: chance.between(0, Math.max(0, Math.floor(maxPoints) - 1), 'points', item.ordinal, ...key),
    };
  if (scoring === 'deduction' && deductionPer !== undefined)
    return answered(
      deductedPerOccurrence(chance.between(1, 3, 'occurrences', item.ordinal, ...key), deductionPer, item),
    );
  if (scoring !== 'sampledRate') return goodAnswer(chance, sheet, item, key);
  const sampled = sampleSize(sheet, item);
  const most = Math.max(0, Math.ceil((sampled * (item.target ?? 100)) / 100) - 1);
  const qualified = chance.between(Math.floor(most / 2), most, 'qualified', item.ordinal, ...key);
  return answered(rated(sampled, qualified, maxPoints));
}

/** As many customers as the programme lays down for the groups the rate is measured over. */
function sampleSize(sheet: Sheet, item: SheetItem): number {
  const titles = populationsOf(sheet, item);
  const groups = populations(sheet).filter(({ title }) => titles.length === 0 || titles.includes(title));
  return groups.reduce((sum, { size }) => sum + size, 0) || 30;
}

function answered(verdict: ReturnType<typeof rated>): ItemAnswer {
  if (verdict.kind !== 'answer') throw new RangeError(verdict.kind);
  return verdict.answer;
}
