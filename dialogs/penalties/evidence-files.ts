import type { Turn } from '../../src/domain/conversation/turn.ts';
import { asksForEvidence } from '../../src/domain/liability/read-evidence-question.ts';
import type { Services } from '../../src/services/index.ts';
import { type Candidate, chooseRecord } from '../framework/choose-record.ts';
import type { Command, Talk } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { refOf } from '../tasks/ref-types.ts';
import { appealObstacleReply, noneToAppeal } from './replies.ts';
import { command } from './words.ts';

type Todos = Awaited<ReturnType<Services['penalties']['pending']>>;

const SEND_EVIDENCE = 'send-evidence';
const whichEvidence = '请告诉我要看哪一件的佐证，例如「看佐证 SS-2026-0001」「看佐证 RD-2026-0001」。';

/** What this person has to decide on evidence. */
const toDecide = (todos: Todos): Candidate[] =>
  todos
    .filter(({ action }) => action === 'decideLiability' || action === 'decideAppeal')
    .map(({ ref, subject }) => ({ no: ref.no, subject }));

/** 「证据呢」 about a 考核申诉 or 责任认定 that is talked about: nothing else is meant, also in the middle of its form. */
export function evidenceAsked({ text }: Pick<Turn, 'text'>, { about }: Talk) {
  if (!about || !/^(?:SS|RD)-/.test(about) || !asksForEvidence(text)) return undefined;
  return { dialogId: SEND_EVIDENCE, args: { phrase: '看佐证', no: about } };
}

/** The same from whoever has something to decide: what is about the deduction or the record that is talked about, or all where nothing is. */
export async function evidenceAskedAtFirst({ penalties }: Services, { text, actor }: Turn, { about }: Talk) {
  if (!asksForEvidence(text)) return undefined;
  const waiting = toDecide(await penalties.pending(actor));
  const [first, ...others] = waiting.filter(
    ({ subject }) => about === undefined || about.startsWith('KF-') || subject === about,
  );
  if (!first) return undefined;
  return { dialogId: SEND_EVIDENCE, args: { phrase: '看佐证', ...(others.length === 0 && { no: first.no }) } };
}

/** 上传佐证: a one-time link for whoever cannot send files here. 看佐证: what was sent with an appeal, a 责任认定, a reward or a 冲销. */
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
    new CommandDialog(SEND_EVIDENCE, async ({ actor }, args): Promise<Reply | Reply[]> => {
      const candidates = async () => toDecide(await penalties.pending(actor));
      const picked = await chooseRecord(args, { phrase: '看佐证', none: whichEvidence, candidates });
      if (picked.kind === 'ask') return picked.reply;
      const { no } = picked;
      const files = await penalties.sendEvidence({ actor, no });
      const ref = refOf(no) ?? undefined;
      if (files.length === 0) return { text: `${no} 未附佐证文件。`, options: [command('查看', no)], ref };
      return files.map(({ unitName, ...file }) => ({
        text: `${no} ${unitName === undefined ? '' : `${unitName}的`}佐证《${file.name}》`,
        ...{ file, ref },
      }));
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
    forStandIns: true,
    help: '取得考核申诉佐证的一次性上传链接，聊天里发不了文件时用',
  },
  {
    phrases: ['看佐证', '看证据'],
    takes: 'number',
    kinds: ['SS', 'RD', 'KF', 'JF'],
    dialogId: SEND_EVIDENCE,
    roles: [],
    help: '看考核申诉、责任认定、加分、冲销的佐证',
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
