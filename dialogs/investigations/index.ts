import type { Role } from '../../src/domain/org/actor.ts';
import { AppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { concludeForm } from './conclude-form.ts';
import { openForm } from './open-form.ts';
import { investigationReplies } from './replies.ts';
import { stateForm } from './state-form.ts';

const FINDS: readonly Role[] = ['qualityOfficer', 'leader'];

export function createInvestigationFeature(services: Services): Feature {
  const { investigations } = services;
  return {
    dialogs: [
      new CommandDialog('view-DC', async ({ actor, now }, { no }) => {
        if (no === undefined) throw new AppError('notFound');
        return investigationReplies.view(await investigations.view({ actor, no }), now);
      }),
      openForm(services),
      stateForm(investigations),
      concludeForm(services),
    ],
    commands: [
      {
        phrases: ['发起调查', '发起服务问题调查', '服务问题调查', '问题调查'],
        takes: 'text',
        dialogId: 'open-investigation',
        roles: FINDS,
        help: '向责任部门调查一个服务问题，如「发起调查 渠县 工单为什么超时」',
      },
      {
        phrases: ['说明情况', '情况说明'],
        takes: 'numberAndWords',
        kinds: ['DC'],
        dialogId: 'state-facts',
        roles: ['manager', 'serviceOfficer'],
        help: '就调查的问题如实说明本单位的情况',
      },
      {
        phrases: ['调查结论'],
        takes: 'number',
        kinds: ['DC'],
        dialogId: 'conclude-investigation',
        roles: FINDS,
        help: '看过说明后写调查结论；认定隐瞒或不如实反映的，提出扣分',
      },
    ],
  };
}
