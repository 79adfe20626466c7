import type { Turn } from '../../src/domain/conversation/turn.ts';
import { itemMentions } from '../../src/domain/inspections/item-mentions.ts';
import type { ReviewReason } from '../../src/domain/inspections/review-reasons.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import type { InspectionServices } from './filing.ts';
import { reviewReplies as replies } from './replies/review.ts';

interface ReturnValues {
  no: string;
  reasons: readonly ReviewReason[];
}

const waiting = (inspections: InspectionServices, turn: Turn) => async () =>
  (await inspections.pending(turn.actor))
    .filter(({ action }) => action === 'reviewInspection')
    .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));

async function show(inspections: InspectionServices, turn: Turn, no: string): Promise<Reply> {
  const view = await inspections.viewForReview({ actor: turn.actor, no });
  return view.kind === 'waiting' ? replies.view(view, turn.now) : replies.notWaiting(view);
}

/** 复核测评, 复核通过, 复核退回, 复核设置. */
export function reviewDialogs(inspections: InspectionServices) {
  const choose = (turn: Turn, args: CommandArgs, phrase: string) =>
    chooseRecord(args, { phrase, none: replies.nothingToReview, candidates: waiting(inspections, turn) });
  return [
    new CommandDialog('review-inspection', async (turn, args) => {
      const chosen = await choose(turn, args, '复核测评');
      return chosen.kind === 'ask' ? chosen.reply : show(inspections, turn, chosen.no);
    }),
    new CommandDialog('approve-inspection', async (turn, args) => {
      const chosen = await choose(turn, args, '通过测评');
      if (chosen.kind === 'ask') return chosen.reply;
      const { actor, messageId, now } = turn;
      const outcome = await inspections.approve({ actor, submissionId: `${messageId}:approve`, no: chosen.no });
      switch (outcome.kind) {
        case 'approved':
          return replies.approved(outcome, now);
        case 'unseen':
          return replies.unseen(await show(inspections, turn, chosen.no));
        case 'notWaiting':
          return replies.notWaiting(outcome);
        case 'returned':
          return replies.returned(outcome);
      }
    }),
    returnForm(inspections),
    new CommandDialog('inspection-clause', async (turn, args) => {
      const { no, words } = splitNumber(args);
      const [mention] = itemMentions(words);
      if (no === undefined || !mention) return replies.clauseUsage;
      const view = await inspections.view({ actor: turn.actor, no });
      if (view.kind === 'none') return replies.clauseUsage;
      return replies.clause(
        no,
        view.inspection.items.find(item => item.ordinal === mention.ordinal),
      );
    }),
    new CommandDialog('review-rules', (turn, args) => reviewRules(inspections, turn, args)),
  ];
}

function returnForm(inspections: InspectionServices): GuidedForm<ReturnValues> {
  const reasons = textSlot<ReturnValues>({
    key: 'reasons',
    label: '退回原因',
    ask: ({ no }) => replies.askReasons(no ?? ''),
  });
  return new GuidedForm<ReturnValues>({
    id: 'return-inspection',
    version: 1,
    title: '复核退回',
    async open(args, turn) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord(
        { ...args, no: named },
        { phrase: '退回测评', none: replies.nothingToReview, candidates: waiting(inspections, turn) },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const { no } = chosen;
      const view = await inspections.viewForReview({ actor: turn.actor, no });
      if (view.kind !== 'waiting') return { kind: 'refuse', reply: replies.notWaiting(view) };
      const text = cleanText(words);
      const read = text === '' ? undefined : await inspections.readReasons({ no, text });
      return { kind: 'start', values: { no, ...(read?.kind === 'read' && { reasons: read.reasons }) } };
    },
    slots: [
      {
        ...reasons,
        async parse(turn, values) {
          const text = await reasons.parse(turn, values);
          if (!text.ok) return text;
          const read = await inspections.readReasons({ no: values.no ?? '', text: String(text.value) });
          switch (read.kind) {
            case 'read':
              return { ok: true, value: read.reasons };
            case 'unknownItems':
              return { ok: false, reply: replies.unknownItems(read.ordinals, read.total) };
            case 'withoutReason':
              return { ok: false, reply: replies.withoutReason(read.ordinals) };
          }
        },
        show: value =>
          (value as readonly ReviewReason[])
            .map(({ ordinal, reason }) => `${ordinal === 0 ? '整份' : `第 ${ordinal} 项`}：${reason}`)
            .join('；'),
      },
    ],
    async submit({ no, reasons: given }, submissionId, turn) {
      const outcome = await inspections.return({ actor: turn.actor, submissionId, no, reasons: given });
      switch (outcome.kind) {
        case 'returned':
          return replies.returned(outcome);
        case 'unseen':
          return replies.unseen(await show(inspections, turn, no));
        case 'notWaiting':
          return replies.notWaiting(outcome);
        case 'approved':
          return replies.approved(outcome, turn.now);
      }
    },
  });
}

const SWITCH = /^(.+?)\s*(开启|打开|启用|开|关闭|关掉|停用|关)$/;

async function reviewRules(inspections: InspectionServices, { actor }: Turn, { text = '' }: CommandArgs) {
  const rules = await inspections.reviewRules({ actor });
  if (text === '') return replies.rules(rules);
  const [, name = '', state = ''] = SWITCH.exec(text) ?? [];
  const options = rules.map(({ name: label, aliases }, index) => ({
    key: `${index + 1}`,
    label,
    aliases: [...aliases],
  }));
  const choice = name === '' ? undefined : parseChoice(name, options);
  if (choice?.kind === 'ambiguous') return replies.whichProgramme(choice.indexes.map(index => rules[index]!.name));
  if (choice?.kind !== 'one') return replies.ruleUnclear(text);
  const review = /^(?:开|打开|启用)/.test(state);
  return replies.ruleSet(await inspections.setReview({ actor, programmeId: rules[choice.index]!.id, review }));
}

const DECIDES = ['qualityOfficer', 'leader'] as const;

export const reviewCommands: readonly Command[] = [
  {
    phrases: ['复核测评', '测评复核'],
    takes: 'number',
    dialogId: 'review-inspection',
    roles: DECIDES,
    help: '复核提交的测评，看过再通过或退回',
  },
  {
    phrases: ['通过测评'],
    takes: 'number',
    dialogId: 'approve-inspection',
    roles: [],
    help: '复核通过，发布测评结果',
  },
  {
    phrases: ['退回测评'],
    takes: 'text',
    dialogId: 'return-inspection',
    roles: [],
    help: '按项写明原因，退回检查人修改',
  },
  { phrases: ['测评条款'], takes: 'text', dialogId: 'inspection-clause', roles: [], help: '看一项测评所依据的条款' },
  {
    phrases: ['复核设置'],
    takes: 'text',
    dialogId: 'review-rules',
    roles: ['qualityOfficer'],
    help: '哪些类别的测评要先复核，如「复核设置 营业厅 开启」',
  },
];
