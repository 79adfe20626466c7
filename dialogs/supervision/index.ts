import type { Role } from '../../src/domain/org/actor.ts';
import { AppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { issueForm } from './issue.ts';
import { renderOrder } from './order-text.ts';
import { provinceForm } from './province-form.ts';
import { recheckForm } from './recheck.ts';
import { reportForm } from './report.ts';
import { closing, returnOrderForm, verificationView } from './verify.ts';

const DECIDES: readonly Role[] = ['qualityOfficer', 'leader'];
const REPORTS: readonly Role[] = ['manager', 'serviceOfficer'];

/** 整改督办单 in the conversation. 签收 and 查看 are phrases of the tasks feature; it opens `view-DB`. */
export function createSupervisionFeature(services: Services): Feature {
  const view = new CommandDialog('view-DB', async ({ actor, now }, { no }) => {
    if (no === undefined) throw new AppError('notFound');
    return renderOrder(await services.supervision.view({ actor, no }), now);
  });
  return {
    dialogs: [
      view,
      issueForm(services),
      provinceForm(services),
      reportForm(services, 'cause'),
      reportForm(services, 'fix'),
      reportForm(services, 'feedback'),
      verificationView(services),
      closing(services),
      returnOrderForm(services),
      recheckForm(services),
    ],
    commands: [
      {
        phrases: ['发起督办', '下发督办', '发督办'],
        takes: 'number',
        dialogId: 'issue-order',
        roles: DECIDES,
        help: '把重大问题的整改通知升级为整改督办单',
      },
      {
        phrases: ['省公司督办单', '省公司督办', '省督办单', '省公司转办督办单'],
        takes: 'text',
        dialogId: 'province-order',
        roles: DECIDES,
        help: '录入省公司督办单，可直接转发：「省公司督办单，编号…，28号前反馈，转宣汉」',
      },
      {
        phrases: ['报查因'],
        takes: 'numberAndWords',
        kinds: ['DB'],
        dialogId: 'report-cause',
        roles: REPORTS,
        help: '报送督办问题的原因',
      },
      {
        phrases: ['报整改到位', '报整改'],
        takes: 'numberAndWords',
        kinds: ['DB'],
        dialogId: 'report-fix',
        roles: REPORTS,
        help: '报送督办问题已整改到位',
      },
      {
        phrases: ['报反馈', '督办反馈'],
        takes: 'numberAndWords',
        kinds: ['DB'],
        dialogId: 'report-feedback',
        roles: REPORTS,
        help: '反馈督办整改情况，送发起人核验',
      },
      {
        phrases: ['核验督办', '督办核验'],
        takes: 'number',
        kinds: ['DB'],
        dialogId: 'verify-order',
        roles: DECIDES,
        help: '核验督办反馈，办结或退回',
      },
      {
        phrases: ['督办通过'],
        takes: 'number',
        kinds: ['DB'],
        dialogId: 'close-order',
        roles: [],
        help: '督办核验通过并办结',
      },
      {
        phrases: ['督办退回'],
        takes: 'numberAndWords',
        kinds: ['DB'],
        dialogId: 'return-order',
        roles: [],
        help: '督办反馈退回，重新整改',
      },
      {
        phrases: ['巩固复查'],
        takes: 'number',
        kinds: ['DB'],
        dialogId: 'recheck-order',
        roles: DECIDES,
        help: '登记办结督办的巩固复查',
      },
    ],
  };
}
