import { clausesOf, deduction, rate, type SeedTemplate, yesNo } from './item.ts';

const vip = clausesOf('VIP客户经理服务标准');

/** VIP客户经理日常工作检查表: weekly, from system data, logs and telephone checks. */
export const VIP_TEMPLATE: SeedTemplate = {
  id: 'vip-2026',
  programmeId: 'vip',
  name: 'VIP客户经理日常工作检查表',
  fields: [
    { key: 'managerNo', title: '客户经理工号' },
    { key: 'logCount', title: '查看日志条数' },
  ],
  sections: [
    {
      section: '档案与日志',
      items: [
        rate('档案完整率', [8, 98], vip('第二章/第五条'), '抽查档案中资料齐全的比例，目标98%。'),
        deduction('档案更新', [5, 1], vip('第二章/第六条'), '资料变化3个工作日内更新，每有一户未更新扣1分。'),
        yesNo('日志数量', 8, vip('第三章/第十三条'), '每名客户经理本周有效日志不少于25条。'),
        deduction('日志及时', [8, 1], vip('第三章/第十三条'), '当日24:00前录入，每有一条未按时录入扣1分。'),
        deduction('日志完整', [6, 1], vip('第三章/第十三条'), '写明客户、联系方式、事由和结果，每有一条缺项扣1分。'),
        yesNo('日志真实', 12, vip('第六章/第二十六条'), '电话抽查与日志一致，没有不实日志。', {
          severity: 'major',
          veto: true,
          evidenceRequired: true,
          penaltyRuleId: 'inspection-finding',
        }),
      ],
    },
    {
      section: '联系与走访',
      items: [
        yesNo('首次联系', 5, vip('第三章/第九条'), '新入会或更换客户经理后3个工作日内已联系。'),
        deduction('定期联系', [10, 2], vip('第三章/第十条'), '按卡级频次联系，每有一户未按频次联系扣2分。', {
          severity: 'serious',
        }),
        deduction('上门走访', [8, 2], vip('第三章/第十一条'), '按期走访并在24小时内录入，每有一户不符扣2分。'),
        rate('客户知晓率', [8, 90], vip('第六章/第二十五条'), '电话抽查中知晓客户经理姓名的客户比例，目标90%。'),
      ],
    },
    {
      section: '响应与维系',
      items: [
        deduction('需求响应', [8, 2], vip('第四章/第十五条'), '2小时内响应、24小时答复方案，每有一件超时扣2分。', {
          severity: 'serious',
        }),
        deduction('停机提醒', [5, 1], vip('第四章/第二十条'), '欠费停机前3天已致电，每有一户未提醒扣1分。'),
        deduction('离网预警', [5, 1], vip('第五章/第二十一条'), '48小时内联系并录入维系方案，每有一户超时扣1分。'),
        rate('合约到期沟通率', [4, 97], vip('第五章/第二十二条'), '当月到期客户中已提前沟通的比例，目标97%。'),
      ],
    },
  ],
};
