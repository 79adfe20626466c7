import { expect, it } from 'vitest';
import { labelsMeant, readChange } from '../../../dialogs/framework/read-change.ts';

const LABELS = ['投诉受理量（件）', '投诉按时办结量（件）', '故障数（户）', '数据说明'];

it.each([
  ['把投诉受理量改成12', { what: '投诉受理量', to: '12' }],
  ['将故障数改为 30', { what: '故障数', to: '30' }],
  ['数据说明改成按系统口径统计。', { what: '数据说明', to: '按系统口径统计' }],
  ['把前面的故障数一项更正为3', { what: '故障数', to: '3' }],
  ['12', undefined],
  ['修改故障数', undefined],
])('%s', (text, change) => {
  expect(readChange(text)).toEqual(change);
});

it.each([
  ['投诉受理量', [0]],
  ['投诉受理量（件）', [0]],
  ['办结量', [1]],
  ['投诉量', [0, 1]],
  ['说明', [3]],
  ['故障', [2]],
  ['灯箱', []],
  ['量', [0, 1]],
  ['诉', [0, 1]],
])('%s', (what, meant) => {
  expect(labelsMeant(what, LABELS)).toEqual(meant);
});
