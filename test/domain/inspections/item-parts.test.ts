import { describe, expect, it } from 'vitest';
import { partOf, partsByItem } from '../../../src/domain/inspections/item-parts.ts';

describe('what a text says of each of the items 1, 2 and 4', () => {
  it.each([
    ['第1项灯管老化；第2项下雨；第4项主板坏', ['灯管老化', '下雨', '主板坏']],
    [
      '都没有及时巡查。第1项灯管老化；第2项下雨',
      ['都没有及时巡查；灯管老化', '都没有及时巡查；下雨', '都没有及时巡查'],
    ],
    ['第1、4项：设备老化，第2项下雨', ['设备老化', '下雨', '设备老化']],
    ['第一项和第四项设备老化；第二项下雨', ['设备老化', '下雨', '设备老化']],
    ['第2项下雨，其余人手不足', ['人手不足', '下雨', '人手不足']],
    ['灯管老化；雨天未及时清洁', Array(3).fill('灯管老化；雨天未及时清洁')],
    ['第1项灯管老化', ['灯管老化', '', '']],
  ])('%s', (text, expected) => {
    const parts = partsByItem(text);
    expect([1, 2, 4].map(ordinal => partOf(parts, ordinal))).toEqual(expected);
  });
});
