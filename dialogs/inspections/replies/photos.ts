import type { Option } from '../../../src/domain/conversation/message.ts';
import type { SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { Reply } from '../../framework/reply.ts';

/** What is said about photos. */
export const photoReplies = {
  wanted: (item: SheetItem, options: readonly Option[]): Reply => ({
    text: `第 ${item.ordinal} 项「${item.title}」不通过时须附照片，请现在发送；确实没有，请回复「暂无照片」加原因。`,
    options,
  }),
  reasonWanted: (item: SheetItem): Reply => ({ text: `请说明第 ${item.ordinal} 项「${item.title}」没有照片的原因。` }),
  noPhotoNote: (reason: string): string => `暂无照片：${reason}`,
  waived: (item: SheetItem): string => `第 ${item.ordinal} 项已注明暂无照片的原因。`,
  notNeeded: '这一项目前不需要照片，不用说明原因。',
  unclear: '抱歉，没有看懂。这一项在等照片：请发送照片，或回复「暂无照片」加原因，也可以重新作答。',
  attached: (item: SheetItem, count: number, noted: boolean): string =>
    `照片已附到第 ${item.ordinal} 项「${item.title}」（共 ${count} 张）${noted ? '，文字已记为备注' : ''}。`,
  ofPrevious: (ordinal: number): string => `如果是第 ${ordinal} 项的，请回复「照片归上一项」。`,
  ofThis: (ordinal: number): string => `如果是第 ${ordinal} 项的，请回复「照片归本项」。`,
  usedBefore: '提醒：这张照片以前报送过，提交后复核人会看到这一提示；如果发错了，请补发本次拍摄的照片。',
  goOn: '可以继续发送照片，或发「下一项」继续。',
  moved: (item: SheetItem, count: number): string =>
    `照片已改附到第 ${item.ordinal} 项「${item.title}」（共 ${count} 张）。`,
  unplaced: (count: number): string =>
    `还有 ${count} 张照片没有说明属于哪一项，请发「第3项」这样的项号；不需要的话，请发「不附照片」。`,
  dropped: (count: number): string => `好的，这 ${count} 张照片不附上。`,
  noneWaiting: '没有等待归项的照片。',
  expected: (item: SheetItem): string => `好的，请发送第 ${item.ordinal} 项「${item.title}」的照片。`,
  noPrevious: '前面没有别的项目，照片没有移动。如属于其他项目，请回复「照片归第3项」这样的项号。',
  removed: (item: SheetItem, count: number, needed: boolean): string =>
    `第 ${item.ordinal} 项「${item.title}」的 ${count} 张照片已去掉，检查结果没有改。${needed ? '这一项不通过，须附照片：请补发，或回复「暂无照片」加原因。' : ''}`,
  noneOnItem: (item: SheetItem): string => `第 ${item.ordinal} 项「${item.title}」还没有照片，检查结果没有改。`,
  later: (item: SheetItem, needed: boolean): string =>
    `好的，第 ${item.ordinal} 项「${item.title}」的照片可以晚点发，发的时候注明「第${item.ordinal}项」；检查结果没有改。${needed ? '提交前须补上，或说明没有照片的原因。' : ''}`,
  wishOfWhich: '这句话说的是照片，检查结果没有改。请说明是哪一项的，如「第3项的照片不要了」。',
  noneToMove: '没有可以移动的照片。',
  whichItem: '请先发「第3项」这样的项号，再说明照片的情况。',
  toWhich: (failed: readonly SheetItem[]): Reply => ({
    text: '照片收到了，请问属于哪一项？请回复「第3项」这样的项号，或项名。',
    options: [
      ...failed.map(item => ({ key: `第${item.ordinal}项`, label: `第${item.ordinal}项 ${item.title}` })),
      { key: '不附照片', label: '不附照片' },
    ],
  }),
};
