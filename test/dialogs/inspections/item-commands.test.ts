import { expect, it } from 'vitest';
import { readItemCommand } from '../../../dialogs/inspections/item-commands.ts';
import type { Sheet } from '../../../src/domain/inspections/sheet.ts';

const sheet: Sheet = {
  templateId: 't',
  programmeId: 'hall',
  programmeName: '营业厅监督检查',
  line: 'hall',
  cycle: 'monthly',
  fields: [
    { key: 'desk', title: '台席' },
    { key: 'arrivedAt', title: '到店时间' },
  ],
  sections: [],
  items: [],
};

it.each<[string, object | undefined]>([
  ['上一项', { kind: 'back' }],
  ['跳过', { kind: 'skip' }],
  ['下一项', { kind: 'skip' }],
  ['进度', { kind: 'progress' }],
  ['看条款', { kind: 'clause' }],
  ['填完了', { kind: 'summary' }],
  ['确认提交', { kind: 'submit' }],
  ['第5项', { kind: 'goTo', ordinal: 5 }],
  ['修改第十二项', { kind: 'goTo', ordinal: 12 }],
  ['第3项扣2分', { kind: 'several', mentions: [{ ordinal: 3, text: '扣2分' }] }],
  ['照片归上一项', { kind: 'movePhotos', to: 'previous' }],
  ['照片归本项', { kind: 'movePhotos', to: 'this' }],
  ['这张照片是第3项的', { kind: 'movePhotos', to: 3 }],
  ['备注 灯坏了', { kind: 'note', text: '灯坏了', whole: false }],
  ['总备注：下雨天', { kind: 'note', text: '下雨天', whole: true }],
  ['不附照片', { kind: 'dropPhotos' }],
  ['第3项照片', { kind: 'expectPhotos', ordinal: 3 }],
  ['第3项的图片如下', { kind: 'expectPhotos', ordinal: 3 }],
  ['暂无照片', { kind: 'noPhoto', reason: '' }],
  ['没有照片，因为停电', { kind: 'noPhoto', reason: '停电' }],
  ['暂无照片 暗访', { kind: 'noPhoto', reason: '暗访' }],
  ['台席 3号', { kind: 'field', key: 'desk', title: '台席', value: '3号' }],
  ['到店时间：9:30', { kind: 'field', key: 'arrivedAt', title: '到店时间', value: '9:30' }],
  ['日期 昨天', { kind: 'date', text: '昨天' }],
  ['修改日期', { kind: 'date', text: '' }],
  ['检查时间改为11月1日', { kind: 'date', text: '11月1日' }],
  // Answers and remarks that only begin like a command.
  ['台席脏，扣1分', undefined],
  ['台席 2处', undefined],
  ['没有照片墙', undefined],
  ['时间超过10分钟，扣2分', undefined],
  ['说明不清楚，扣1分', undefined],
  ['扣2分，照片见附件', undefined],
  ['不合格', undefined],
  ['没有', undefined],
])('%s', (text, expected) => expect(readItemCommand(text, sheet)).toEqual(expected));
