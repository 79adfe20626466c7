import type { Services } from '../../../src/services/index.ts';
import type { Command, Feature } from '../../framework/command.ts';
import { catalogue } from './catalogue.ts';
import { showChanges, showText } from './changes.ts';
import { passStep, returnForm, takeBackForm } from './decide.ts';
import { byTitle, NameEditionDialog } from './name-edition.ts';
import { READ_ON, ReadOnDialog } from './pages.ts';
import { publishForm } from './publish.ts';
import { remindReaders, showReadings } from './reading.ts';
import { submitForm } from './submit.ts';
import { judgeEdition, viewEdition } from './view.ts';
import { confirmForm, declineForm, proposeForm } from './withdraw.ts';

const commands: readonly Command[] = [
  {
    phrases: ['标准目录', '标准清单', '标准列表'],
    takes: 'text',
    dialogId: 'standard-catalogue',
    help: '看收录了哪些标准、各自的现行版本',
  },
  {
    phrases: ['看变化', '看改动', '有什么变化'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'standard-changes',
    help: '看标准的新版改了什么',
  },
  { phrases: ['看全文'], takes: 'number', kinds: ['BZ'], dialogId: 'standard-text', help: '看标准的全文' },
  { phrases: [READ_ON], takes: 'nothing', dialogId: 'standard-read-on', roles: [], help: '接着看下一页' },
  {
    phrases: ['提交审批', '提交标准'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'submit-standard',
    roles: ['qualityOfficer'],
    help: '把导入的标准提交复核、会审、审定',
  },
  {
    phrases: ['复核', '会审', '审定'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'judge-standard',
    roles: ['qualityOfficer', 'manager', 'leader'],
    help: '审批标准：复核、会审、审定',
  },
  { phrases: ['复核通过'], takes: 'number', kinds: ['BZ'], dialogId: 'pass-review', roles: [], help: '标准复核通过' },
  {
    phrases: ['会审通过'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'pass-joint-review',
    roles: [],
    help: '标准会审通过',
  },
  { phrases: ['审定通过'], takes: 'number', kinds: ['BZ'], dialogId: 'pass-approval', roles: [], help: '标准审定通过' },
  {
    phrases: ['退回标准'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'return-standard',
    roles: [],
    help: '把标准退回修改',
  },
  {
    phrases: ['撤回审批'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'take-back-standard',
    roles: [],
    help: '撤回提交的标准',
  },
  {
    phrases: ['发布', '发布标准'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'publish-standard',
    roles: ['qualityOfficer'],
    help: '发布审定的标准，确定施行日期',
  },
  {
    phrases: ['作废', '作废标准'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'withdraw-standard',
    roles: ['qualityOfficer'],
    help: '提出作废标准，由第二人确认',
  },
  {
    phrases: ['确认作废'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'confirm-withdrawal',
    roles: [],
    help: '确认作废标准',
  },
  {
    phrases: ['不同意作废'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'decline-withdrawal',
    roles: [],
    help: '不同意作废标准',
  },
  {
    phrases: ['阅读情况', '谁没看', '谁没阅'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'reading-status',
    roles: ['qualityOfficer', 'leader'],
    help: '看标准新版谁已阅、谁未阅',
  },
  {
    phrases: ['提醒未阅'],
    takes: 'number',
    kinds: ['BZ'],
    dialogId: 'remind-readers',
    roles: [],
    help: '提醒还没有阅读的人员',
  },
];

/** The life of a standard's edition in the conversation. 查看, 审核, 退回 and 已阅 are phrases of the tasks feature. */
export function createVersionFeature(services: Services): Feature {
  return {
    dialogs: [
      catalogue(services),
      viewEdition(services),
      judgeEdition(services),
      showChanges(services),
      showText(services),
      new ReadOnDialog(),
      new NameEditionDialog(services, commands),
      submitForm(services),
      passStep(services, 'pass-review', 'review'),
      passStep(services, 'pass-joint-review', 'jointReview'),
      passStep(services, 'pass-approval', 'approve'),
      returnForm(services),
      takeBackForm(services),
      publishForm(services),
      proposeForm(services),
      confirmForm(services),
      declineForm(services),
      showReadings(services),
      remindReaders(services),
    ],
    commands: [...commands, ...byTitle(commands)],
  };
}
