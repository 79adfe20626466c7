import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { noneToRecuse, recusedReply, recuseIntro } from './replies.ts';

interface RecuseValues {
  no: string;
  reason: string;
}

/** 回避: why, and a confirmation; whoever decides says it of themselves, the head of the unit that appeals asks for it. */
export function recuseForm({ penalties }: Services): GuidedForm<RecuseValues> {
  return new GuidedForm<RecuseValues>({
    id: 'recuse-decider',
    version: 1,
    title: '回避',
    async open(args, { actor }) {
      const { no: named, words } = splitNumber(args);
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'decideAppeal')
          .map(({ ref, subject }) => ({ no: ref.no, subject }));
      const picked = await chooseRecord({ ...args, no: named }, { phrase: '回避', none: noneToRecuse, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const { no } = picked;
      const appeal = await penalties.viewAppeal({ actor, no });
      const reason = saidBeside(words, { formal: true });
      return { kind: 'start', values: { no, ...(reason && { reason }) }, intro: recuseIntro(appeal) };
    },
    slots: [
      textSlot({
        key: 'reason',
        label: '回避理由',
        formal: true,
        ask: () => ({ text: '请写明回避的理由，例如与申诉事项有什么利害关系。' }),
      }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      return recusedReply(await penalties.recuse({ actor, no, reason, submissionId }));
    },
  });
}

export const recuseCommands: readonly Command[] = [
  {
    phrases: ['回避', '申请回避'],
    takes: 'numberAndWords',
    dialogId: 'recuse-decider',
    roles: ['manager', 'qualityOfficer', 'leader'],
    forStandIns: true,
    help: '考核申诉的裁决人回避，或申诉单位申请其回避，如「申请回避 SS-2026-0001」',
  },
];
