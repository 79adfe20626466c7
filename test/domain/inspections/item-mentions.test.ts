import { expect, it } from 'vitest';
import { itemMentions } from '../../../src/domain/inspections/item-mentions.ts';

it.each<[string, [number, string][]]>([
  ['第3项', [[3, '']]],
  ['修改第3项', [[3, '']]],
  ['第十二项扣2分', [[12, '扣2分']]],
  ['第3项：扣2分，叫号机坏了', [[3, '扣2分，叫号机坏了']]],
  [
    '第3项扣2分，第5项不适用',
    [
      [3, '扣2分'],
      [5, '不适用'],
    ],
  ],
  [
    '第3项 8分；第4项 满分 第5项18/20。',
    [
      [3, '8分'],
      [4, '满分'],
      [5, '18/20'],
    ],
  ],
  [
    '第3项\uFF1A合格\uFF1B第4项:不合格',
    [
      [3, '合格'],
      [4, '不合格'],
    ],
  ],
  ['第3项是合格', [[3, '合格']]],
  ['扣2分，和第3项一样', []],
  ['8分', []],
  ['第十二条怎么说', []],
  ['', []],
])('%s', (text, expected) => expect(itemMentions(text).map(each => [each.ordinal, each.text])).toEqual(expected));
