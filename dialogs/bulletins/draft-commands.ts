import type { BulletinKind } from '../../src/domain/bulletins/bulletin.ts';
import { lastPeriod, readBulletinPeriod } from '../../src/domain/bulletins/periods.ts';
import { readBulletinKind } from '../../src/domain/bulletins/read-bulletin.ts';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { draftReplies as replies } from './draft-replies.ts';
import { bulletinReplies } from './replies.ts';
import { defaultTitle } from './words.ts';

/** 生成周报, 生成月报, 生成短板通报: the figures of a period, as a summary, PDF and Word. */
export function draftCommands({ bulletins }: Services): CommandDialog[] {
  const { drafts } = bulletins;
  const filesOf = async ({ actor }: Turn, no: string): Promise<Reply[]> =>
    replies.files(no, await drafts.export({ actor, no, sign: replies.sign }));
  const view = async ({ actor, now }: Turn, no: string | undefined): Promise<Reply> =>
    no === undefined ? replies.which : replies.view(await drafts.view({ actor, no }), now);
  return [
    new CommandDialog('generate-bulletin', async (turn, { phrase, text = '' }) => {
      const kind: BulletinKind = readBulletinKind(phrase) ?? 'weekly';
      const period = text === '' ? lastPeriod(kind, turn.now) : readBulletinPeriod(text, kind, turn.now);
      if (period === undefined) return replies.periodUnclear(`${phrase} ${kind === 'weekly' ? '上周' : '10月'}`);
      const submissionId = `${turn.messageId}:generate-bulletin`;
      const title = defaultTitle(kind, period);
      const outcome = await drafts.generate({ actor: turn.actor, kind, period, title, submissionId });
      if (outcome.kind !== 'generated') return replies.notGenerated(outcome, period);
      return [await view(turn, outcome.no), ...(await filesOf(turn, outcome.no))];
    }),
    new CommandDialog('view-BG', (turn, { no }) => view(turn, no)),
    new CommandDialog('review-bulletin', (turn, { no }) => view(turn, no)),
    new CommandDialog('export-bulletin', async (turn, { text }) => {
      const no = readNumber(text ?? '');
      return no === undefined ? replies.which : filesOf(turn, no);
    }),
    new CommandDialog('approve-bulletin', async ({ actor, messageId }, { no }) => {
      if (no === undefined) return replies.which;
      const submissionId = `${messageId}:approve-bulletin`;
      return replies.decided(await drafts.decide({ actor, no, submissionId, decision: { kind: 'approve' } }));
    }),
    new CommandDialog('issue-approved', async ({ actor, messageId, now }, { no }) => {
      if (no === undefined) return replies.which;
      const outcome = await drafts.issue({ actor, no, submissionId: `${messageId}:issue-approved` });
      return outcome.kind === 'wrongState'
        ? replies.cannotIssue(no, outcome.stage)
        : bulletinReplies.issued(outcome, now);
    }),
  ];
}

interface ReturnValues {
  no: string;
  reason: string;
}

/** 退回通报: a reason, then confirmed. */
export function returnDraftForm({ bulletins: { drafts } }: Services): GuidedForm<ReturnValues> {
  return new GuidedForm<ReturnValues>({
    id: 'return-bulletin',
    version: 1,
    title: '退回通报',
    async open(args, { actor, now }) {
      const { no, words } = splitNumber(args);
      if (no === undefined) return { kind: 'refuse', reply: replies.which };
      const viewed = await drafts.view({ actor, no });
      if (!viewed.may.decide) return { kind: 'refuse', reply: replies.view(viewed, now) };
      return { kind: 'start', values: { no, ...(words !== '' && { reason: words }) } };
    },
    slots: [textSlot<ReturnValues>({ key: 'reason', label: '退回原因', formal: true, ask: () => replies.askReason })],
    async submit({ no, reason }, submissionId, { actor }) {
      const decision = { kind: 'return', reason } as const;
      return replies.decided(await drafts.decide({ actor, no, submissionId, decision }));
    },
  });
}

/** The commands of generated bulletins. */
export const draftPhrases: readonly Command[] = [
  {
    phrases: ['生成周报', '生成月报', '生成短板通报'],
    takes: 'text',
    dialogId: 'generate-bulletin',
    roles: ['qualityOfficer'],
    help: '由系统数据生成报告（含图表，PDF 和 Word），如「生成周报 上周」「生成月报 10月」',
  },
  {
    phrases: ['送审通报'],
    takes: 'number',
    kinds: ['BG'],
    dialogId: 'submit-bulletin',
    roles: ['qualityOfficer'],
    help: '把生成的报告送审：确认要报措施的问题和会审人',
  },
  {
    phrases: ['审批通报'],
    takes: 'number',
    kinds: ['BG'],
    dialogId: 'review-bulletin',
    roles: [],
    help: '看送审的报告，同意或退回',
  },
  {
    phrases: ['同意通报'],
    takes: 'number',
    kinds: ['BG'],
    dialogId: 'approve-bulletin',
    roles: [],
    help: '同意送审的报告',
  },
  { phrases: ['退回通报'], takes: 'text', dialogId: 'return-bulletin', roles: [], help: '退回送审的报告' },
  {
    phrases: ['签发通报'],
    takes: 'number',
    kinds: ['BG'],
    dialogId: 'issue-approved',
    roles: ['qualityOfficer'],
    help: '下发已审定的报告，问题转为各单位要报的措施',
  },
  { phrases: ['导出通报'], takes: 'text', dialogId: 'export-bulletin', roles: [], help: '取回报告的 PDF 和 Word' },
];
