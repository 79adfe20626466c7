import { clausesOf, deduction, points, type SeedTemplate, yesNo } from './item.ts';

const hotline = clausesOf('10000号客服代表服务规范');

/** 网厅在线客服测评表: the city's part of the 10000号 programme; the hotline itself is measured by the province only. */
export const HOTLINE_TEMPLATE: SeedTemplate = {
  id: 'hotline-2026',
  programmeId: 'hotline',
  name: '网厅在线客服测评表',
  fields: [
    { key: 'sessionNo', title: '会话编号' },
    { key: 'staffNo', title: '工号' },
    { key: 'startedAt', title: '会话开始时间' },
  ],
  sections: [
    {
      section: '接入响应',
      items: [
        yesNo('服务时间', 4, hotline('第一章/第二条'), '8:00至22:00可以转入人工。'),
        deduction(
          '首次响应',
          [10, 2],
          hotline('第五章/第二十条'),
          '转入人工后30秒内首次响应，抽查会话每有一次超时扣2分。',
          {
            severity: 'serious',
          },
        ),
        yesNo('问候与工号', 5, hotline('第五章/第二十条'), '首句包含问候和工号，不以自动回复代替。'),
        yesNo('排队提示', 4, hotline('第五章/第二十二条'), '排队超过3分钟有留言或者热线提示。'),
      ],
    },
    {
      section: '会话过程',
      items: [
        deduction('回复间隔', [10, 2], hotline('第五章/第二十一条'), '客户发言后60秒内回复，每有一次超时扣2分。'),
        yesNo('查询进度反馈', 6, hotline('第五章/第二十一条'), '查询先告知预计时间，每满2分钟反馈一次进展。'),
        points('诉求确认', 5, hotline('第三章/第十条'), '复述并确认关键信息，号码、金额、地址逐项核对。'),
        deduction('文字规范', [6, 1], hotline('第五章/第二十三条'), '语句完整、用词得体，每有一处错别字或俚语扣1分。'),
        yesNo('服务禁语', 8, hotline('第三章/第十五条'), '无推诿、讥讽用语。', {
          severity: 'major',
          veto: true,
          evidenceRequired: true,
        }),
      ],
    },
    {
      section: '业务答复',
      items: [
        points('答复准确', 14, hotline('第五章/第二十四条'), '与现行业务规则一致并附办理入口。', {
          severity: 'serious',
        }),
        points('资费说明', 8, hotline('第五章/第二十四条'), '资费类答复说明生效时间和合约期。'),
        yesNo(
          '在线核验',
          7,
          hotline('第五章/第二十五条'),
          '只用短信验证码核验，不索要密码、完整证件号码或银行卡信息。',
          {
            severity: 'serious',
          },
        ),
      ],
    },
    {
      section: '转办与结束',
      items: [
        points('疑难转办', 6, hotline('第五章/第二十六条'), '征得同意后登记工单，告知编号和首次响应承诺。'),
        yesNo('会话结束', 4, hotline('第五章/第二十七条'), '使用结束语并推送评价，不抢先关闭会话。'),
        yesNo('留言处理', 3, hotline('第五章/第二十八条'), '夜间留言次日10:00前全部回复。'),
      ],
    },
  ],
};
