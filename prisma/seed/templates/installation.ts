import { clausesOf, rate, type SeedTemplate } from './item.ts';

const visit = clausesOf('装移机上门服务规范');

/** 上门维护四率: each over the sampled customers of the unit. */
export const INSTALLATION_TEMPLATE: SeedTemplate = {
  id: 'installation-2026',
  programmeId: 'installation',
  name: '上门维护人员行为规范抽查表',
  fields: [{ key: 'teamName', title: '装维班组' }],
  sections: [
    {
      section: '新装与故障客户',
      items: [
        rate('客户履约率', [25, 98], visit('第五章/第二十二条'), '按约定时间段上门的户数占抽样户数的比例，目标98%。'),
        rate(
          '上门人员行为规范达标率',
          [25, 95],
          visit('第五章/第二十二条'),
          '亮证、鞋套、测速、清理、留卡5项全部做到的比例，目标95%。',
          {
            severity: 'serious',
          },
        ),
      ],
    },
    {
      section: '新装客户',
      items: [
        rate(
          '新装机用户满意率',
          [25, 95],
          visit('第五章/第二十二条'),
          '新装客户评价“满意”及以上的户数占有效评价户数的比例，目标95%。',
        ),
      ],
    },
    {
      section: '故障客户',
      items: [
        rate(
          '故障客户满意率',
          [25, 92],
          visit('第五章/第二十二条'),
          '故障客户评价“满意”及以上的户数占有效评价户数的比例，目标92%。',
        ),
      ],
    },
  ],
};
