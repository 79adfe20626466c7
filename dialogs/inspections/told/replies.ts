import type { Reply } from '../../framework/reply.ts';

const UNITS_SHOWN = 8;

/** What is said to a visit that cannot be filed as it was told. */
export const toldReplies = {
  unknownUnit: (said: string, own: readonly string[]): Reply => ({
    text: [
      `没有「${said}」这个单位，没有记录任何内容。请核对名称后再说一遍。`,
      ...(own.length === 0
        ? []
        : [
            `您可以录测评的单位有：${own.slice(0, UNITS_SHOWN).join('、')}${own.length > UNITS_SHOWN ? ` 等 ${own.length} 个` : ''}。`,
          ]),
    ].join('\n'),
    options: [{ key: '录测评', label: '录测评' }],
  }),
  notYours: (unit: string): Reply => ({
    text: `「${unit}」不在您负责的检查条线里，您没有录入它的权限，没有记录任何内容。要调整分工，请联系客户服务部质控岗。`,
  }),
  /** One verdict for items of many kinds says not how much each loses. */
  howFailed: (unit: string): Reply => ({
    text: `「全部不合格」还不能录：各项扣几分、哪里不合格要逐项记，被检查单位会照此整改。可以逐项录「${unit}」，也可以这样说：「上午查了${unit}，门头招牌不合格灯箱不亮，厅容扣6分地面积水」。`,
    options: [{ key: `录测评 ${unit}`, label: `录测评 ${unit}` }],
  }),
  /** The sentence that begins a filing of full marks. */
  allFull: (unit: string, when: string): string => `${when === '' ? '今天' : when}查了${unit}，全部满分`,
};
