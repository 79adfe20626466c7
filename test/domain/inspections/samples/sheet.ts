import type { Sheet } from '../../../../src/domain/inspections/sheet.ts';
import { item, sheet } from '../sheets.ts';

const rate = (ordinal: number, section: string, title: string, description = '') =>
  item(ordinal, { section, title, description, scoring: 'sampledRate', maxPoints: 25, target: 95 });

/** 上门维护四率, as the plan has them. */
export const INSTALLATION: Sheet = {
  ...sheet(
    rate(1, '新装与故障客户', '客户履约率'),
    rate(2, '新装与故障客户', '上门人员行为规范达标率', '亮证、鞋套、测速、清理、留卡5项全部做到的比例，目标95%。'),
    rate(3, '新装客户', '新装机用户满意率'),
    rate(4, '故障客户', '故障客户满意率'),
  ),
  populations: [
    { title: '新装客户', size: 30 },
    { title: '故障客户', size: 30 },
  ],
};
