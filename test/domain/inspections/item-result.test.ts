import { expect, it } from 'vitest';
import { type ItemResult, itemResult } from '../../../src/domain/inspections/item-result.ts';
import type { SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';
import { item } from './sheets.ts';

const scored = (points: number, more = {}): ItemAnswer => ({ result: 'scored', points, ...more });
const rate = (target?: number): Partial<SheetItem> => ({ scoring: 'sampledRate', maxPoints: 10, target });

it.each<[string, Partial<SheetItem>, ItemAnswer, ItemResult]>([
  ['yes', { scoring: 'yesNo' }, scored(10), 'pass'],
  ['no', { scoring: 'yesNo' }, scored(0), 'fail'],
  ['all points', {}, scored(10), 'pass'],
  ['the smallest loss', {}, scored(9.99), 'fail'],
  ['no occurrence', { scoring: 'deduction', deductionPer: 2 }, scored(10, { occurrences: 0 }), 'pass'],
  ['one occurrence', { scoring: 'deduction', deductionPer: 2 }, scored(8, { occurrences: 1 }), 'fail'],
  ['a rate at its target', rate(90), scored(9, { sampled: 20, qualified: 18 }), 'pass'],
  ['a rate just below its target', rate(90), scored(9, { sampled: 1000, qualified: 899 }), 'fail'],
  ['a rate that only rounds to its target', rate(66.67), scored(6.67, { sampled: 3, qualified: 2 }), 'fail'],
  ['a rate without target, not full', rate(), scored(9, { sampled: 20, qualified: 18 }), 'fail'],
  ['not applicable', { veto: true }, { result: 'notApplicable' }, 'notApplicable'],
])('%s', (_, more, answer, expected) => expect(itemResult(item(1, more), answer)).toBe(expected));
