import { type BulletinFigures, closedCount, cumulativeShares, type LastIssue } from '../domain/bulletins/figures.ts';
import { type BulletinWording, figure, kept, type ToldSentence, told } from '../domain/bulletins/told-sentence.ts';
import { addDays, shanghaiDate } from '../domain/calendar/shanghai.ts';

/** A part of a bulletin as both formats lay it out; `chart` names the picture below its sentences. */
export interface Section {
  readonly heading: string;
  readonly sentences: readonly ToldSentence[];
  readonly chart?: 'programmes' | 'trend' | 'pareto' | 'heat';
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

const NONE = '缺数据';
const day = (iso: string, shift = 0): string => {
  const [year, month, date] = addDays(shanghaiDate(new Date(iso)), shift).split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};
const STATE: Readonly<Record<LastIssue['state'], string>> = {
  noMeasure: '未报措施',
  underWay: '措施执行中',
  toCheck: '措施到期待核查',
  closed: '已办结',
};

/** The words on the pages and pictures of a bulletin. Every number in them is one of its figures. */
export const bulletinText = {
  none: NONE,
  score: '分',
  items: '项次',
  mean: '平均得分',
  failedCount: '不合格项次',
  share: '累计占比（%）',
  charts: {
    programmes: '各类别平均得分',
    trend: '近六期平均得分与不合格项次',
    pareto: '不合格项排列图',
    heat: '责任部门 × 检查类别平均得分',
  },
  shortProgramme: (name: string): string => name.replace(/(?:行为规范|标准执行)?(?:监督检查|调查)$/, ''),
  shortPeriod: (period: string): string =>
    period.includes('W') ? `第${Number(period.slice(6))}周` : `${Number(period.slice(5))}月`,
  /** Of a period that was not over when it was counted, that it was not. */
  span: ({ from, before, countedAt }: BulletinFigures): string =>
    `统计期间：${day(from)}至${day(before, -1)}${countedAt !== undefined && countedAt < before ? `（尚未结束，数字截至${day(countedAt)}）` : ''}`,
  problems: '要求报措施的问题',
  hash: (hash: string): string => `内容校验码（SHA-256）：${hash}`,
  unfrozen: '草稿，送审后固定内容并生成校验码',
  /** Told in the report itself: which paragraphs a model worded, counted within their part. */
  wordedBy: (figures: BulletinFigures, { model, sentences: worded }: BulletinWording): string => {
    const said = new Set(worded.map(each => each.said));
    const places = sections(figures).flatMap(({ heading, sentences: all }) =>
      all.flatMap(({ text }, index) => (said.has(text) ? [`${heading}第${index + 1}段`] : [])),
    );
    return `${places.join('、')}的措辞由模型（${model}）拟写，其中每个数字、名称和单号都已与统计数据逐一核对；其余为固定文字。`;
  },
  page: (page: number, pages: number): string => `第 ${page} 页 / 共 ${pages} 页`,
  sections,
  wordedSections,
};

function sections(figures: BulletinFigures): Section[] {
  const { inspections, failed, rectification, supervision, points, reports, questions } = figures;
  const shares = cumulativeShares(
    failed.items.map(({ count }) => count),
    failed.total,
  );
  return [
    lastSection(figures.last),
    {
      heading: '检查情况',
      sentences: [
        inspections.count === 0
          ? told`本期没有发布的检查结果，得分缺数据。`
          : inspections.mean === null
            ? told`本期${figure('发布检查结果', inspections.count, '份')}，平均得分 缺数据。`
            : told`本期${figure('发布检查结果', inspections.count, '份')}，${figure('平均得分', inspections.mean, '')}。`,
        inspections.missing > 0
          ? told`${figure('到期未完成的检查任务', inspections.missing, '项')}，相应成绩缺数据。`
          : told`没有到期未完成的检查任务。`,
      ],
      chart: 'programmes',
      table: {
        head: ['检查类别', '份数', '平均得分'],
        rows: inspections.byProgramme.map(({ name, count, mean }) => [name, String(count), mean ?? NONE]),
      },
    },
    {
      heading: '各责任部门',
      sentences: inspections.byUnit.length === 0 ? [told`本期没有各部门的检查成绩。`] : [],
      chart: 'heat',
      table: {
        head: ['责任部门', '份数', '平均得分'],
        rows: inspections.byUnit.map(({ name, count, mean }) => [name, String(count), mean ?? NONE]),
      },
    },
    { heading: '近六期走势', sentences: [told`没有检查结果的期间不连线，不按零计。`], chart: 'trend' },
    {
      heading: '不合格项',
      sentences: [
        failed.total === 0
          ? told`本期没有不合格项。`
          : told`本期${figure('不合格', failed.total, '项次')}，最多的如下。`,
      ],
      chart: 'pareto',
      table: {
        head: ['测评项', '检查类别', '项次', '累计占比'],
        rows: failed.items.map(({ title, programme, count }, at) => [
          title,
          programme,
          String(count),
          `${shares[at]}%`,
        ]),
      },
    },
    {
      heading: '整改与督办',
      sentences: [
        told`整改通知：${figure('新开', rectification.opened, '件')}；${figure('办结', rectification.closedOnTime + rectification.closedLate, '件')}，其中${figure('按期', rectification.closedOnTime, '件')}、${figure('逾期', rectification.closedLate, '件')}；${figure('期末逾期未办结', rectification.overdue, '件')}。`,
        told`整改督办单：${figure('下发', supervision.issued, '件')}，${figure('办结', supervision.closed, '件')}；${figure('期限未落实', supervision.failedClocks, '次')}。`,
      ],
    },
    {
      heading: '扣分与报表',
      sentences: [
        told`本期${figure('记入扣分合计', points.total, '分')}。`,
        ...(Number(points.rewards ?? 0) === 0 ? [] : [told`${figure('另有加分', points.rewards!, '分')}。`]),
        ...(Number(points.appealed ?? 0) === 0 ? [] : [told`${figure('申诉中暂不计入', points.appealed!, '分')}。`]),
        told`${figure('到期报表', reports.due, '份')}，${figure('迟报', reports.late, '份')}，${figure('漏报', reports.omitted, '份')}。`,
        told`${figure('员工提问', questions.asked, '次')}，${figure('没有答上来', questions.unanswered, '次')}。`,
      ],
      ...(points.byUnit.length > 0 && {
        table: { head: ['责任部门', '扣分'], rows: points.byUnit.map(each => [each.name, each.points]) },
      }),
    },
  ];
}

/** What came of the problems that were named the last time stands first. */
function lastSection(last: BulletinFigures['last']): Section {
  if (last === null) return { heading: '上期问题落实情况', sentences: [told`此前没有下发过同类通报。`] };
  const { issues } = last;
  return {
    heading: '上期问题落实情况',
    sentences: [
      told`${kept(`《${last.title}》（${last.no}）`)}${figure('点名问题', issues.length, '条')}，${figure('已办结', closedCount(issues), '条')}，${figure('未办结', issues.length - closedCount(issues), '条')}。`,
    ],
    table: {
      head: ['单号', '单位', '问题', '落实情况', '措施已执行', '措施未执行'],
      rows: issues.map(issue => [
        ...[issue.no, issue.unitName, issue.title, STATE[issue.state]],
        ...[String(issue.executed), String(issue.unexecuted)],
      ]),
    },
  };
}

/** The same with the sentences that were worded anew in their place. */
function wordedSections(figures: BulletinFigures, wording: BulletinWording | undefined): Section[] {
  const anew = new Map(wording?.sentences.map(({ said, worded }) => [said, worded]));
  return sections(figures).map(section => ({
    ...section,
    sentences: section.sentences.map(sentence => ({ ...sentence, text: anew.get(sentence.text) ?? sentence.text })),
  }));
}
