import { clausesOf, deduction, points, type SeedTemplate, yesNo } from './item.ts';

const hall = clausesOf('营业厅服务规范');

/** 营业厅监督检查测评表: twenty items in the order a visitor meets them. */
export const HALL_TEMPLATE: SeedTemplate = {
  id: 'hall-2026',
  programmeId: 'hall',
  name: '营业厅监督检查测评表',
  fields: [
    { key: 'desk', title: '台席' },
    { key: 'staffNo', title: '工号' },
    { key: 'arrivedAt', title: '到店时间' },
  ],
  sections: [
    {
      section: '环境设施',
      items: [
        yesNo('门头招牌', 4, hall('第二章/第四条'), '门头招牌完整、清洁、字样无缺损，夜间营业时灯箱点亮。'),
        points('厅容环境', 6, hall('第二章/第五条'), '地面、玻璃、柜台、座椅干净，温度适宜，客户区无杂物。'),
        deduction(
          '公示内容',
          [5, 1],
          hall('第二章/第六条'),
          '营业时间、资费、服务承诺、证件清单齐全有效，每缺一项或过期一项扣1分。',
        ),
        yesNo(
          '叫号机与自助设备',
          5,
          hall('第二章/第七条'),
          '叫号机、自助终端、评价器、打印机正常；停用时有提示并发放手写号牌。',
        ),
        deduction(
          '便民设施',
          [4, 1],
          hall('第二章/第八条'),
          '饮水、老花镜、意见簿、等候座位等按要求配备，每缺一项扣1分。',
        ),
        yesNo('消防与安全', 4, hall('第二章/第十条'), '疏散通道畅通，灭火器压力正常并有当月检查记录。', {
          severity: 'serious',
          evidenceRequired: true,
        }),
      ],
    },
    {
      section: '人员形象',
      items: [
        deduction('着装工牌', [5, 1], hall('第三章/第十一条'), '在岗人员统一着装、佩戴工牌，每有1人不符扣1分。'),
        yesNo('仪容仪表', 3, hall('第三章/第十二条'), '头发、指甲、饰物符合要求。'),
        deduction('岗位纪律', [5, 1], hall('第三章/第十三条'), '无玩手机、聊天、吃东西、擅自离岗，每发现一次扣1分。'),
      ],
    },
    {
      section: '现场服务',
      items: [
        yesNo('营业时间', 4, hall('第四章/第十四条'), '按公示时间开门和停止取号，不提前清场。'),
        points('引导分流', 5, hall('第四章/第十五条'), '进厅30秒内有人问候，问清需求并协助取号。'),
        deduction(
          '等候时长',
          [8, 2],
          hall('第四章/第十六条'),
          '从取号到受理不超过10分钟（忙时15分钟），每有一位客户超时扣2分。',
          {
            severity: 'serious',
          },
        ),
        points(
          '迎送用语',
          5,
          hall('第四章/第十七条'),
          '起身或举手示意，查询等待先说明原因，结束时双手递还并邀请评价。',
        ),
        points('首问负责', 5, hall('第四章/第十八条'), '首位接待人负责到底，不让客户自行寻找；不能当场答复的有登记。'),
        yesNo('一次性告知', 7, hall('第四章/第十九条'), '手续不齐时一次性告知全部材料、地点和时限，并发放书面清单。', {
          severity: 'serious',
        }),
        yesNo('实名核验', 6, hall('第四章/第二十条'), '核验本人有效证件并现场拍照，人证不一致的不受理。', {
          severity: 'major',
          veto: true,
          evidenceRequired: true,
        }),
        points(
          '资费与协议说明',
          6,
          hall('第四章/第二十二条'),
          '口头说明月费、合约期、套外资费、生效时间、违约责任5项。',
        ),
        yesNo('客户信息保护', 4, hall('第四章/第二十三条'), '复印件注明用途，废弃单据当日粉碎，离席锁屏。', {
          severity: 'serious',
        }),
        yesNo('规范营销', 5, hall('第四章/第二十四条'), '不强制搭售，不未经同意开通业务。', {
          severity: 'major',
          evidenceRequired: true,
          penaltyRuleId: 'inspection-finding',
        }),
      ],
    },
    {
      section: '投诉处理',
      items: [
        points(
          '厅内投诉处置',
          4,
          hall('第五章/第二十六条'),
          '值班经理3分钟内到场，引导至洽谈区，不能当场解决的录入工单。',
        ),
      ],
    },
  ],
};
