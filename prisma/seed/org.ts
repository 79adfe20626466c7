import type { HallKind, OrgUnitKind, Role, ServiceLine } from '../../src/store/generated/enums.ts';

export interface SeedUnit {
  id: string;
  name: string;
  aliases: string[];
  kind: OrgUnitKind;
  hallKind?: HallKind;
  parentId?: string;
  headId: string;
}

export interface SeedStaff {
  id: string;
  name: string;
  title: string;
  unitId: string;
  roles: Role[];
  lines?: ServiceLine[];
  standInId?: string;
}

const department = (id: string, name: string, aliases: string[], headId: string): SeedUnit => ({
  id,
  name,
  aliases,
  kind: 'cityDepartment',
  parentId: 'city',
  headId,
});
const group = (id: string, name: string, aliases: string[], headId: string): SeedUnit => ({
  ...department(id, name, aliases, headId),
  kind: 'customerGroup',
});
const county = (id: string, name: string, aliases: string[], headId: string): SeedUnit => ({
  ...department(id, name, aliases, headId),
  kind: 'countyBranch',
});
const hall = (
  id: string,
  hallKind: HallKind,
  name: string,
  aliases: string[],
  parentId: string,
  headId: string,
): SeedUnit => ({
  id,
  name,
  aliases,
  kind: 'hall',
  hallKind,
  parentId,
  headId,
});

/** The tree from the company down; a parent stands before its children. Small units are headed by their parent's head. */
export const UNITS: readonly SeedUnit[] = [
  { id: 'city', name: '市分公司', aliases: ['市公司', '分公司本部'], kind: 'company', headId: 'gao' },
  department('customer-service', '客户服务部', ['客服部', '客户服务'], 'dong'),
  department('market', '市场部', ['市场'], 'he'),
  department('network', '网络部', ['网络', '网运部'], 'luo'),
  group('public-customers', '公众客户部', ['公众部', '公客部'], 'pan'),
  group('rural-customers', '农村客户部', ['农村部', '农客部'], 'ding'),
  group('enterprise-customers', '政企客户部', ['政企部', '政企'], 'cui'),
  county('county-quxian', '渠县分公司', ['渠县', '渠县公司'], 'liao'),
  county('county-xuanhan', '宣汉分公司', ['宣汉', '宣汉公司'], 'du'),
  hall('hall-tongchuan', 'cityMain', '通川营业厅', ['通川厅', '通川主营业厅', '通川'], 'public-customers', 'chen'),
  hall('hall-nanwai', 'social', '南外合作营业厅', ['南外厅', '南外营业厅', '南外'], 'public-customers', 'pan'),
  hall('hall-quxian', 'countyMain', '渠县主营业厅', ['渠县厅', '渠县营业厅'], 'county-quxian', 'liao'),
  hall('hall-linba', 'rural', '临巴农客营业厅', ['临巴厅', '临巴营业厅', '临巴'], 'rural-customers', 'ding'),
  {
    id: 'hotline',
    name: '10000号',
    aliases: ['万号', '10000号热线', '客服热线', '网厅在线客服'],
    kind: 'hotline',
    parentId: 'customer-service',
    headId: 'dong',
  },
  {
    id: 'agency-anren',
    name: '安仁统包代理商',
    aliases: ['安仁代理点', '安仁代办点', '安仁'],
    kind: 'agency',
    parentId: 'rural-customers',
    headId: 'ding',
  },
  {
    id: 'agency-hengtong',
    name: '恒通装维外包公司',
    aliases: ['恒通', '恒通外包', '装维外包'],
    kind: 'agency',
    parentId: 'customer-service',
    headId: 'dong',
  },
];

const head = (id: string, name: string, title: string, unitId: string, standInId: string): SeedStaff => ({
  id,
  name,
  title,
  unitId,
  roles: ['manager'],
  standInId,
});
const officer = (
  id: string,
  name: string,
  unitId: string,
  lines: ServiceLine[] = [],
  standInId?: string,
): SeedStaff => ({
  id,
  name,
  title: lines.length > 0 ? '服务管理员兼监督检查员' : '服务管理员',
  unitId,
  roles: lines.length > 0 ? ['serviceOfficer', 'inspector'] : ['serviceOfficer'],
  lines,
  ...(standInId && { standInId }),
});

/**
 * 25 invented people. The four lines of inspection are shared out among 客户服务部, 网络部 and 市场部; the lines that 客户服务部 answers for or
 * works in have an inspector outside it, because nobody inspects their own unit.
 */
export const STAFF: readonly SeedStaff[] = [
  { id: 'gao', name: '高敬之', title: '分管副总经理', unitId: 'city', roles: ['leader'] },
  { id: 'root', name: '严帆', title: '系统管理员', unitId: 'city', roles: ['admin'] },
  {
    id: 'wu',
    name: '吴婉清',
    title: '质控岗',
    unitId: 'customer-service',
    roles: ['qualityOfficer'],
    standInId: 'qian',
  },
  {
    id: 'qian',
    name: '钱若谷',
    title: '质控岗',
    unitId: 'customer-service',
    roles: ['qualityOfficer'],
    standInId: 'wu',
  },
  {
    id: 'zhou',
    name: '周行远',
    title: '营业厅监督检查员',
    unitId: 'customer-service',
    roles: ['inspector'],
    lines: ['hall'],
    standInId: 'tang',
  },
  head('dong', '董启明', '客户服务部主任', 'customer-service', 'jiang'),
  officer('jiang', '蒋书宁', 'customer-service', ['complaint'], 'tang'),
  head('he', '贺长庚', '市场部主任', 'market', 'min'),
  officer('min', '闵佳', 'market', ['vip'], 'xiang'),
  {
    id: 'tang',
    name: '唐知微',
    title: '营业厅、投诉监督检查员',
    unitId: 'market',
    roles: ['inspector'],
    lines: ['hall', 'complaint'],
    standInId: 'zhou',
  },
  head('luo', '罗定国', '网络部主任', 'network', 'xiang'),
  officer('xiang', '向晚舟', 'network', ['installation'], 'min'),
  head('pan', '潘致远', '公众客户部主任', 'public-customers', 'wen'),
  officer('wen', '文素', 'public-customers'),
  head('ding', '丁守田', '农村客户部主任', 'rural-customers', 'shi'),
  officer('shi', '石春燕', 'rural-customers'),
  head('cui', '崔鸿志', '政企客户部主任', 'enterprise-customers', 'zou'),
  officer('zou', '邹一鸣', 'enterprise-customers'),
  head('liao', '廖建平', '渠县分公司经理', 'county-quxian', 'bai'),
  officer('bai', '白露', 'county-quxian'),
  head('du', '杜松林', '宣汉分公司经理', 'county-xuanhan', 'xia'),
  officer('xia', '夏荷', 'county-xuanhan'),
  head('chen', '陈映雪', '通川营业厅经理', 'hall-tongchuan', 'wen'),
  { id: 'lina', name: '李娜', title: '营业员', unitId: 'hall-tongchuan', roles: ['frontline'], standInId: 'chen' },
  { id: 'fang', name: '方静姝', title: '客服代表', unitId: 'hotline', roles: ['frontline'] },
];
