import { clausesOf, deduction, points, rate, type SeedTemplate, yesNo } from './item.ts';

const full = clausesOf('全业务客户服务标准');

/** 全业务服务标准执行检查表: on site at departments and county branches. */
export const FULL_SERVICE_TEMPLATE: SeedTemplate = {
  id: 'full-service-2026',
  programmeId: 'full-service',
  name: '全业务服务标准执行检查表',
  fields: [
    { key: 'receivedBy', title: '接待人员' },
    { key: 'interviewed', title: '访谈人数' },
  ],
  sections: [
    {
      section: '组织保障',
      items: [
        yesNo('服务管理人员', 5, full('第一章/第三条'), '至少1名服务管理人员在岗，能说明本单位标准、规范和流程。'),
        points('标准宣贯', 6, full('第一章/第四条'), '10个工作日内全员宣贯，测试合格率不低于95%，有签到和成绩。'),
        deduction('服务台账', [6, 1], full('第六章/第二十一条'), '投诉、整改、培训、检查台账齐全，每缺一项扣1分。'),
        yesNo('服务例会', 5, full('第六章/第二十二条'), '每月召开例会并有纪要，议定事项逐项通报完成情况。'),
      ],
    },
    {
      section: '售前服务',
      items: [
        yesNo('产品上线审核', 8, full('第二章/第五条'), '产品、活动、群发短信提前3个工作日送审，未审核不上线。', {
          severity: 'serious',
          evidenceRequired: true,
        }),
        deduction(
          '业务规则同步',
          [6, 2],
          full('第二章/第六条'),
          '规则生效前2个工作日同步各接触点，每有一项未同步扣2分。',
        ),
        yesNo('宣传真实', 6, full('第二章/第七条'), '宣传无夸大用语，期限和到期资费标示清楚。'),
        yesNo('商业短信', 5, full('第二章/第八条'), '时段和频次合规，退订24小时内停发。'),
      ],
    },
    {
      section: '售中服务',
      items: [
        points('一点受理', 8, full('第三章/第九条'), '融合业务一单到底，30分钟内流转，不要求重复提交材料。'),
        deduction(
          '施工协同',
          [5, 1],
          full('第三章/第十条'),
          '一次上门完成，二次上门间隔不超过24小时，每有一户不符扣1分。',
        ),
        deduction('实名与签约', [7, 1], full('第三章/第十一条'), '实名核验、协议签署齐全，每有一份缺签错签扣1分。', {
          severity: 'serious',
        }),
        rate('工单处理及时率', [8, 98], full('第三章/第十二条'), '抽查10000号派单中按时处理的比例，目标98%。'),
      ],
    },
    {
      section: '售后服务',
      items: [
        deduction('停复机', [5, 1], full('第四章/第十四条'), '停机前提醒、缴费后30分钟内复机，每有一户不符扣1分。'),
        yesNo('退订与拆机', 7, full('第四章/第十五条'), '退订、拆机各接触点均受理，没有额外条件。', {
          severity: 'serious',
        }),
      ],
    },
    {
      section: '支撑与配合',
      items: [
        deduction('支撑响应', [6, 1], full('第六章/第二十条'), '2小时内响应、1个工作日内答复前台，每有一件超时扣1分。'),
        yesNo('配合检查', 7, full('第六章/第二十四条'), '30分钟内提供资料，没有临时补造。', {
          severity: 'major',
          veto: true,
        }),
      ],
    },
  ],
};
