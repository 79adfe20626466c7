import { clausesOf, rate, type SeedTemplate } from './item.ts';

const survey = clausesOf('客户满意度测评管理办法');
const TARGETS = survey('第三章/第九条');

/** 客户满意度: one rate per group of customers. */
export const SATISFACTION_TEMPLATE: SeedTemplate = {
  id: 'satisfaction-2026',
  programmeId: 'satisfaction',
  name: '客户满意度调查表',
  fields: [{ key: 'surveyor', title: '访问员工号' }],
  sections: [
    {
      section: '公众客户',
      items: [
        rate('天翼客户满意率', [20, 90], TARGETS, '评价满意及以上的天翼客户占有效样本的比例，目标90%。'),
        rate('E家客户满意率', [20, 90], TARGETS, '评价满意及以上的E家客户占有效样本的比例，目标90%。'),
        rate('宽带客户满意率', [20, 88], TARGETS, '评价满意及以上的宽带客户占有效样本的比例，目标88%。'),
      ],
    },
    {
      section: '政企与VIP客户',
      items: [
        rate('商务领航客户满意率', [20, 92], TARGETS, '评价满意及以上的商务领航客户占有效样本的比例，目标92%。'),
        rate('VIP客户满意率', [20, 95], TARGETS, '评价满意及以上的VIP客户占有效样本的比例，目标95%。', {
          severity: 'serious',
        }),
      ],
    },
  ],
};
