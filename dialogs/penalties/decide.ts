import type { Dialog } from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { TodoAction } from '../../src/domain/tasks/todo.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { askRejection, decisionReply, noneToDecide, noneToReverse, noneToReward } from './replies.ts';
import { reversalReplies } from './reversal-replies.ts';

type DecisionAction = Extract<TodoAction, 'decidePenalty' | 'decideReward' | 'decideReversal'>;

const NONE: Readonly<Record<DecisionAction, string>> = {
  decidePenalty: noneToDecide,
  decideReward: noneToReward,
  decideReversal: noneToReverse,
};

/** What is decided about, by one person's word. */
interface Decided {
  readonly action: DecisionAction;
  /** What stands in the way; undefined when nothing does. */
  obstacle(turn: Turn, no: string): Promise<Reply | undefined>;
  /** Without a reason it is confirmed. */
  decide(turn: Turn, wanted: { no: string; reason?: string; submissionId: string }): Promise<Reply>;
}

interface RejectValues {
  no: string;
  reason: string;
}

/** 确认扣分, 确认加分, 确认冲销: one tap. 不予扣分, 不予加分, 不予冲销: at once where the reason stands after the number, else it is asked for. */
export function decisionDialogs({ penalties }: Services): Dialog[] {
  const pick = (args: CommandArgs, { actor }: Turn, phrase: string, action: DecisionAction) =>
    chooseRecord(args, {
      phrase,
      none: NONE[action],
      candidates: async () =>
        (await penalties.pending(actor))
          .filter(todo => todo.action === action)
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` })),
    });
  const points = (action: DecisionAction): Decided => ({
    action,
    async obstacle({ actor, now }, no) {
      const obstacle = await penalties.previewDecision({ actor, no });
      return obstacle && decisionReply(obstacle, now, true);
    },
    async decide({ actor, now }, { reason, ...wanted }) {
      const decision = reason === undefined ? ('confirm' as const) : ('reject' as const);
      return decisionReply(await penalties.decide({ actor, ...wanted, decision, reason }), now, reason !== undefined);
    },
  });
  const reversal: Decided = {
    action: 'decideReversal',
    async obstacle({ actor, now }, no) {
      const obstacle = await penalties.previewReversalDecision({ actor, no });
      return obstacle && reversalReplies.decided(obstacle, now);
    },
    async decide({ actor, now }, { reason, ...wanted }) {
      const decision = reason === undefined ? ('confirm' as const) : ('reject' as const);
      return reversalReplies.decided(await penalties.decideReversal({ actor, ...wanted, decision, reason }), now);
    },
  };
  const confirm = (id: string, phrase: string, { action, decide }: Decided) =>
    new CommandDialog(id, async (turn, args) => {
      const picked = await pick(args, turn, phrase, action);
      if (picked.kind === 'ask') return picked.reply;
      return decide(turn, { no: picked.no, submissionId: `${turn.messageId}:confirm-penalty` });
    });
  const reject = (id: string, phrase: string, { action, obstacle, decide }: Decided) =>
    new GuidedForm<RejectValues>({
      id,
      version: 1,
      title: phrase,
      async open(args, turn) {
        const { no: named, words } = splitNumber(args);
        const picked = await pick({ ...args, no: named }, turn, phrase, action);
        if (picked.kind === 'ask') return { kind: 'refuse', reply: withWords(picked.reply, cleanText(words)) };
        const { no } = picked;
        const reason = saidBeside(words, { formal: true });
        if (reason !== undefined) {
          const submissionId = `${turn.messageId}:reject-penalty`;
          return { kind: 'refuse', reply: await decide(turn, { no, reason, submissionId }) };
        }
        const reply = await obstacle(turn, no);
        return reply ? { kind: 'refuse', reply } : { kind: 'start', values: { no } };
      },
      slots: [
        textSlot<RejectValues>({
          key: 'reason',
          label: '理由',
          formal: true,
          ask: ({ no = '' }) => askRejection(no, phrase),
        }),
      ],
      settled: ({ no = '' }, turn) => obstacle(turn, no),
      submit: ({ no, reason }, submissionId, turn) => decide(turn, { no, reason, submissionId }),
    });
  return [
    confirm('confirm-penalty', '确认扣分', points('decidePenalty')),
    reject('reject-penalty', '不予扣分', points('decidePenalty')),
    confirm('confirm-reward', '确认加分', points('decideReward')),
    reject('reject-reward', '不予加分', points('decideReward')),
    confirm('confirm-reversal', '确认冲销', reversal),
    reject('reject-reversal', '不予冲销', reversal),
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
    phrases: ['确认冲销', '同意冲销'],
    takes: 'number',
    kinds: ['KF', 'JF'],
    dialogId: 'confirm-reversal',
    roles: ['qualityOfficer', 'leader'],
    help: '确认另一人提出的冲销，分数随即退回',
  },
  {
    phrases: ['不予冲销', '驳回冲销', '不同意冲销'],
    takes: 'numberAndWords',
    kinds: ['KF', 'JF'],
    dialogId: 'reject-reversal',
    roles: ['qualityOfficer', 'leader'],
    help: '不予冲销，须写明理由，可写在单号后',
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
