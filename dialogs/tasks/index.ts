import type { Actor } from '../../src/domain/org/actor.ts';
import { asksWhenDue, asksWhetherDue, asksWhyDue } from '../../src/domain/tasks/read-deadline-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature, Talk } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { readNamedRecord } from '../framework/loose-record.ts';
import type { Reply } from '../framework/reply.ts';
import { acknowledge, sign, signAll } from './acknowledge.ts';
import { DEADLINE_OF, DeadlineDialog } from './deadline.ts';
import { DecideRecordDialog } from './decide-record.ts';
import { DecisionsWaitingDialog } from './decisions-waiting.ts';
import { deliveryReplies, RESEND, RESEND_ALL } from './delivery-replies.ts';
import { taskReplies } from './replies.ts';
import { showTodos } from './todo-text.ts';
import { ViewRecordDialog } from './view-record.ts';

/** A question about a deadline: of the record it names, else of the one that was last talked about. */
function deadlineAsked(text: string, { about }: Talk) {
  const named = readNamedRecord(text);
  const asked = named ? named.said : text;
  if (!asksWhetherDue(asked) && !asksWhyDue(asked) && !asksWhenDue(asked)) return undefined;
  const no = named?.no ?? about;
  return { dialogId: DEADLINE_OF, args: { phrase: text, ...(no && { no }) } };
}

export function createTaskFeature(services: Services): Feature {
  /** What this person has sent out and waits for: the only one, or which; undefined where nothing waits. */
  async function waiting(actor: Actor, phrase: string): Promise<string | Reply | undefined> {
    const nos = await services.tasks.ownUnsigned({ actor });
    return nos.length > 1 ? taskReplies.whichWaits(phrase, nos) : nos[0];
  }
  return {
    dialogs: [
      new CommandDialog('todos', async turn => showTodos(await services.tasks.todos({ actor: turn.actor }), turn.now)),
      new DecisionsWaitingDialog(services),
      new CommandDialog('sign', (turn, args) => sign(services, turn, args)),
      new CommandDialog('sign-all', turn => signAll(services, turn)),
      new CommandDialog('acknowledge', (turn, args) => acknowledge(services, turn, args)),
      new CommandDialog('acknowledge-all', async turn => {
        const count = await services.tasks.acknowledgeAll({ actor: turn.actor });
        return taskReplies.allAcknowledged(count, await services.tasks.unread({ actor: turn.actor }));
      }),
      new DeadlineDialog(services),
      new ViewRecordDialog(),
      new DecideRecordDialog(services, 'review'),
      new DecideRecordDialog(services, 'examine'),
      new DecideRecordDialog(services, 'return'),
      new CommandDialog('recipients', async (turn, args) => {
        const { actor, now } = turn;
        const no = args.no ?? (await waiting(actor, '谁没签收'));
        if (no === undefined) return taskReplies.whoseReceipts;
        if (typeof no !== 'string') return no;
        return taskReplies.recipients(no, await services.tasks.recipients({ actor, no }), now);
      }),
      new CommandDialog('delivery-status', async ({ actor, now }) =>
        deliveryReplies.status(await services.tasks.undelivered({ actor }), now),
      ),
      new CommandDialog('resend', async ({ actor }, { phrase, text }) => {
        if (phrase !== RESEND_ALL && !text) return deliveryReplies.whichToResend;
        const messageId = phrase === RESEND_ALL ? undefined : text;
        return deliveryReplies.resent(await services.tasks.resend({ actor, messageId }));
      }),
      new CommandDialog('chase', async ({ actor, messageId }, args) => {
        const no = args.no ?? (await waiting(actor, '催办'));
        if (no === undefined) return taskReplies.whomToChase;
        if (typeof no !== 'string') return no;
        const submissionId = `${messageId}:chase`;
        return taskReplies.chased(await services.tasks.chase({ actor, no, submissionId }));
      }),
    ],
    takesQuestion: ({ text }, talk) => deadlineAsked(text, talk),
    takesSentence: async ({ text }, talk) => deadlineAsked(text, talk),
    commands: [
      {
        phrases: ['催办', '催一下', '催签收'],
        takes: 'number',
        dialogId: 'chase',
        roles: ['qualityOfficer', 'leader', 'inspector'],
        help: '提醒还没签收的人（不用签收的，提醒还没已阅的人），每人每天一次',
      },
      {
        phrases: ['我的待办', '待办', '待办事项'],
        takes: 'nothing',
        dialogId: 'todos',
        help: '您要办的事，按到期先后排列',
      },
      { phrases: ['签收'], takes: 'number', dialogId: 'sign', help: '签收整改通知、督办单' },
      {
        phrases: ['全部签收', '一键签收'],
        takes: 'nothing',
        dialogId: 'sign-all',
        help: '签收您所有待签收的整改通知、督办单',
      },
      { phrases: ['已阅'], takes: 'number', dialogId: 'acknowledge', help: '把收到的通知记为已阅' },
      { phrases: ['全部已阅'], takes: 'nothing', dialogId: 'acknowledge-all', help: '把收到的通知全部记为已阅' },
      { phrases: ['查看'], takes: 'number', dialogId: 'view-record', help: '按单号查看测评、整改、督办、扣分、上报等' },
      {
        phrases: ['审核'],
        takes: 'number',
        dialogId: 'review-record',
        roles: [],
        help: '按单号审核整改答复、报表',
      },
      {
        phrases: ['核验'],
        takes: 'number',
        dialogId: 'examine-record',
        roles: [],
        help: '按单号核验整改、督办',
      },
      {
        phrases: ['退回', '退回修改'],
        takes: 'number',
        dialogId: 'return-record',
        roles: [],
        help: '按单号退回整改答复、督办反馈、报表',
      },
      {
        phrases: ['谁没签收', '谁没有签收', '谁还没签收', '谁还没有签收', '签收情况', '谁没已阅', '谁没阅'],
        takes: 'number',
        dialogId: 'recipients',
        roles: ['qualityOfficer', 'leader', 'inspector'],
        help: '看通知发给了谁，谁还没送达、没已阅、没签收',
      },
      {
        phrases: ['送达情况', '未送达'],
        takes: 'nothing',
        dialogId: 'delivery-status',
        roles: ['admin', 'qualityOfficer'],
        help: '看没有送达的消息和联系不上的人，可重新发送',
      },
      { phrases: [RESEND_ALL], takes: 'nothing', dialogId: 'resend', roles: [], help: '重新发送全部没有送达的消息' },
      { phrases: [RESEND], takes: 'text', dialogId: 'resend', roles: [], help: '重新发送一条没有送达的消息' },
    ],
  };
}
