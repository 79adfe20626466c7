import type { Dialog } from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { TodoAction } from '../../src/domain/tasks/todo.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { askRejection, decisionReply, noneToDecide, noneToReward } from './replies.ts';

type DecisionAction = Extract<TodoAction, 'decidePenalty' | 'decideReward'>;

interface RejectValues {
  no: string;
  reason: string;
}

/** 确认扣分, 确认加分: one tap. 不予扣分, 不予加分: at once where the reason stands after the number, else it is asked for. */
export function decisionDialogs({ penalties }: Services): Dialog[] {
  const pick = (args: CommandArgs, { actor }: Turn, phrase: string, action: DecisionAction) =>
    chooseRecord(args, {
      phrase,
      none: action === 'decidePenalty' ? noneToDecide : noneToReward,
      candidates: async () =>
        (await penalties.pending(actor))
          .filter(todo => todo.action === action)
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` })),
    });
  const confirm = (id: string, phrase: string, action: DecisionAction) =>
    new CommandDialog(id, async (turn, args) => {
      const picked = await pick(args, turn, phrase, action);
      if (picked.kind === 'ask') return picked.reply;
      const { actor, messageId, now } = turn;
      const submissionId = `${messageId}:confirm-penalty`;
      return decisionReply(await penalties.decide({ actor, no: picked.no, decision: 'confirm', submissionId }), now);
    });
  const reject = (id: string, phrase: string, action: DecisionAction) =>
    new GuidedForm<RejectValues>({
      id,
      version: 1,
      title: phrase,
      async open(args, turn) {
        const { no: named, words } = splitNumber(args);
        const picked = await pick({ ...args, no: named }, turn, phrase, action);
        if (picked.kind === 'ask') return { kind: 'refuse', reply: withWords(picked.reply, cleanText(words)) };
        const { actor, messageId, now } = turn;
        const { no } = picked;
        const reason = saidBeside(words, { formal: true });
        if (reason !== undefined) {
          const submissionId = `${messageId}:reject-penalty`;
          const outcome = await penalties.decide({ actor, no, decision: 'reject', reason, submissionId });
          return { kind: 'refuse', reply: decisionReply(outcome, now) };
        }
        const obstacle = await penalties.previewDecision({ actor, no });
        return obstacle ? { kind: 'refuse', reply: decisionReply(obstacle, now) } : { kind: 'start', values: { no } };
      },
      slots: [
        textSlot<RejectValues>({
          key: 'reason',
          label: '理由',
          formal: true,
          ask: ({ no = '' }) => askRejection(no, phrase),
        }),
      ],
      async settled({ no = '' }, { actor, now }) {
        const obstacle = await penalties.previewDecision({ actor, no });
        return obstacle && decisionReply(obstacle, now);
      },
      async submit({ no, reason }, submissionId, { actor, now }) {
        return decisionReply(await penalties.decide({ actor, no, decision: 'reject', reason, submissionId }), now);
      },
    });
  return [
    confirm('confirm-penalty', '确认扣分', 'decidePenalty'),
    reject('reject-penalty', '不予扣分', 'decidePenalty'),
    confirm('confirm-reward', '确认加分', 'decideReward'),
    reject('reject-reward', '不予加分', 'decideReward'),
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
    help: '不予扣分，须写明理由，可写在单号后',
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
    help: '不予加分，须写明理由，可写在单号后',
  },
  {
    phrases: ['不予加分'],
    takes: 'text',
    dialogId: 'reject-reward',
    roles: [],
    help: '不予加分，须写明理由，可写在单号后',
  },
  // The same phrase followed by a reason; without roles it has no line of its own in help.
  {
    phrases: ['不予扣分'],
    takes: 'text',
    dialogId: 'reject-penalty',
    roles: [],
    help: '不予扣分，须写明理由，可写在单号后',
  },
];
