import { OWED_STATES, type OwedState } from '../../src/domain/reports/owed.ts';
import { type OwedQuestion, readOwedQuestion } from '../../src/domain/reports/read-question.ts';
import type { Services } from '../../src/services/index.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { showTime } from '../replies/times.ts';
import { reportStatus } from './replies.ts';

export const OWED_REPORTS = 'owed-reports';

type Owed = Awaited<ReturnType<Services['reports']['owed']>>;
type OwedReport = Owed['owed'][number];

/** More would not be read on a phone. */
const SHOWN = 20;

const STATE: Readonly<Record<OwedState, string>> = {
  overdue: '逾期',
  undecided: '延期待批',
  returned: '退回重报',
  open: '未到期',
  omitted: '漏报',
};

/** 报表上报情况, 「上个月谁没交报表」 */
export function owedCommand({ reports }: Services): CommandDialog {
  return new CommandDialog(OWED_REPORTS, async ({ actor, now }, { text }) => {
    const { span, named = '' } = readOwedQuestion(text ?? '', now) ?? {};
    return owedReply(await reports.owed({ actor, span, named }), { span, named }, now);
  });
}

function owedReply(found: Owed, { span, named }: OwedQuestion, now: Date): Reply {
  const { scope, owed, sent } = found;
  const about = `${span ? `${span.label}${found.by === 'due' ? '到期' : ''}的` : ''}${nameOf(named)}`;
  const whose = scope === 'all' ? '' : '您所在单位';
  const running = span && span.before > now ? [runningLine(span.label, found.by, now)] : [];
  if (owed.length === 0) {
    const none =
      span && sent === 0
        ? `${whose}没有${about}。`
        : `${whose}目前没有未报的${about}${sent > 0 ? `，已报 ${sent} 份` : ''}。`;
    return { text: [...running, none, ...olderLine(found)].join('\n') };
  }
  const urgent = [...owed].sort((a, b) => rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime());
  const groups = [...Map.groupBy(urgent.slice(0, SHOWN), ({ title, period }) => `${showPeriod(period)}《${title}》`)];
  const rest = owed.length - Math.min(owed.length, SHOWN);
  const counts = OWED_STATES.flatMap(state => {
    const count = owed.filter(each => each.state === state).length;
    return count > 0 ? [`${STATE[state]} ${count} 份`] : [];
  });
  return {
    text: [
      ...running,
      `${whose}${span ? '' : '还'}有 ${owed.length} 份${about}未报，已报 ${sent} 份（未报的：${counts.join('、')}）：`,
      ...groups.flatMap(([name, rows]) => [
        `${name}：`,
        ...rows
          .sort((a, b) => OWED_STATES.indexOf(a.state) - OWED_STATES.indexOf(b.state))
          .map(each => line(each, now)),
      ]),
      ...(rest > 0 ? [`其余 ${rest} 份没有列出，可以说明月份和报表再问，如「上个月谁没交分析报告」。`] : []),
      ...olderLine(found),
    ].join('\n'),
  };
}

const nameOf = (named: string): string =>
  named === '' ? '报表' : /(?:报表|报告)$/u.test(named) ? `《${named}》` : `${named}类报表`;

/** What can no longer be sent in comes last. */
const rank = ({ state }: OwedReport): number => (state === 'omitted' ? 1 : 0);

function runningLine(label: string, by: Owed['by'], now: Date): string {
  const what = by === 'due' ? `${label}本身的报表要等结束后才填报，以下是${label}内到期的` : '以下是已经到填报时间的';
  return `${label}还没有结束，${what}，截至 ${showTime(now, now)}。`;
}

const olderLine = ({ omittedBefore }: Owed): string[] =>
  omittedBefore > 0 ? [`更早的漏报还有 ${omittedBefore} 份，可以说明月份查看，如「8月谁没交报表」。`] : [];

/** 「· 【逾期】农村客户部（SB-2026-0015）待填报，截止 11月6日（周五）18:00」, with what was done about the deadline. */
function line({ no, unitName, status, state, dueAt, extendedFrom, askedDueAt }: OwedReport, now: Date): string {
  const marks = [
    ...(extendedFrom ? [`已延期，原定 ${showTime(extendedFrom, now)}`] : []),
    ...(askedDueAt && state !== 'omitted' ? [`已申请延到 ${showTime(askedDueAt, now)}，待审批`] : []),
  ];
  const where = state === 'omitted' ? '' : `${reportStatus(status)}，`;
  const mark = marks.length > 0 ? `（${marks.join('；')}）` : '';
  return `· 【${STATE[state]}】${unitName}（${no}）${where}截止 ${showTime(dueAt, now)}${mark}`;
}
