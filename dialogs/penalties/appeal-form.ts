import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { appealFiledReply, appealIntro, appealObstacleReply, noneToAppeal } from './replies.ts';

interface AppealValues {
  no: string;
  grounds: string;
  fileIds: readonly string[];
}

/** 考核申诉: grounds and evidence, by the responsible unit's head, within the window. */
export function appealForm(services: Services): GuidedForm<AppealValues> {
  const { penalties } = services;
  return new GuidedForm<AppealValues>({
    id: 'appeal-penalty',
    version: 1,
    title: '考核申诉',
    async open(args, { actor, now }) {
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'appealPenalty')
          .map(({ ref, subject }) => ({ no: ref.no, subject }));
      const picked = await chooseRecord(args, { phrase: '考核申诉', none: noneToAppeal, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const preview = await penalties.previewAppeal({ actor, no: picked.no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: appealObstacleReply(preview, now) };
      return { kind: 'start', values: { no: preview.no }, intro: appealIntro(preview, now) };
    },
    slots: [
      textSlot({
        key: 'grounds',
        label: '申诉理由',
        formal: true,
        ask: () => ({ text: '请说明申诉理由：哪一处事实或依据有误？' }),
      }),
      filesSlot({ key: 'fileIds', label: '佐证', question: '请发送佐证（图片或文件）。' }),
    ],
    async submit({ no, grounds, fileIds }, submissionId, { actor, now }) {
      return appealFiledReply(await penalties.appeal({ actor, no, grounds, fileIds, submissionId }), now);
    },
  });
}

export const appealCommands: readonly Command[] = [
  {
    phrases: ['考核申诉', '申诉', '我要申诉'],
    takes: 'number',
    dialogId: 'appeal-penalty',
    roles: ['manager'],
    help: '对已确认的扣分提出考核申诉',
  },
];
