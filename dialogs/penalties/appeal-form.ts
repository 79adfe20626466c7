import { type Actor, hasRole } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { textSlot } from '../framework/text-slot.ts';
import { type Evidence, evidenceSlot } from './evidence-slot.ts';
import { appealFiledReply, appealIntro, appealObstacleReply, headMayAppeal, noneToAppeal } from './replies.ts';

interface AppealValues {
  no: string;
  grounds: string;
  evidence: Evidence;
}

/** 考核申诉: grounds and evidence, by the responsible unit's head, within the window. */
export function appealForm(services: Services): GuidedForm<AppealValues> {
  const { penalties } = services;
  /** One that is confirmed and that this person sees is the head's to appeal against. */
  const whoMayAppeal = async (actor: Actor): Promise<Reply> => {
    const open = (await penalties.explainable({ actor })).filter(({ status }) => status === 'confirmed');
    return open.length > 0 && !hasRole(actor, 'qualityOfficer', 'leader')
      ? headMayAppeal(open)
      : { text: noneToAppeal };
  };
  return new GuidedForm<AppealValues>({
    id: 'appeal-penalty',
    version: 2,
    title: '考核申诉',
    async open(args, { actor, now, files }) {
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'appealPenalty')
          .map(({ ref, subject }) => ({ no: ref.no, subject }));
      const picked = await chooseRecord(args, { phrase: '考核申诉', none: noneToAppeal, candidates });
      if (picked.kind === 'ask')
        return { kind: 'refuse', reply: picked.reply.options ? picked.reply : await whoMayAppeal(actor) };
      const preview = await penalties.previewAppeal({ actor, no: picked.no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: appealObstacleReply(preview, now) };
      const fileIds = files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
      return {
        kind: 'start',
        // Sent along with the command, as the upload page does: more can be added at the summary.
        values: { no: preview.no, ...(fileIds.length > 0 && { evidence: { fileIds, nos: [] } }) },
        intro: appealIntro(preview, now),
      };
    },
    slots: [
      textSlot({
        key: 'grounds',
        label: '申诉理由',
        formal: true,
        ask: () => ({ text: '请说明申诉理由：哪一处事实或依据有误？' }),
      }),
      evidenceSlot<AppealValues>(services),
    ],
    async submit({ no, grounds, evidence }, submissionId, { actor, now }) {
      const { fileIds, nos: evidenceNos } = evidence;
      return appealFiledReply(await penalties.appeal({ actor, no, grounds, fileIds, evidenceNos, submissionId }), now);
    },
  });
}

export const appealCommands: readonly Command[] = [
  {
    phrases: ['考核申诉', '申诉', '我要申诉'],
    takes: 'number',
    dialogId: 'appeal-penalty',
    roles: ['manager'],
    forStandIns: true,
    help: '对已确认的扣分提出考核申诉（负责人请假时由代理人提出）',
  },
];
