import { expect, it } from 'vitest';
import { namedItem } from '../../../src/domain/inspections/named-item.ts';

const ITEMS = [
  { ordinal: 2, title: '厅容环境' },
  { ordinal: 4, title: '叫号机与自助设备' },
  { ordinal: 7, title: '自助缴费' },
];

it.each([
  ['叫号机那个', 4, ''],
  ['叫号机', 4, ''],
  ['4', 4, ''],
  ['叫号机那项我们不认', 4, ''],
  ['叫号机那个，上周就报修了', 4, '上周就报修了'],
  ['环境 当天下雨', 2, '当天下雨'],
])('%s', (text, ordinal, rest) => expect(namedItem(text, ITEMS)).toEqual({ ordinal, rest }));

it.each(['自助', '3', '上周三就报修了', '灯箱那个', ''])('%s names none', text =>
  expect(namedItem(text, ITEMS)).toBeUndefined(),
);
