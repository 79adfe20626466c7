import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { answerDialogs } from './answers.ts';
import { backlogDialogs } from './backlog.ts';
import { confirmedDialogs } from './confirmed.ts';
import { RATE_USEFUL, RATE_USELESS, RateUsefulDialog, RateUselessDialog, USELESS_BY_NUMBER } from './feedback.ts';
import { hitTestDialogs } from './hit-test.ts';

/** 问答: rating answers, the backlog, confirmed questions, approved answers and 口径, the hit test. */
export function createQuestionFeature(services: Services): Feature {
  const parts = [
    backlogDialogs(services),
    confirmedDialogs(services),
    answerDialogs(services),
    hitTestDialogs(services),
  ];
  return {
    dialogs: [new RateUsefulDialog(services), new RateUselessDialog(services), ...parts.flatMap(part => part.dialogs)],
    commands: [
      {
        phrases: ['有用', '有帮助', '很有用'],
        takes: 'nothing',
        dialogId: RATE_USEFUL,
        help: '说说上一个答案有没有帮上忙，没用请发「没用」',
      },
      {
        phrases: ['没用', '没有用', '没帮助', '没有帮助'],
        takes: 'text',
        dialogId: RATE_USELESS,
        roles: [],
        help: '上一个答案没帮上忙',
      },
      {
        phrases: USELESS_BY_NUMBER,
        takes: 'text',
        dialogId: RATE_USELESS,
        roles: [],
        help: '一次问了几个问题时，说说哪一问没帮上忙',
      },
      ...parts.flatMap(part => part.commands),
    ],
  };
}
