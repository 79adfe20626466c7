import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { FillReportDialog } from './fill-report.ts';
import { releaseDraft, returnDraft, showDraft } from './judge-report.ts';
import { reportReplies } from './replies.ts';

export function createReportFeature(services: Services): Feature {
  return {
    dialogs: [
      new FillReportDialog(services),
      showDraft(services),
      releaseDraft(services),
      returnDraft(services),
      new CommandDialog('view-SB', async (turn, args) => {
        if (!args.no) return reportReplies.whichToView;
        return reportReplies.view(await services.reports.view({ actor: turn.actor, no: args.no }), turn.now);
      }),
    ],
    commands: [
      {
        phrases: ['上报', '报表上报', '填报'],
        takes: 'number',
        dialogId: 'fill-report',
        roles: ['serviceOfficer', 'manager'],
        help: '填报本单位到期的服务质量报表、分析报告',
      },
      {
        phrases: ['审核上报', '上报审核'],
        takes: 'number',
        dialogId: 'judge-report',
        roles: ['manager'],
        help: '审核本单位填好的报表，放行或退回',
      },
      { phrases: ['放行上报'], takes: 'number', dialogId: 'release-report', roles: [], help: '放行报表，正式报出' },
      { phrases: ['退回上报'], takes: 'number', dialogId: 'return-report', roles: [], help: '退回报表，请填报人修改' },
    ],
  };
}
