import { hasRole } from '../../src/domain/org/actor.ts';
import { AppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { answerForm } from './answer.ts';
import { ASK_LIST, answerList, readListAsked } from './ask-list.ts';
import { acceptAnswer, showAnswer } from './decide.ts';
import { renderRectification } from './history.ts';
import { reopenForm } from './reopen.ts';
import { rectificationReplies } from './replies.ts';
import { returnForm } from './return.ts';

/** 整改通知 in the conversation. 签收 and 查看 are phrases of the tasks feature; it opens `view-ZG`. */
export function createRectificationFeature(services: Services): Feature {
  const view = new CommandDialog('view-ZG', async ({ actor, now }, { no }) => {
    if (no === undefined) throw new AppError('notFound');
    const viewed = await services.rectification.view({ actor, no });
    return renderRectification(viewed, now, hasRole(actor, 'qualityOfficer'));
  });
  const viewGroup = new CommandDialog('view-ZT', async ({ actor, now }, { no }) => {
    if (no === undefined) throw new AppError('notFound');
    return rectificationReplies.group(await services.rectification.viewGroup({ actor, no }), now);
  });
  return {
    dialogs: [
      view,
      viewGroup,
      new CommandDialog(ASK_LIST, (turn, args) => answerList(services, turn, args)),
      answerForm(services),
      showAnswer(services, { id: 'review-rectification', phrase: '审核整改', decision: 'release' }),
      acceptAnswer(services, { id: 'release-rectification', phrase: '放行', decision: 'release' }),
      returnForm(services, { id: 'send-back-rectification', phrase: '退回整改', decision: 'release' }),
      showAnswer(services, { id: 'examine-rectification', phrase: '核验整改', decision: 'verify' }),
      acceptAnswer(services, { id: 'verify-rectification', phrase: '核验通过', decision: 'verify' }),
      returnForm(services, { id: 'return-rectification', phrase: '核验退回', decision: 'verify' }),
      reopenForm(services),
    ],
    async takesSentence({ text }) {
      return (await readListAsked(services, text)) && { dialogId: ASK_LIST, args: { phrase: '', text } };
    },
    commands: [
      {
        phrases: [
          '答复整改',
          '一并答复',
          '整改答复',
          '回复整改',
          '提交整改',
          '整改做完了',
          '整改我做完了',
          '整改完成了',
        ],
        takes: 'numberAndWords',
        dialogId: 'answer-rectification',
        roles: ['frontline', 'serviceOfficer', 'manager'],
        help: '说明整改原因、措施、结果并上传照片；带整改通知单号（ZT-…）可一并答复',
      },
      {
        phrases: ['审核整改', '整改审核'],
        takes: 'number',
        dialogId: 'review-rectification',
        roles: ['manager'],
        help: '审核本单位的整改答复，放行或退回',
      },
      {
        phrases: ['放行', '整改放行'],
        takes: 'number',
        kinds: ['ZG', 'ZT'],
        dialogId: 'release-rectification',
        roles: [],
        help: '放行整改答复',
      },
      {
        phrases: ['退回整改'],
        takes: 'numberAndWords',
        dialogId: 'send-back-rectification',
        roles: [],
        help: '把整改答复退回修改',
      },
      {
        phrases: ['核验整改', '整改核验'],
        takes: 'number',
        dialogId: 'examine-rectification',
        roles: ['inspector'],
        help: '核验整改结果，通过或退回',
      },
      {
        phrases: ['核验通过', '整改通过'],
        takes: 'number',
        dialogId: 'verify-rectification',
        roles: [],
        help: '整改核验通过并办结',
      },
      {
        phrases: ['核验退回', '整改不通过'],
        takes: 'numberAndWords',
        dialogId: 'return-rectification',
        roles: [],
        help: '整改核验不通过，退回再改',
      },
      {
        phrases: ['重新打开'],
        takes: 'text',
        dialogId: 'reopen-rectification',
        roles: ['inspector', 'qualityOfficer'],
        help: '重新打开已办结的整改，问题重新出现时用',
      },
    ],
  };
}
