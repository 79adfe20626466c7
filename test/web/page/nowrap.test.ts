import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLine, splitWhole } from '../../../src/web/page/nowrap.ts';

const whole = (text: string) => splitWhole(text).flatMap(piece => (piece.whole ? [piece.text] : []));

describe('what is not broken over two lines', () => {
  test.each([
    ['测评 CP-2026-0001、整改 ZG-2026-0012', ['CP-2026-0001', 'ZG-2026-0012']],
    ['请于 12月2日（周三）18:00 前答复', ['12月2日', '（周三）', '18:00']],
    ['自2026年11月27日起，共 3 个工作日', ['2026年11月27日', '3 个工作日']],
    ['第 1/20 项 门头招牌：扣 2 分，得 4/6', ['第 1/20 项', '2 分']],
    ['2026-01-01版第三章/第十六条', ['2026-01-01版', '第三章', '第十六条']],
    ['没有数字', []],
  ])('%s', (text, expected) => expect(whole(text)).toEqual(expected));

  test('nothing of a text is lost', () => {
    const piece = fc.constantFrom('CP-2026-0001', '12月', '2日', ' ', '第3项', '1.5', '分', '：', '\u3000', '· ');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
        const text = pieces.join('');
        expect(
          splitWhole(text)
            .map(({ text: part }) => part)
            .join(''),
        ).toBe(text);
        const { indent, mark, rest } = splitLine(text);
        expect(indent + mark + rest).toBe(text);
      }),
    );
  });
});

test.each([
  ['· 类别：营业厅', ['', '· ', '类别：营业厅']],
  ['\u3000第 1 项', ['\u3000', '', '第 1 项']],
  ['12. 《规范》', ['', '12. ', '《规范》']],
  ['   农村代办营业厅', ['   ', '', '农村代办营业厅']],
  ['1.5 分', ['', '', '1.5 分']],
])('the beginning of the line %j', (line, parts) => expect(Object.values(splitLine(line))).toEqual(parts));
