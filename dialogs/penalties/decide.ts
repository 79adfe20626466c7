import type { Turn } from '../../src/domain/conversation/turn.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { decisionReply, noneToDecide } from './replies.ts';

/** 确认扣分 and 不予扣分, each one tap; words after the number of the latter go to the unit. */
export function decisionDialogs(services: Services): CommandDialog[] {
  const decide =
    (decision: 'confirm' | 'reject', phrase: string) =>
    async (turn: Turn, args: CommandArgs): Promise<Reply> => {
      const { no: named, words } = splitNumber(args);
      const candidates = async () =>
        (await services.penalties.pending(turn.actor))
          .filter(({ action }) => action === 'decidePenalty')
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
      const picked = await chooseRecord({ ...args, no: named }, { phrase, none: noneToDecide, candidates });
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
  ];
}

export const decisionCommands: readonly Command[] = [
  {
    phrases: ['确认扣分'],
    takes: 'number',
    dialogId: 'confirm-penalty',
    roles: ['qualityOfficer', 'leader'],
    help: '确认一笔拟扣分，扣分通知随即发给责任部门',
  },
  {
    phrases: ['不予扣分'],
    takes: 'number',
    dialogId: 'reject-penalty',
    roles: ['qualityOfficer', 'leader'],
    help: '不予扣分，单号后可写理由',
  },
  // The same phrase followed by a reason; without roles it has no line of its own in help.
  { phrases: ['不予扣分'], takes: 'text', dialogId: 'reject-penalty', roles: [], help: '不予扣分，单号后可写理由' },
];
