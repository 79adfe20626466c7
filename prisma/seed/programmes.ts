import type { ProgrammeRules } from '../../src/domain/inspections/programme-rules.ts';
import type { ProgrammeKpi } from '../../src/domain/kpi/formula.ts';
import type {
  Cycle,
  HallKind,
  InspectionMethod,
  OrgUnitKind,
  ResultKind,
  ServiceLine,
} from '../../src/store/generated/enums.ts';
import { EXAMPLE, PLAN } from './effective.ts';

export interface SeedProgramme {
  id: string;
  name: string;
  aliases: string[];
  line: ServiceLine;
  cycle: Cycle;
  methods: InspectionMethod[];
  resultKind: ResultKind;
  unitKinds: OrgUnitKind[];
  hallKinds: HallKind[];
  sampling: {
    perUnit: number;
    of: string;
    populations?: { key: string; title: string; size: number }[];
    source: string;
  };
  kpi: ProgrammeKpi;
  /** 示例: the plan says how often, not which units each time; what is not named is the default of `programmeRulesSchema`. */
  rules: Partial<ProgrammeRules> & { source: string };
  source: string;
}

const CITY_ONLY = { city: 1 };
const PART_FIVE = `${PLAN} 第五部分`;

/** The seven 监督检查类别 in the plan's order; all are the city's own checks. */
export const PROGRAMMES: readonly SeedProgramme[] = [
  {
    id: 'hall',
    name: '营业厅监督检查',
    aliases: ['营业厅测评', '营业厅检查', '营业厅', '神秘顾客', '神秘顾客测评', '厅店测评'],
    line: 'hall',
    cycle: 'monthly',
    methods: ['mysteryShopper'],
    resultKind: 'sheet',
    unitKinds: ['hall'],
    hallKinds: ['cityMain', 'social', 'countyMain', 'rural'],
    sampling: { perUnit: 1, of: '神秘顾客到店', source: EXAMPLE },
    kpi: {
      aggregate: 'mean',
      weights: { province: 0.5, city: 0.5 },
      provinceCycle: 'quarterly',
      ourDefaults: ['示例：市公司三个月成绩取平均值后与省公司季度成绩合成'],
    },
    rules: { draw: { mode: 'all' }, source: `${EXAMPLE}：每月走遍全部营业厅` },
    source: `${PART_FIVE} 一`,
  },
  {
    id: 'hotline',
    name: '10000号监督检查',
    aliases: ['10000号测评', '10000号检查', '10000号', '网厅在线客服', '网厅在线客服测评', '在线客服测评', '在线客服'],
    line: 'complaint',
    cycle: 'monthly',
    methods: ['mysteryShopper'],
    resultKind: 'sheet',
    unitKinds: ['hotline'],
    hallKinds: [],
    sampling: { perUnit: 1, of: '网厅在线客服会话', source: EXAMPLE },
    kpi: {
      aggregate: 'mean',
      weights: { province: 0.5, city: 0.5 },
      provinceCycle: 'monthly',
      parts: [
        { key: 'hotline', title: '10000号服务能力', weights: { province: 1 }, cityTask: false },
        { key: 'online', title: '网厅在线客服', weights: { province: 0.5, city: 0.5 }, cityTask: true },
      ],
      ourDefaults: ['示例：归入投诉条线检查', '示例：以神秘顾客方式测评在线客服', '示例：各月取平均值进入季度'],
    },
    rules: { draw: { mode: 'all' }, review: true, source: EXAMPLE },
    source: `${PART_FIVE} 二`,
  },
  {
    id: 'installation',
    name: '上门维护人员行为规范监督检查',
    aliases: ['上门维护测评', '上门维护', '装维测评', '装维检查', '上门服务测评', '维护人员行为规范'],
    line: 'installation',
    cycle: 'monthly',
    methods: ['phone'],
    resultKind: 'sampleRate',
    unitKinds: ['customerGroup', 'countyBranch', 'agency'],
    hallKinds: [],
    sampling: {
      perUnit: 60,
      of: '新装、故障客户',
      populations: [
        { key: 'newInstall', title: '新装客户', size: 30 },
        { key: 'fault', title: '故障客户', size: 30 },
      ],
      source: EXAMPLE,
    },
    kpi: { aggregate: 'mean', weights: CITY_ONLY, ourDefaults: ['示例：以电话回访方式抽查', '示例：四项指标各占25分'] },
    rules: { draw: { mode: 'all' }, source: `${EXAMPLE}：各单位每月都有成绩` },
    source: `${PART_FIVE} 三`,
  },
  {
    id: 'vip',
    name: 'VIP客户经理行为规范监督检查',
    aliases: ['VIP检查', 'VIP客户经理检查', 'VIP测评', '客户经理检查', 'VIP检查表'],
    line: 'vip',
    cycle: 'weekly',
    methods: ['dataPull', 'logReview', 'phone'],
    resultKind: 'sheet',
    unitKinds: ['customerGroup', 'countyBranch'],
    hallKinds: [],
    sampling: { perUnit: 10, of: 'VIP客户（另查看日志不少于20条）', source: EXAMPLE },
    kpi: {
      aggregate: 'mean',
      weights: CITY_ONLY,
      weeksToMonth: 'mean',
      ourDefaults: ['示例：各周取平均值作为月度成绩'],
    },
    rules: { draw: { mode: 'rotation', count: 2 }, source: `${EXAMPLE}：每周轮查 2 个单位，一个月内各单位至少一次` },
    source: `${PART_FIVE} 四`,
  },
  {
    id: 'satisfaction',
    name: '客户满意度调查',
    aliases: ['满意度调查', '满意度测评', '客户满意度', '满意度'],
    line: 'complaint',
    cycle: 'monthly',
    methods: ['phone'],
    resultKind: 'sampleRate',
    unitKinds: ['customerGroup', 'countyBranch'],
    hallKinds: [],
    sampling: {
      perUnit: 150,
      of: '五类客户',
      populations: [
        { key: 'tianyi', title: '天翼客户', size: 30 },
        { key: 'ehome', title: 'E家客户', size: 30 },
        { key: 'business', title: '商务领航客户', size: 30 },
        { key: 'vip', title: 'VIP客户', size: 30 },
        { key: 'broadband', title: '宽带客户', size: 30 },
      ],
      source: EXAMPLE,
    },
    kpi: { aggregate: 'mean', weights: CITY_ONLY, ourDefaults: ['示例：归入投诉条线检查', '示例：五类客户各占20分'] },
    rules: { draw: { mode: 'all' }, source: `${EXAMPLE}：各单位每月都有成绩` },
    source: `${PART_FIVE} 五`,
  },
  {
    id: 'full-service',
    name: '全业务服务标准执行监督检查',
    aliases: ['全业务检查', '全业务测评', '全业务', '全业务服务标准', '全业务抽查'],
    line: 'hall',
    cycle: 'monthly',
    methods: ['onSite'],
    resultKind: 'sheet',
    unitKinds: ['cityDepartment', 'customerGroup', 'countyBranch'],
    hallKinds: [],
    sampling: { perUnit: 3, of: '访谈一线人员', source: EXAMPLE },
    kpi: { aggregate: 'direct', weights: CITY_ONLY, ourDefaults: [] },
    rules: { draw: { mode: 'random', count: 4 }, review: true, source: `${EXAMPLE}：每月随机抽查 4 个单位` },
    source: `${PART_FIVE} 六`,
  },
  {
    id: 'weakness',
    name: '服务缺陷短板改进监督检查',
    aliases: ['短板检查', '短板改进检查', '短板跟踪', '短板', '服务短板'],
    line: 'hall',
    cycle: 'monthly',
    methods: ['onSite', 'logReview'],
    resultKind: 'followUp',
    unitKinds: ['cityDepartment', 'customerGroup', 'countyBranch'],
    hallKinds: [],
    sampling: { perUnit: 1, of: '当月到期的全部措施，未到期措施抽查30%', source: EXAMPLE },
    kpi: { aggregate: 'direct', weights: CITY_ONLY, ourDefaults: ['示例：以实地抽查和台账查看方式检查'] },
    rules: { draw: { mode: 'rotation', count: 4 }, source: `${EXAMPLE}：每月轮查 4 个单位，每季度各单位至少一次` },
    source: `${PART_FIVE} 七`,
  },
];
