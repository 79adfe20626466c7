import { describe, expect, it } from 'vitest';
import { type AnswerCorrection, correctAnswer } from '../../../src/domain/inspections/correct-answer.ts';
import { answerItem, attachFiles, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { givenAnswer } from '../../../src/domain/inspections/given-answer.ts';
import { openedBy } from '../../../src/domain/inspections/progress.ts';
import { changedOrdinals, changesNothing } from '../../../src/domain/inspections/revision.ts';
import type { Sample } from '../../../src/domain/inspections/samples/sample.ts';
import { INSTALLATION } from './samples/sheet.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const yes = { result: 'scored' as const, points: 10 };
const no = { result: 'scored' as const, points: 0 };
const sheetOf = sheet(
  item(1, { scoring: 'yesNo' }),
  item(2, { scoring: 'text', maxPoints: 0, condition: { ordinal: 1, is: 'fail' } }),
  item(3, { scoring: 'photo', maxPoints: 0 }),
);
const [first, second, third] = sheetOf.items as [
  (typeof sheetOf.items)[number],
  (typeof sheetOf.items)[number],
  (typeof sheetOf.items)[number],
];
const filled = attachFiles(answerItem(emptyDraft(), first, yes), 3, ['old']);
const sample = (ordinal: number, qualified: boolean): Sample => ({
  ...{ ordinal, population: '新装客户', label: '', reached: true, note: '' },
  outcomes: { '1': qualified, '2': true },
});

describe('putting one item right', () => {
  it('opens what is asked only because of it, and closes it again', () => {
    const failed = correctAnswer(filled, first, { kind: 'answer', answer: no, note: '坏了' });
    expect(openedBy(sheetOf, filled, failed)).toEqual([2]);
    expect(changedOrdinals(sheetOf, filled, failed)).toEqual([1, 2]);
    const answered = answerItem(failed, second, { result: 'recorded', text: '已报修' });
    const back = correctAnswer(answered, first, { kind: 'answer', answer: yes, note: '' });
    expect(changedOrdinals(sheetOf, answered, back)).toEqual([1, 2]);
    expect(givenAnswer(sheetOf, back, second)).toEqual({ result: 'notApplicable' });
    expect(openedBy(sheetOf, answered, back)).toEqual([]);
  });

  it.each<[string, AnswerCorrection, Partial<InspectionDraft['answers'][string]>]>([
    ['other pictures', { kind: 'photos', fileIds: ['new', 'newer'] }, { fileIds: ['new', 'newer'] }],
    ['no picture, and why', { kind: 'noPhoto', note: '没有拍' }, { fileIds: [], noPhoto: true, note: '没有拍' }],
  ])('a photo: %s', (_, correction, expected) => {
    const after = correctAnswer(filled, third, correction);
    expect(after.answers['3']).toMatchObject(expected);
    expect(givenAnswer(sheetOf, after, third)).toEqual({ result: 'recorded', text: '' });
    expect(changedOrdinals(sheetOf, filled, after)).toEqual([3]);
  });

  it('a rate by its customers, which is a change of the result', () => {
    const [rate] = INSTALLATION.items as [(typeof INSTALLATION.items)[number]];
    const before = { ...emptyDraft(), samples: [sample(1, true), sample(2, false)] };
    const after = correctAnswer(before, rate, { kind: 'samples', samples: [sample(1, true), sample(2, true)] });
    expect(givenAnswer(INSTALLATION, after, rate)).toMatchObject({ sampled: 2, qualified: 2 });
    expect(changedOrdinals(INSTALLATION, before, after)).toEqual([1]);
    expect(changesNothing(INSTALLATION, before, after)).toBe(false);
  });

  it('a rate by counts, over the records of its customers and of no other rate', () => {
    const [rate, other] = INSTALLATION.items as [
      (typeof INSTALLATION.items)[number],
      (typeof INSTALLATION.items)[number],
    ];
    const before = { ...emptyDraft(), samples: [sample(1, false)] };
    const answer = { result: 'scored' as const, points: 25, sampled: 20, qualified: 20 };
    const after = correctAnswer(before, rate, { kind: 'answer', answer, note: '' });
    expect(givenAnswer(INSTALLATION, after, rate)).toMatchObject({ sampled: 20, qualified: 20 });
    expect(givenAnswer(INSTALLATION, after, other)).toMatchObject({ sampled: 1, qualified: 1 });
  });
});
