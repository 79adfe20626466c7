import { describe, expect, it } from 'vitest';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { parseConfirm } from '../../../src/domain/language/parse-confirm.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { parseItemAnswer } from '../../../src/domain/language/parse-item-answer.ts';
import { parseNumber } from '../../../src/domain/language/parse-number.ts';

/** Chinese keyboards type full-width marks: they separate and end like their ASCII forms, and stay as typed in a remark. */
const WIDE: Record<string, string> = {
  ',': '\uFF0C',
  ';': '\uFF1B',
  ':': '\uFF1A',
  '!': '\uFF01',
  '?': '\uFF1F',
  '(': '\uFF08',
  ')': '\uFF09',
};
const widen = (text: string) => text.replace(/[,;:!?()]/g, mark => WIDE[mark] ?? mark);

const item = { scoring: 'points', maxPoints: 10 } as const;
const options = [
  { key: '1', label: '合格' },
  { key: '2', label: '不合格' },
];
const now = new Date('2026-11-02T09:00:00+08:00');

describe('full-width marks', () => {
  it.each(['扣1分,地面有水', '扣2分;叫号机坏了', '满分!', '不适用(没有此项)', '备注:灯箱不亮', '扣1分,扣2分'])(
    'item answer %s',
    text => {
      const narrow = parseItemAnswer(text, item);
      const wide = parseItemAnswer(widen(text), item);
      expect(wide.kind).toBe(narrow.kind);
      if (wide.kind === 'answer' && narrow.kind === 'answer') expect(wide.answer).toEqual(narrow.answer);
    },
  );

  it.each<[string, number, number]>([
    ['抽20户,合格18户', 20, 18],
    ['20户,18户合格', 20, 18],
    ['18户达标,共20户', 20, 18],
    ['抽20户,不合格2户', 20, 18],
    ['20户,全部达标', 20, 20],
    ['20户18户合格:两户未回访', 20, 18],
  ])('sample %s', (text, sampled, qualified) => {
    const rate = { scoring: 'sampledRate', maxPoints: 10 } as const;
    for (const each of [text, widen(text)])
      expect(parseItemAnswer(each, rate)).toMatchObject({ kind: 'answer', answer: { sampled, qualified } });
  });

  it.each<[string, object]>([
    ['2处:缺公示;灯箱坏', { answer: { result: 'scored', points: 6, occurrences: 2 }, note: '缺公示\uFF0C灯箱坏' }],
    ['扣3分:到店9:30无人', { answer: { result: 'scored', points: 7 }, note: '到店9:30无人' }],
    ['满分', { answer: { result: 'scored', points: 10 } }],
  ])('a remark behind a colon: %s', (text, expected) => {
    const counted = { scoring: 'deduction', maxPoints: 10, deductionPer: 2 } as const;
    expect(parseItemAnswer(text, counted)).toEqual({ kind: 'answer', ...expected });
    const { kind, ...wide } = parseItemAnswer(widen(text), counted) as { kind: string; note?: string };
    expect({ kind, ...wide, ...(wide.note && { note: wide.note.replace('9\uFF1A30', '9:30') }) }).toEqual({
      kind: 'answer',
      ...expected,
    });
  });

  it('keeps the marks inside a bracketed remark as they were typed', () => {
    expect(parseItemAnswer('扣1分\uFF08地面有水\uFF0C未清理\uFF09', item)).toMatchObject({
      note: '地面有水\uFF0C未清理',
    });
  });

  it.each(['是的!', '对,没错', '不是!', '可以吗?'])('confirmation %s', text => {
    expect(parseConfirm(widen(text))).toBe(parseConfirm(text));
  });

  it.each(['(1)', '1)', '1:合格', '1,2'])('choice %s', text => {
    expect(parseChoice(widen(text), options, { multiple: true })).toEqual(
      parseChoice(text, options, { multiple: true }),
    );
  });

  it.each(['今天 9:30', '明天14:05', '11月2日,上午9:30', '昨天,下午三点'])('date %s', text => {
    expect(parseDate(text, now)).toMatchObject({ kind: 'date', time: expect.any(String) });
    expect(parseDate(widen(text), now)).toEqual(parseDate(text, now));
  });

  it('number', () => {
    expect(parseNumber('85\uFF01')).toEqual(parseNumber('85!'));
  });
});
