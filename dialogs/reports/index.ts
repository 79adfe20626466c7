import { readOwedQuestion } from '../../src/domain/reports/read-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { attachCommand, sendAttachedCommand, uploadCommand } from './attachments.ts';
import { acceptReport, BY_DIFFERENCE, examineView, faultForm } from './examine-report.ts';
import { FillReportDialog } from './fill-report.ts';
import { releaseDraft, returnDraft, showDraft, viewReport } from './judge-report.ts';
import { OWED_REPORTS, owedCommand } from './owed.ts';

export function createReportFeature(services: Services): Feature {
  return {
    dialogs: [
      new FillReportDialog(services),
      showDraft(services),
      releaseDraft(services),
      returnDraft(services),
      viewReport(services),
      owedCommand(services),
      examineView(services),
      acceptReport(services),
      faultForm(services),
      uploadCommand(services),
      attachCommand(services),
      sendAttachedCommand(services),
    ],
    async takesSentence({ text, now }) {
      return readOwedQuestion(text, now) ? { dialogId: OWED_REPORTS, args: { phrase: '', text } } : undefined;
    },
    commands: [
      {
        phrases: ['报表上报情况', '报表情况', '上报情况', '谁没报报表'],
        takes: 'nothing',
        dialogId: OWED_REPORTS,
        roles: ['qualityOfficer', 'leader', 'manager', 'serviceOfficer'],
        help: '看哪些单位的报表还没报出、逾期或漏报，也可直接问「上个月谁没交报表」',
      },
      {
        phrases: ['上报', '报表上报', '填报', '报报表', '我要报报表', '上报报表', '填报报表'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'fill-report',
        roles: ['serviceOfficer', 'manager'],
        help: '填报本单位到期的服务质量报表、分析报告',
      },
      {
        phrases: ['上传报表', '上传报表附件', '上传附件'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'upload-report-file',
        roles: ['serviceOfficer', 'manager'],
        help: '取得给报表加附件的一次性上传链接，聊天里发不了文件时用',
      },
      {
        phrases: ['上报附件', '报表附件'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'attach-report-file',
        roles: [],
        help: '随文件一起发，作为报表的附件',
      },
      {
        phrases: ['看附件'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'send-report-files',
        roles: [],
        help: '看报表的附件',
      },
      {
        phrases: ['审核上报', '上报审核', '审核报表'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'judge-report',
        roles: ['manager'],
        help: '审核本单位填好的报表，放行或退回',
      },
      {
        phrases: ['审阅上报'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'examine-report',
        roles: ['qualityOfficer', 'leader'],
        help: '审阅各单位报出的报表，核收，或认定不完整、不真实退回重报',
      },
      { phrases: ['核收上报'], takes: 'number', kinds: ['SB'], dialogId: 'accept-report', roles: [], help: '核收报表' },
      {
        phrases: ['退回重报'],
        takes: 'numberAndWords',
        kinds: ['SB'],
        dialogId: 'fault-report',
        roles: [],
        help: '认定报表有问题，退回重报',
      },
      {
        phrases: [BY_DIFFERENCE],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'fault-report',
        roles: [],
        help: '以报出的数字与系统不一致为由，退回重报',
      },
      {
        phrases: ['放行上报'],
        takes: 'number',
        kinds: ['SB'],
        dialogId: 'release-report',
        roles: [],
        help: '放行报表，正式报出',
      },
      {
        phrases: ['退回上报'],
        takes: 'numberAndWords',
        kinds: ['SB'],
        dialogId: 'return-report',
        roles: [],
        help: '退回报表，请填报人修改',
      },
    ],
  };
}
