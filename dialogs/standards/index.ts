import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { MORE, WHOLE_TEXT } from './answer-options.ts';
import { ASK, AskDialog } from './ask-dialog.ts';
import { ASK_MORE, ASK_WHOLE, AskMoreDialog, AskWholeDialog } from './clause-dialogs.ts';
import { ASK_PHRASE } from './replies-clarify.ts';
import { createVersionFeature } from './versions/index.ts';

export function createStandardFeature(services: Services): Feature {
  const versions = createVersionFeature(services);
  return {
    dialogs: [new AskDialog(services), new AskMoreDialog(services), new AskWholeDialog(services), ...versions.dialogs],
    commands: [
      { phrases: [ASK_PHRASE, '查规范', '查条款'], takes: 'text', dialogId: ASK, help: '查服务标准，也可以直接提问' },
      {
        phrases: [MORE, '还有吗', '更多', '继续查'],
        takes: 'nothing',
        dialogId: ASK_MORE,
        help: '看上一个问题的其他相关条款',
      },
      {
        phrases: [WHOLE_TEXT, '查看原文', '条款原文', '原文', '依据', '出处'],
        takes: 'nothing',
        dialogId: ASK_WHOLE,
        help: '看上一个答案所引条款的全文',
      },
      ...versions.commands,
    ],
  };
}
