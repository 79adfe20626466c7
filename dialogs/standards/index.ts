import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { ASK, ASK_MORE, AskDialog, AskMoreDialog } from './ask-dialog.ts';
import { MORE } from './replies.ts';
import { createVersionFeature } from './versions/index.ts';

export function createStandardFeature(services: Services): Feature {
  const versions = createVersionFeature(services);
  return {
    dialogs: [new AskDialog(services), new AskMoreDialog(), ...versions.dialogs],
    commands: [
      { phrases: ['查标准', '查规范', '查条款'], takes: 'text', dialogId: ASK, help: '查服务标准，也可以直接提问' },
      {
        phrases: [MORE, '还有吗', '更多', '继续查'],
        takes: 'nothing',
        dialogId: ASK_MORE,
        help: '看上一个问题的其他相关条款',
      },
      ...versions.commands,
    ],
  };
}
