import { clausesOf, deduction, points, type SeedTemplate, yesNo } from './item.ts';

const weakness = clausesOf('服务短板改进管理办法');

/** 服务短板改进跟踪表: measures promised and problems named in bulletins. */
export const WEAKNESS_TEMPLATE: SeedTemplate = {
  id: 'weakness-2026',
  programmeId: 'weakness',
  name: '服务短板改进跟踪表',
  fields: [
    { key: 'bulletinNo', title: '通报编号' },
    { key: 'measureCount', title: '当月到期措施数' },
  ],
  sections: [
    {
      section: '上报与承接',
      items: [
        yesNo('自查短板上报', 6, weakness('第二章/第四条'), '随缺陷与难点热点上报至少1项，没有的由负责人书面说明。'),
        yesNo('通报问题确认', 8, weakness('第二章/第五条'), '收到通报后2个工作日内确认。'),
        yesNo('措施按期提交', 10, weakness('第二章/第五条'), '收到通报后5个工作日内提交改进措施。', {
          severity: 'serious',
        }),
      ],
    },
    {
      section: '措施质量',
      items: [
        points(
          '措施要素',
          10,
          weakness('第三章/第七条'),
          '每项短板不少于2条措施，原因、动作、责任人、日期、指标齐全。',
        ),
        deduction('措施可核验', [8, 2], weakness('第三章/第七条'), '没有空泛措施，每有一条无法核验扣2分。'),
        points('跨部门协同', 6, weakness('第三章/第九条'), '3个工作日内会商，协同部门2个工作日内反馈。'),
        yesNo('措施变更', 4, weakness('第三章/第十条'), '变更提前3个工作日提出，同一措施不超过1次。'),
      ],
    },
    {
      section: '执行情况',
      items: [
        deduction('措施执行', [16, 4], weakness('第四章/第十二条'), '到期措施逐项检查，每有一条未执行扣4分。', {
          severity: 'major',
          evidenceRequired: true,
        }),
        deduction('进展更新', [8, 1], weakness('第四章/第十一条'), '每周更新进展并附证据，每缺一次扣1分。'),
        yesNo('证据真实', 8, weakness('第五章/第十七条'), '执行证据没有弄虚作假。', { severity: 'major', veto: true }),
      ],
    },
    {
      section: '改进效果',
      items: [
        points('指标改善', 10, weakness('第四章/第十三条'), '指标恢复到目标值或者改善20%以上。'),
        yesNo('短板不反复', 6, weakness('第四章/第十四条'), '同一短板6个月内没有再次出现。', { severity: 'serious' }),
      ],
    },
  ],
};
