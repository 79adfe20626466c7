import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { appealObstacleReply, noneToAppeal } from './replies.ts';

/** 上传佐证: a one-time link for whoever cannot send files here. 看佐证: what was sent with an appeal. */
export function evidenceDialogs({ penalties, uploads }: Services): CommandDialog[] {
  return [
    new CommandDialog('upload-appeal-evidence', async ({ actor, now }, args): Promise<Reply> => {
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'appealPenalty')
          .map(({ ref, subject }) => ({ no: ref.no, subject }));
      const picked = await chooseRecord(args, { phrase: '上传佐证', none: noneToAppeal, candidates });
      if (picked.kind === 'ask') return picked.reply;
      const { no } = picked;
      const preview = await penalties.previewAppeal({ actor, no });
      if (preview.kind !== 'open') return appealObstacleReply(preview, now);
      // The root keeps this out of group chats, so the file arrives in the person's own.
      const purpose = { kind: 'appeal', no } as const;
      const link = await uploads.makeLink({ actor, conversationId: `u:${actor.id}`, purpose });
      return {
        text: `请用浏览器打开下面的链接，上传 ${no} 考核申诉的佐证：\n${link.url}\n${showTime(link.expiresAt, now)} 前有效，只能上传一份，请不要转发。传完后文件会出现在这个对话里；还要传的话，再发「上传佐证」。`,
        ref: { type: 'penalty', no },
      };
    }),
    new CommandDialog('send-appeal-evidence', async ({ actor }, { no }): Promise<Reply | Reply[]> => {
      if (!no) return { text: '请告诉我要看哪件申诉的佐证，例如「看佐证 SS-2026-0001」。' };
      const files = await penalties.sendEvidence({ actor, no });
      if (files.length === 0) return { text: `${no} 没有附文件。`, ref: { type: 'appeal', no } };
      return files.map(file => ({ text: `${no} 佐证《${file.name}》`, file }));
    }),
  ];
}

export const evidenceCommands: readonly Command[] = [
  {
    phrases: ['上传佐证', '上传证据'],
    takes: 'number',
    kinds: ['KF'],
    dialogId: 'upload-appeal-evidence',
    roles: ['manager'],
    help: '聊天里发不了文件时，取得考核申诉佐证的一次性上传链接',
  },
  {
    phrases: ['看佐证', '看证据'],
    takes: 'number',
    kinds: ['SS'],
    dialogId: 'send-appeal-evidence',
    roles: [],
    help: '看考核申诉的佐证',
  },
  // What the upload page says with its file; an open appeal takes it as its evidence, otherwise it begins one.
  {
    phrases: ['申诉佐证'],
    takes: 'number',
    kinds: ['KF'],
    dialogId: 'appeal-penalty',
    roles: [],
    help: '随文件一起发，作为考核申诉的佐证',
  },
];
