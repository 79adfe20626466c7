import type { Services } from '../../src/services/index.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { showTime } from '../replies/times.ts';
import { reportStatus } from './replies.ts';

export const OWED_REPORTS = 'owed-reports';

type Owed = Awaited<ReturnType<Services['reports']['owed']>>;

/** More would not be read on a phone. */
const SHOWN = 20;

/** 报表上报情况 */
export function owedCommand({ reports }: Services): CommandDialog {
  return new CommandDialog(OWED_REPORTS, async ({ actor, now }) => owedReply(await reports.owed({ actor }), now));
}

function owedReply({ scope, owed, sent }: Owed, now: Date): Reply {
  const whose = scope === 'all' ? '' : '您所在单位';
  if (owed.length === 0) return { text: `${whose}目前没有未报的报表。` };
  const groups = [...Map.groupBy(owed.slice(0, SHOWN), ({ title, period }) => `${showPeriod(period)}《${title}》`)];
  const rest = owed.length - Math.min(owed.length, SHOWN);
  return {
    text: [
      `${whose}还有 ${owed.length} 份报表未报，已报 ${sent} 份：`,
      ...groups.flatMap(([name, rows]) => [
        `${name}，截止 ${showTime(rows[0]!.dueAt, now)}：`,
        ...rows.map(
          ({ no, unitName, status, dueAt }) =>
            `· ${unitName}（${no}）${reportStatus(status)}${now > dueAt ? '，已逾期' : ''}`,
        ),
      ]),
      ...(rest > 0 ? [`其余 ${rest} 份没有列出。`] : []),
    ].join('\n'),
  };
}
