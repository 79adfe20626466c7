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

  it.each(['今天 9:30', '明天14:05'])('date %s', text => {
    expect(parseDate(widen(text), now)).toEqual(parseDate(text, now));
  });

  it('number', () => {
    expect(parseNumber('85\uFF01')).toEqual(parseNumber('85!'));
  });
});
