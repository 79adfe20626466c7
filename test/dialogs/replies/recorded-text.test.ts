import { describe, expect, it } from 'vitest';
import { changeLine, showItemRecord } from '../../../dialogs/replies/recorded-text.ts';
import type { RecordedItem } from '../../../src/domain/inspections/notices.ts';
import type { RecordedResult } from '../../../src/domain/rectification/recorded-result.ts';

const base: RecordedResult = {
  ...{ scoring: 'points', points: '10', maxPoints: '10', occurrences: null, sampled: null, qualified: null },
  ...{ target: null, choice: null, value: null, text: null, capped: false, veto: false },
};
const unscored = { points: null, maxPoints: '0' };

const cases: [string, RecordedItem['result'], Partial<RecordedResult>, string][] = [
  ['not applicable', 'notApplicable', { points: null }, '不适用'],
  ['yes', 'pass', { scoring: 'yesNo' }, '合格'],
  ['no', 'fail', { scoring: 'yesNo', points: '0' }, '不合格'],
  ['no, without points', 'fail', { scoring: 'yesNo', points: '0', maxPoints: '0', occurrences: 1 }, '不合格'],
  ['no, of a veto item', 'fail', { scoring: 'yesNo', points: '0', veto: true }, '不合格（一票否决项）'],
  ['yes, of a veto item', 'pass', { scoring: 'yesNo', veto: true }, '合格'],
  ['all points', 'pass', {}, '满分'],
  ['points lost', 'fail', { points: '7.5' }, '扣 2.5 分，得 7.5/10'],
  ['occurrences', 'fail', { scoring: 'deduction', points: '8', occurrences: 2 }, '2 处，扣 2 分，得 8/10'],
  [
    'occurrences beyond the cap',
    'fail',
    { scoring: 'deduction', points: '5', occurrences: 9, capped: true },
    '9 处，扣 5 分（已到上限），得 5/10',
  ],
  ['the best choice', 'pass', { scoring: 'choice', choice: '优秀' }, '选「优秀」，得 10/10'],
  ['a choice that costs', 'fail', { scoring: 'choice', points: '8', choice: '良好' }, '选「良好」，得 8/10'],
  ['a value that passes', 'pass', { scoring: 'number', value: '9分钟' }, '实测 9分钟，达标，得 10/10'],
  [
    'a value that does not, without points',
    'fail',
    { scoring: 'number', value: '12分钟', points: '0', maxPoints: '0' },
    '实测 12分钟，未达标',
  ],
  [
    'a rate',
    'fail',
    { scoring: 'sampledRate', points: '9.33', sampled: 30, qualified: 28, target: '98' },
    '28/30，93.33%，目标 98%',
  ],
  ['a whole sample', 'pass', { scoring: 'sampledRate', sampled: 30, qualified: 30 }, '30/30，100%'],
  ['words', 'pass', { ...unscored, scoring: 'text', text: '已要求整改' }, '已要求整改'],
  ['a picture', 'pass', { ...unscored, scoring: 'photo', text: '' }, '已拍照'],
  ['who confirmed', 'pass', { ...unscored, scoring: 'signature', text: '李娜 2026-11-02' }, '李娜 2026-11-02 已确认'],
  ['no points in the record', 'fail', { points: null }, ''],
];

describe('how a result records an item', () => {
  it.each(cases)('%s', (_, result, recorded, expected) =>
    expect(showItemRecord({ result, recorded: { ...base, ...recorded } })).toBe(expected),
  );

  it('says of a photo that there is none', () =>
    expect(showItemRecord({ result: 'pass', recorded: { ...base, ...unscored, scoring: 'photo' }, photos: 0 })).toBe(
      '没有照片',
    ));

  it('reads a record stored before it held texts, caps and vetoes', () => {
    const { text: _text, capped: _capped, veto: _veto, choice: _choice, value: _value, ...old } = base;
    expect(showItemRecord({ result: 'fail', recorded: { ...old, points: '8' } })).toBe('扣 2 分，得 8/10');
  });
});

describe('a changed item', () => {
  const item = (more: Partial<RecordedItem>): RecordedItem => ({
    result: 'pass',
    recorded: base,
    note: '',
    photos: 0,
    ...more,
  });
  const line = (before: Partial<RecordedItem>, after: Partial<RecordedItem>) =>
    changeLine({ ordinal: 3, title: '叫号机', before: item(before), after: item(after) });

  it('tells what was answered', () =>
    expect(line({}, { result: 'fail', recorded: { ...base, points: '8' } })).toBe(
      '第 3 项 叫号机：满分 → 扣 2 分，得 8/10',
    ));
  it('tells another source', () =>
    expect(line({ source: 'dataPull' }, { source: 'phone' })).toBe('第 3 项 叫号机：来源 系统取数 → 电话抽查'));
  it('tells photos and remarks', () =>
    expect(line({ note: '旧' }, { note: '新', photos: 2 })).toBe('第 3 项 叫号机：备注改为「新」；照片 0 张 → 2 张'));
});
