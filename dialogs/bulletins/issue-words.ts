import { isOver } from '../../src/domain/bulletins/bulletin.ts';
import type { Services } from '../../src/services/index.ts';
import { showDate, showTime } from '../replies/times.ts';
import { ISSUE_STATUS, MEASURE_STATUS } from './words.ts';

type Issue = Awaited<ReturnType<Services['bulletins']['viewIssue']>>;
type Measure = Issue['measures'][number];

/** The command for each thing that can be done about a problem. */
export const ACTION_PHRASE = { draftMeasure: '报措施', releaseMeasures: '审核措施', checkMeasure: '核查措施' } as const;

/** 「措施未报，期限 …」 in one clause. */
export function stateOf(issue: Issue, now: Date): string {
  const { status, measureDueAt, missing, measures } = issue;
  if (isOver(status)) return `${ISSUE_STATUS[status]}${issue.closedAt ? `（${showDate(issue.closedAt, now)}）` : ''}`;
  if (measureDueAt === null) return `由督办单 ${issue.orderNos.join('、')} 跟踪`;
  if (status === 'measured')
    return measures.some(({ unchecked }) => unchecked) ? '措施已报，到期待核查' : ISSUE_STATUS.measured;
  const drafted = measures.some(each => each.status === 'drafted');
  const again = issue.round > 1 ? `（第 ${issue.round} 次）` : '';
  return `措施${again}${drafted ? '已填，待负责人放行' : '未报'}，${missing ? '已过期限' : '期限'} ${showTime(measureDueAt, now)}`;
}

/** One measure in one line. */
export function showMeasure(measure: Measure, now: Date): string {
  const { text, ownerName, dueAt, extendedFrom, status, unchecked, check, movedTo } = measure;
  const extended = extendedFrom === null ? '' : `，原定${showDate(extendedFrom, now)}，已同意延期`;
  const state = unchecked
    ? '到期待核查'
    : movedTo
      ? `责任已转至${movedTo.unitName}（${movedTo.no}），不再执行`
      : MEASURE_STATUS[status];
  return `${text}（${ownerName}，${showDate(dueAt, now)}前${extended}）${state}${check?.note ? `：${check.note}` : ''}`;
}
