import type { RowProblem } from '../../src/services/org/staff-table.ts';
import { type BadFile, badFileTexts } from './bad-file.ts';

/** Why a file holds no table. */
export type BadTable =
  | { code: BadFile | 'badSpreadsheet' | 'encrypted' | 'tooManyRows' }
  | { code: 'badCsv'; line: number };

const BAD_TABLE: Record<BadFile | 'badSpreadsheet' | 'encrypted' | 'tooManyRows', string> = {
  tooManyRows: '行数太多（一次最多 10000 行），请拆成几个文件导入',
  ...badFileTexts,
  unsupported: '只支持 .xlsx 和 .csv',
  badSpreadsheet: '不是有效的 xlsx 文件，请用 Excel 重新保存',
  encrypted: '文件设了密码，请去掉密码后再导入',
  tooLarge: '文件超过 10 MB，或者展开后的内容太多，请拆成几个文件导入',
};

/** One line per person, for `staff list`; the labels are already words. */
export interface StaffLine {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly roles: readonly string[];
  readonly lines: readonly string[];
  readonly headOf: readonly string[];
  readonly active: boolean;
  /** 在岗 or 离岗. */
  readonly status: string;
}

/** What `npm run staff` says. */
export const staffTexts = {
  usage: '<命令> [选项]',
  description: '管理人员与单位：import 导入表格，list 列出人员，template 输出表格模板。',
  import: '从 xlsx 或 csv 导入单位和人员（按账号新增或更新，全部通过检查才写入）',
  file: '表格文件',
  list: '列出现有人员',
  template: '输出 CSV 模板（可重定向到文件，用 Excel 打开）',
  examples: `
列：账号、姓名、单位、单位类型、上级单位、岗位角色、条线、职务、是否负责人、状态
状态填「在岗」或「离岗」，可以不填；离岗的人员不再接收通知、不能办理事项，其单位负责人身份同时取消。
人员调到其他单位后，不再是原单位的负责人。
多个岗位角色或条线用顿号分开。账号一列请设为文本格式，以免丢掉开头的 0。
例：
  npm run --silent staff -- template > 人员.csv
  npm run staff -- import 人员.csv --data ./data`,
  badTable: (file: string, bad: BadTable): string =>
    bad.code === 'badCsv'
      ? `✗ ${file}：第 ${bad.line} 行的引号或分隔符有误，无法识别。`
      : `✗ ${file}：${BAD_TABLE[bad.code]}。`,
  refused: (file: string, problems: readonly RowProblem[]): string =>
    [
      `✗ ${file}：有 ${problems.length} 处需要修改，没有写入任何内容：`,
      ...problems.map(problem => `  第 ${problem.row} 行：${rowProblem(problem)}`),
    ].join('\n'),
  imported: (result: { created: number; updated: number; departed: number; units: number }): string =>
    `✓ 已导入：新增 ${result.created} 人，更新 ${result.updated} 人，新建 ${result.units} 个单位${result.departed > 0 ? `；标为离岗 ${result.departed} 人` : ''}。`,
  headless: (unitNames: readonly string[]): string =>
    `注意：以下单位原来的负责人已离岗、调动或取消，目前没有负责人：${unitNames.join('、')}。请尽快指定；在此之前，有关事项由上级单位负责人办理。`,
  numericIds: (rows: readonly number[]): string =>
    `注意：第 ${rows.slice(0, 10).join('、')}${rows.length > 10 ? ' 等' : ''} 行的账号是数字格式。若账号以 0 开头，0 已丢失，请改为文本格式后重新导入。`,
  nobody: '还没有任何人员。可用「npm run --silent staff -- template」取得模板。',
  people: (people: readonly StaffLine[]): string => [...people.map(personLine), total(people)].join('\n'),
  /** Rows of the template below its headings. */
  templateRows: [
    ['', '', '市分公司', '市分公司', '', '', '', '', '', ''],
    ['0001', '张三', '客户服务部', '市公司部门', '市分公司', '部门负责人', '', '客户服务部主任', '是', '在岗'],
    ['0002', '李四', '客户服务部', '', '', '质控岗', '', '质控岗', '', '在岗'],
    ['0003', '王五', '客户服务部', '', '', '监督检查人员、服务管理人员', '营业厅、投诉', '监督检查员', '', '在岗'],
    ['0004', '赵六', '示范营业厅', '现业主营业厅', '客户服务部', '一线员工', '', '营业员', '', '在岗'],
  ],
};

function total(people: readonly StaffLine[]): string {
  const departed = people.filter(person => !person.active).length;
  return `共 ${people.length} 人${departed > 0 ? `，其中离岗 ${departed} 人` : ''}。`;
}

function personLine(person: StaffLine): string {
  const heads = person.headOf.length > 0 ? `　负责：${person.headOf.join('、')}` : '';
  const lines = person.lines.length > 0 ? `（${person.lines.join('、')}）` : '';
  const title = person.title === '' ? '' : `　${person.title}`;
  return `${person.id}　${person.name}　${person.unitName}${title}　${person.roles.join('、')}${lines}${heads}　${person.status}`;
}

function rowProblem({ code, value = '', other = '' }: RowProblem): string {
  switch (code) {
    case 'noRows':
      return '表格里没有内容';
    case 'missingColumn':
      return `缺少「${value}」这一列`;
    case 'blankId':
      return '账号没有填写';
    case 'badId':
      return `账号「${value}」不可用：只能含字母、数字和 _ - @ .，最长 64 位`;
    case 'numberId':
      return `账号「${value}」是数字格式且不完整，请把这一列设为文本格式后重新填写`;
    case 'duplicateId':
      return `账号「${value}」与第 ${other} 行重复`;
    case 'blankName':
      return '姓名没有填写';
    case 'blankUnit':
      return '单位没有填写';
    case 'noRole':
      return '岗位角色没有填写';
    case 'unknownRole':
      return `不认识岗位角色「${value}」，可用：一线员工、监督检查人员、服务管理人员、部门负责人、质控岗、分管领导、系统管理员`;
    case 'unknownLine':
      return `不认识条线「${value}」，可用：营业厅、投诉、装维、VIP`;
    case 'inspectorNeedsLine':
      return '监督检查人员须填写条线（营业厅、投诉、装维、VIP）';
    case 'badFlag':
      return `是否负责人「${value}」看不懂，请填「是」或「否」`;
    case 'badStatus':
      return `状态「${value}」看不懂，请填「在岗」或「离岗」`;
    case 'departedHead':
      return '离岗人员不能是负责人，请修改「状态」或「是否负责人」';
    case 'twoHeads':
      return `「${value}」已在第 ${other} 行有了负责人`;
    case 'unknownUnitType':
      return `不认识单位类型「${value}」，可用：市分公司、市公司部门、现业客户群部门、县分公司、现业主营业厅、社会渠道营业厅、县分公司主营业厅、农客营业厅、10000号、代办单位、统包单位、外包单位`;
    case 'unitTypesDiffer':
      return `「${value}」的单位类型与已有的或前面填写的不一致`;
    case 'parentsDiffer':
      return `「${value}」的上级单位与已有的${other ? `（${other}）` : ''}不一致`;
    case 'unitNeedsType':
      return `「${value}」是新单位，请填写单位类型`;
    case 'unitNeedsParent':
      return `「${value}」是新单位，请填写上级单位`;
    case 'unknownParent':
      return `「${value}」的上级单位「${other}」不存在；可在表中加一行只填单位、单位类型和上级单位`;
    case 'parentLoop':
      return `「${value}」与「${other}」互为上级，无法建立`;
    default:
      return unreachable(code);
  }
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${String(value)}`);
}
