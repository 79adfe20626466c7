import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { measuresForm } from './measures-form.ts';
import { registerForm } from './register-form.ts';
import { incidentReplies as replies } from './replies.ts';
import { withdrawForm } from './withdraw-form.ts';

/** 客户服务事件 in conversation. */
export function createIncidentFeature(services: Services): Feature {
  const { incidents } = services;
  return {
    dialogs: [
      registerForm(services),
      measuresForm(services),
      new CommandDialog('list-incidents', async ({ actor, now }) => replies.list(await incidents.list({ actor }), now)),
      new CommandDialog('view-SJ', async ({ actor, now }, { no = '' }) =>
        replies.view(await incidents.view({ actor, no }), now),
      ),
      new CommandDialog('close-incident', async ({ actor, messageId }, args) => {
        const candidates = async () =>
          (await incidents.pending(actor))
            .filter(({ action }) => action === 'closeIncident')
            .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
        const picked = await chooseRecord(args, { phrase: '办结事件', none: replies.noneToClose, candidates });
        if (picked.kind === 'ask') return picked.reply;
        const submissionId = `${messageId}:close-incident`;
        return replies.closed(await incidents.close({ actor, no: picked.no, submissionId }));
      }),
      withdrawForm(services),
    ],
    commands: [
      {
        phrases: ['登记服务事件', '登记事件'],
        takes: 'text',
        dialogId: 'register-incident',
        roles: ['qualityOfficer', 'leader'],
        help: '登记客户服务事件：经过、投诉、初步责任部门和适用规则',
      },
      {
        phrases: ['服务事件', '服务事件列表', '查服务事件'],
        takes: 'nothing',
        dialogId: 'list-incidents',
        roles: ['manager', 'serviceOfficer', 'qualityOfficer', 'leader'],
        help: '查看服务事件和办理情况',
      },
      {
        phrases: ['报事件措施'],
        takes: 'number',
        dialogId: 'incident-measures',
        roles: ['manager'],
        forStandIns: true,
        help: '报服务事件的措施（负责人请假时由代理人报）',
      },
      {
        phrases: ['办结事件'],
        takes: 'number',
        dialogId: 'close-incident',
        roles: ['qualityOfficer', 'leader'],
        help: '措施报来后办结服务事件',
      },
      {
        phrases: ['撤销服务事件', '撤销事件', '撤回服务事件', '撤回事件', '作废服务事件', '作废事件'],
        takes: 'numberAndWords',
        kinds: ['SJ'],
        dialogId: 'withdraw-incident',
        roles: ['qualityOfficer', 'leader'],
        help: '登记有误的服务事件，扣分确认前可以撤销，如「撤销服务事件 SJ-2026-0001」',
      },
    ],
  };
}
