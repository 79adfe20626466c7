import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChoiceOption, parseChoice } from '../../../src/domain/language/parse-choice.ts';

const HALLS: ChoiceOption[] = [
  { key: '1', label: '通川营业厅', aliases: ['主厅'] },
  { key: '2', label: '达川营业厅' },
  { key: '3', label: '宣汉县分公司', aliases: ['宣汉'] },
];
const LETTERS: ChoiceOption[] = [
  { key: 'A', label: '符合' },
  { key: 'B', label: '不符合' },
  { key: 'C', label: '10000号热线' },
];

describe('parseChoice', () => {
  it.each<[string, number]>([
    ['2', 1],
    ['2', 1],
    ['②', 1],
    ['二', 1],
    ['选2', 1],
    ['2号', 1],
    ['(2)', 1],
    ['2.达川营业厅', 1],
    ['达川营业厅', 1],
    ['达川', 1],
    ['我选达川营业厅吧', 1],
    ['去达川营业厅看看', 1],
    ['第二个', 1],
    ['第2个', 1],
    ['第2项', 1],
    ['最后一个', 2],
    ['倒数第一个', 2],
    ['倒数第二个', 1],
    ['主厅', 0],
    ['宣汉', 2],
    ['通川 营业厅', 0],
  ])('one: %s', (raw, index) => expect(parseChoice(raw, HALLS)).toEqual({ kind: 'one', index }));

  it.each<[string, number]>([
    ['B', 1],
    ['b', 1],
    ['B', 1],
    ['符合', 0],
    ['不符合', 1],
    ['这个不符合要求', -1],
    ['10000', 2],
    ['1', -1],
    ['第一个', 0],
  ])('letters: %s', (raw, index) =>
    expect(parseChoice(raw, LETTERS)).toEqual(index < 0 ? { kind: 'none' } : { kind: 'one', index }),
  );

  it('an exact label beats key, place and longer labels', () => {
    const options = [
      { key: '1', label: '营业厅和热线' },
      { key: '2', label: '营业厅' },
      { key: '3', label: '第一个' },
      { key: '4', label: '1' },
    ];
    expect(parseChoice('营业厅', options)).toEqual({ kind: 'one', index: 1 });
    expect(parseChoice('第一个', options)).toEqual({ kind: 'one', index: 2 });
    expect(parseChoice('1', options)).toEqual({ kind: 'one', index: 3 });
    expect(parseChoice('营业厅和热线', options, { multiple: true })).toEqual({ kind: 'one', index: 0 });
  });
  it('the longest name in a sentence wins', () => {
    const options = [
      { key: '1', label: '营业厅' },
      { key: '2', label: '通川营业厅' },
    ];
    expect(parseChoice('我选通川营业厅', options)).toEqual({ kind: 'one', index: 1 });
  });
  it('what fits several is ambiguous', () => {
    expect(parseChoice('营业厅', HALLS)).toEqual({ kind: 'ambiguous', indexes: [0, 1] });
    expect(parseChoice('1和3', HALLS)).toEqual({ kind: 'ambiguous', indexes: [0, 2] });
    expect(parseChoice('1.达川营业厅', HALLS)).toEqual({ kind: 'ambiguous', indexes: [0, 1] });
  });
  it.each<[string, number[]]>([
    ['三个都要', [0, 1, 2]],
    ['全部', [0, 1, 2]],
    ['都要', [0, 1, 2]],
    ['1和3', [0, 2]],
    ['3、1', [0, 2]],
    ['1 3', [0, 2]],
    ['1-3', [0, 1, 2]],
    ['第一个和第三个', [0, 2]],
    ['通川营业厅和宣汉', [0, 2]],
    ['后两个', [1, 2]],
    ['前两个', [0, 1]],
  ])('several: %s', (raw, indexes) =>
    expect(parseChoice(raw, HALLS, { multiple: true })).toEqual({ kind: 'several', indexes }),
  );
  it.each(['三个都要', '全部', '后两个', '1-3'])('not where only one may be chosen: %s', raw =>
    expect(parseChoice(raw, HALLS)).toEqual({ kind: 'none' }),
  );
  it.each(['', '4', '第四个', '不要通川营业厅', '四个都要', '随便', '上一个', '85', 'x'])('none: %s', raw =>
    expect(parseChoice(raw, HALLS, { multiple: true })).toEqual({ kind: 'none' }),
  );
  it('finds every option by key, label and place', () => {
    fc.assert(
      fc.property(fc.nat({ max: HALLS.length - 1 }), index => {
        for (const raw of [HALLS[index]?.key, HALLS[index]?.label, `第${index + 1}个`]) {
          expect(parseChoice(raw ?? '', HALLS)).toEqual({ kind: 'one', index });
        }
      }),
    );
  });
  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'是不对好的第一二个都要和12B,? 👍') }),
        raw => parseChoice(raw, HALLS, { multiple: true }).kind !== undefined,
      ),
    );
  });

  it.each([
    ['叫号机的', 0],
    ['叫号机那个', 0],
    ['环境的那条', 1],
    ['后面那个', 1],
    ['前面那个', 0],
    ['最后那个', 1],
    ['第2条', 1],
    ['第一单', 0],
  ])('a piece of a label, or a place: %s', (raw, index) => {
    const options = [
      { key: '1', label: 'ZG-2026-0001 叫号机与自助设备' },
      { key: '2', label: 'ZG-2026-0002 厅容环境' },
    ];
    expect(parseChoice(raw, options)).toEqual({ kind: 'one', index });
  });

  it('takes no latter of three, and no piece of what is not wanted', () => {
    expect(parseChoice('后面那个', HALLS)).toEqual({ kind: 'none' });
    expect(parseChoice('不是通川那个', HALLS)).toEqual({ kind: 'none' });
  });
});
