import type { Turn } from '../../src/domain/conversation/turn.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { TodoAction } from '../../src/domain/tasks/todo.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { decisionReply, noneToDecide, noneToReward } from './replies.ts';

/** 确认扣分, 不予扣分 and the same of 加分, each one tap; words after the number of a refusal go to the unit. */
export function decisionDialogs(services: Services): CommandDialog[] {
  const decide =
    (decision: 'confirm' | 'reject', phrase: string, action: TodoAction = 'decidePenalty') =>
    async (turn: Turn, args: CommandArgs): Promise<Reply> => {
      const { no: named, words } = splitNumber(args);
      const candidates = async () =>
        (await services.penalties.pending(turn.actor))
          .filter(todo => todo.action === action)
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
      const picked = await chooseRecord(
        { ...args, no: named },
        { phrase, none: action === 'decidePenalty' ? noneToDecide : noneToReward, candidates },
      );
      if (picked.kind === 'ask') return picked.reply;
      const { actor, messageId, now } = turn;
      const submissionId = `${messageId}:${decision}-penalty`;
      const reason = cleanText(words);
      return decisionReply(
        await services.penalties.decide({ actor, no: picked.no, decision, reason, submissionId }),
        now,
      );
    };
  return [
    new CommandDialog('confirm-penalty', decide('confirm', '确认扣分')),
    new CommandDialog('reject-penalty', decide('reject', '不予扣分')),
    new CommandDialog('confirm-reward', decide('confirm', '确认加分', 'decideReward')),
    new CommandDialog('reject-reward', decide('reject', '不予加分', 'decideReward')),
  ];
}

export const decisionCommands: readonly Command[] = [
  {
    phrases: ['确认扣分'],
    takes: 'number',
    kinds: ['KF'],
    dialogId: 'confirm-penalty',
    roles: ['qualityOfficer', 'leader'],
    help: '确认一笔拟扣分，扣分通知随即发给责任部门',
  },
  {
    phrases: ['不予扣分'],
    takes: 'number',
    kinds: ['KF'],
    dialogId: 'reject-penalty',
    roles: ['qualityOfficer', 'leader'],
    help: '不予扣分，单号后可写理由',
  },
  {
    phrases: ['确认加分'],
    takes: 'number',
    kinds: ['JF'],
    dialogId: 'confirm-reward',
    roles: ['qualityOfficer', 'leader'],
    help: '确认另一人提出的加分',
  },
  {
    phrases: ['不予加分'],
    takes: 'number',
    kinds: ['JF'],
    dialogId: 'reject-reward',
    roles: ['qualityOfficer', 'leader'],
    help: '不予加分，单号后可写理由',
  },
  { phrases: ['不予加分'], takes: 'text', dialogId: 'reject-reward', roles: [], help: '不予加分，单号后可写理由' },
  // The same phrase followed by a reason; without roles it has no line of its own in help.
  { phrases: ['不予扣分'], takes: 'text', dialogId: 'reject-penalty', roles: [], help: '不予扣分，单号后可写理由' },
];
