import { describe, expect, it } from 'vitest';
import { answerItem, attachFiles, waivePhoto } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import { givenAnswer, isAsked } from '../../../src/domain/inspections/given-answer.ts';
import { nextOpenItem, progressOf } from '../../../src/domain/inspections/progress.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const scored = (points: number, more = {}): ItemAnswer => ({ result: 'scored', points, ...more });

describe('an item with a condition', () => {
  const first = item(1, { scoring: 'yesNo' });
  const ifFailed = item(2, { condition: { ordinal: 1, is: 'fail' } });
  const ifThatPassed = item(3, { condition: { ordinal: 2, is: 'pass' } });
  const of = sheet(first, ifFailed, ifThatPassed);
  const askedAfter = (draft: ReturnType<typeof emptyDraft>) => of.items.map(each => isAsked(of, draft, each));

  it('is not asked before its condition can be judged, and only when it is met', () => {
    expect(askedAfter(emptyDraft())).toEqual([true, false, false]);
    expect(askedAfter(answerItem(emptyDraft(), first, scored(10)))).toEqual([true, false, false]);
    const failed = answerItem(emptyDraft(), first, scored(0));
    expect(askedAfter(failed)).toEqual([true, true, false]);
    expect(askedAfter(answerItem(failed, ifFailed, scored(10)))).toEqual([true, true, true]);
  });

  it('counts as not applicable when it is hidden again, whatever was answered, and is no part of the progress', () => {
    const failed = answerItem(answerItem(emptyDraft(), first, scored(0)), ifFailed, scored(3));
    const passed = answerItem(failed, first, scored(10));
    expect(givenAnswer(of, passed, ifFailed)).toEqual({ result: 'notApplicable' });
    expect(progressOf(of, passed)).toMatchObject({ answered: 1, total: 1, open: [], failed: [] });
    expect(nextOpenItem(of, failed)).toBeUndefined();
  });

  it('may hang on a choice', () => {
    const choice = item(1, {
      scoring: 'choice',
      options: [
        { label: '好', points: 10 },
        { label: '差', points: 0 },
      ],
    });
    const ifBad = item(2, { condition: { ordinal: 1, is: ['差'] } });
    const chosen = (label: string, points: number) =>
      answerItem(emptyDraft(), choice, scored(points, { choice: label }));
    expect(isAsked(sheet(choice, ifBad), chosen('差', 0), ifBad)).toBe(true);
    expect(isAsked(sheet(choice, ifBad), chosen('好', 10), ifBad)).toBe(false);
  });
});

describe('a photo item', () => {
  const photo = item(1, { scoring: 'photo', maxPoints: 0 });
  const of = sheet(photo);
  it.each([
    ['open without a picture', emptyDraft(), [1]],
    ['answered by one', attachFiles(emptyDraft(), 1, ['file-1']), []],
    ['answered by the reason why there is none', waivePhoto(emptyDraft(), 1, '暂无照片：停电'), []],
  ] as const)('is %s', (_, draft, open) => expect(progressOf(of, draft).open).toEqual(open));
});

it('「其余满分」 fills what 满分 answers, leaves the rest open, and goes by the conditions as they come out', () => {
  const of = sheet(
    item(1, {
      scoring: 'choice',
      options: [
        { label: '好', points: 10 },
        { label: '差', points: 0 },
      ],
    }),
    item(2, { scoring: 'number', range: { passMax: 10 } }),
    item(3, { scoring: 'text', maxPoints: 0 }),
    item(4, { scoring: 'signature', maxPoints: 0 }),
    item(5, { condition: { ordinal: 1, is: 'fail' } }),
    item(6, { condition: { ordinal: 1, is: 'pass' } }),
  );
  const { draft, left } = fillRest(of, emptyDraft());
  expect(left).toEqual([2, 3, 4]);
  expect(draft.answers).toMatchObject({ 1: { answer: { points: 10, choice: '好' } }, 6: { answer: { points: 10 } } });
  expect(draft.answers[5]).toBeUndefined();
});
