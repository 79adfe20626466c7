import type { Services } from '../../src/services/index.ts';
import { problemLines } from '../inspections/batch/replies.ts';
import { announcedReply, closingPreviewReply, freezePreviewReply, frozenReply } from '../kpi/closing-replies.ts';
import { rankingReply } from '../kpi/replies.ts';
import { unreadableTexts } from './import-preview.ts';

type Kpi = Services['kpi'];
type ProvinceImport = Awaited<ReturnType<Kpi['importProvince']>>;
type Sheet = Extract<ProvinceImport, { kind: 'read' }>['sheets'][number];

/** What `npm run close` says. */
export const closeTexts = {
  usage: '<期间> [选项]',
  description:
    '关账：导入省公司成绩表，按台账算出各单位成绩，预公示；异议期满后再运行一次即定稿。月份、季度、年度都可以。',
  period: '要关账的期间，如 2026-Q3、2026-09、2026',
  province: '省公司成绩工作簿（.xlsx），每个类别一张工作表，表名写类别或分项名称，如「营业厅」「10000号服务能力」',
  as: '以谁的身份办理（账号），须是质控岗；不写则用第一位质控岗',
  leader: '质控岗须回避的成绩由谁导入（分管领导账号）；不写则用第一位分管领导',
  yes: '直接预公示或定稿；不写则只算出来看，不写入关账结果（省公司成绩仍会导入）',
  examples: `
示例：
  npm run close -- 2026-Q3 --province 省公司三季度.xlsx          导入并查看
  npm run close -- 2026-Q3 --yes                                 预公示；异议期满后同一命令即定稿`,
  badPeriod: (text: string): string => `没有看懂期间「${text}」，请写成 2026-Q3、2026-09 或 2026。`,
  noOfficer: '还没有质控岗人员，不能关账。请先用 npm run staff -- import 导入人员。',
  unknownStaff: (id: string): string => `没有账号为「${id}」的在岗人员。`,
  unreadable: (name: string, reason: keyof typeof unreadableTexts): string => `${name}：${unreadableTexts[reason]}。`,
  refused: (name: string): string => `${name} 不是能读取的工作簿，请用 .xlsx 文件。`,
  sheet: showSheet,
  ranking: (ranking: Awaited<ReturnType<Kpi['ranking']>>, now: Date): string => rankingReply(ranking, now).text,
  closingPreview: (period: string, preview: Parameters<typeof closingPreviewReply>[1], now: Date): string =>
    closingPreviewReply(period, preview, now).text,
  announced: (outcome: Awaited<ReturnType<Kpi['announce']>>, period: string, now: Date): string =>
    announcedReply(outcome, period, now).text,
  freezePreview: (preview: Parameters<typeof freezePreviewReply>[0], now: Date): string =>
    freezePreviewReply(preview, '预公示', now).text,
  frozen: (outcome: Awaited<ReturnType<Kpi['freeze']>>, now: Date): string => frozenReply(outcome, now).text,
  onlyShown: (period: string): string => `以上没有写入。确认无误请加 --yes：npm run close -- ${period} --yes`,
};

function showSheet(sheet: Sheet): string {
  if (sheet.programmeName === null) return `· 「${sheet.sheetName}」：不是有省公司成绩的类别，没有读取。`;
  const name = `· 「${sheet.sheetName}」→ ${sheet.programmeName}`;
  const { result } = sheet;
  if (result.kind === 'imported') return `${name}：导入 ${result.results} 份成绩（${result.no}）。`;
  if (result.kind === 'already') return `${name}：以前导入过（${result.batch.no}），这次不重复导入。`;
  const { preview } = result;
  switch (preview.kind) {
    case 'read':
      return [`${name}：没有导入，请改正后再来：`, ...problemLines(preview.read.problems)].join('\n');
    case 'unknown':
      return `${name}：没有导入，不认识${preview.names.map(each => `「${each.name}」（${each.cell}）`).join('、')}。请先在聊天里用「导入结果」对应一次名称，以后就认识了。`;
    case 'noTable':
      return `${name}：没有找到带「单位」和「得分」的表头，没有导入。`;
    case 'noSheet':
      return `${name}：这个类别还没有在用的测评表，没有导入。`;
    case 'unreadable':
      return `${name}：${unreadableTexts[preview.reason]}。`;
    case 'tooMany':
      return `${name}：带分项的结果太多（${preview.results} 份，一次最多 ${preview.most} 份），没有导入。`;
    case 'already':
      return `${name}：以前导入过（${preview.batch.no}），这次不重复导入。`;
  }
}

/** Whether a sheet is in the store after all: just now or before. */
export function isTaken(sheet: Sheet): boolean {
  return sheet.programmeName !== null && (sheet.result.kind === 'imported' || sheet.result.kind === 'already');
}
