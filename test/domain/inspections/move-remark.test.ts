import { describe, expect, it } from 'vitest';
import { answerItem, answerOf } from '../../../src/domain/inspections/draft.ts';
import { namedItems } from '../../../src/domain/inspections/free/named-items.ts';
import { correctedTime } from '../../../src/domain/inspections/free/said-time.ts';
import { moveRemark, readBelonging, remarksWith } from '../../../src/domain/inspections/move-remark.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const SHEET = sheet(
  item(1, { title: '门头招牌', scoring: 'yesNo', maxPoints: 4 }),
  item(2, { title: '厅容环境', maxPoints: 6 }),
  item(3, { title: '等候时长', scoring: 'deduction', maxPoints: 8, deductionPer: 2 }),
  item(4, { title: '便民设施', scoring: 'deduction', maxPoints: 4, deductionPer: 1 }),
);
const [DOOR, HALL, QUEUE, COMFORT] = SHEET.items as [
  (typeof SHEET.items)[0],
  (typeof SHEET.items)[0],
  (typeof SHEET.items)[0],
  (typeof SHEET.items)[0],
];
const lost = (note: string) => answerItem(emptyDraft(), QUEUE, { result: 'scored', points: 6 }, note);
const move = (note: string, words: string, to: typeof HALL, draft = lost(note)) =>
  moveRemark(draft, { from: QUEUE, to, found: remarksWith(SHEET, draft, words)[0]! });

describe('a remark that belongs to another item', () => {
  it.each([
    ['厕所那个算环境的', '厕所', '环境'],
    ['厕所脏的应该记到厅容那项里', '厕所脏', '厅容'],
    ['厕所归环境', '厕所', '环境'],
    ['地面那条放到门头吧', '地面', '门头'],
  ])('%s', (text, words, to) => expect(readBelonging(text)).toEqual({ words, to }));

  it('takes what was lost for it along', () => {
    const { draft, points } = move('厕所脏', '厕所', HALL);
    expect(points).toBe('moved');
    expect(answerOf(draft, 2)).toMatchObject({ answer: { result: 'scored', points: 4 }, note: '厕所脏' });
    expect(answerOf(draft, 3)).toEqual({ note: '', fileIds: [] });
  });

  it('opens both where the other cannot lose as much', () => {
    const full = answerItem(lost('厕所脏'), DOOR, { result: 'scored', points: 4 });
    const { draft, points } = move('', '厕所', DOOR, full);
    expect(points).toBe('open');
    expect(answerOf(draft, 1)).toEqual({ note: '厕所脏', fileIds: [] });
    expect(answerOf(draft, 3).answer).toBeUndefined();
  });

  it('leaves the points where other remarks stay, and opens what had all its own', () => {
    const full = answerItem(lost('三个人超时，厕所脏'), COMFORT, { result: 'scored', points: 4 });
    const { draft, points } = move('', '厕所', COMFORT, full);
    expect(points).toBe('kept');
    expect(answerOf(draft, 3)).toMatchObject({ answer: { result: 'scored', points: 6 }, note: '三个人超时' });
    expect(answerOf(draft, 4)).toEqual({ note: '厕所脏', fileIds: [] });
  });
});

it.each<[string, number[]]>([
  ['排队', [3]],
  ['环境', [2]],
  ['第4项', [4]],
  ['小王', []],
])('%s names %j', (words, ordinals) => expect(namedItems(words, SHEET).map(each => each.ordinal)).toEqual(ordinals));

it.each<[string, string | undefined]>([
  ['10点半', '2026-11-20T10:30:00+08:00'],
  ['下午两点', '2026-11-20T14:00:00+08:00'],
  ['改成下午', '2026-11-20T15:00:00+08:00'],
  ['昨天', '2026-11-22T09:15:00+08:00'],
  ['昨天下午三点', '2026-11-22T15:00:00+08:00'],
  ['昨天上午', '2026-11-22T10:00:00+08:00'],
  ['太长', undefined],
  ['', undefined],
])('the time of the visit becomes %s', (text, expected) => {
  const [before, now] = ['2026-11-20T09:15:00+08:00', '2026-11-23T16:00:00+08:00'].map(each => new Date(each));
  expect(correctedTime(text, before!, now!)).toEqual(expected && new Date(expected));
});
