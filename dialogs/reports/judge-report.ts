import type { Turn } from '../../src/domain/conversation/turn.ts';
import { checkText, MAX_TEXT_LENGTH } from '../../src/domain/language/clean-text.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { CommandDialog } from '../framework/command-dialog.ts';
import type { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { numberIsNoText, saidBeside } from '../framework/text-slot.ts';
import { reportReplies } from './replies.ts';
import { DraftCommand, DraftForm, type JudgeArgs, noteShown } from './shown-drafts.ts';

type ReportView = Awaited<ReturnType<Services['reports']['toJudge']>>;
type Chosen = { kind: 'report'; report: ReportView } | { kind: 'say'; reply: Reply };
type Seen = { kind: 'report'; no: string; draftId: string } | { kind: 'say'; reply: Reply };

/** The draft a head means: the one named, or the only one that waits. */
async function chooseDraft(services: Services, turn: Turn, args: CommandArgs, phrase: string): Promise<Chosen> {
  let no = args.no;
  if (!no) {
    const open = await services.reports.open({ actor: turn.actor, purpose: 'release' });
    if (open.length === 0) return { kind: 'say', reply: reportReplies.noneToRelease };
    if (open.length > 1) return { kind: 'say', reply: reportReplies.whichReport(phrase, open) };
    no = open[0]!.no;
  }
  const report = await services.reports.toJudge({ actor: turn.actor, no });
  return report.mayRelease
    ? { kind: 'report', report }
    : { kind: 'say', reply: reportReplies.judged({ kind: 'wrongState', no, status: report.status }) };
}

/**
 * The same for acting on it: only the draft this conversation has shown last is acted on. One never shown, or written anew since, has
 * to be looked at first; it is not shown by the same turn, since a second tap already under way would then release it unread.
 */
async function chooseSeen(services: Services, turn: Turn, args: JudgeArgs, phrase: string): Promise<Seen> {
  const chosen = await chooseDraft(services, turn, args, phrase);
  if (chosen.kind === 'say') return chosen;
  const { no, draftId } = chosen.report;
  const seen = args.shown?.[no];
  if (seen === undefined) return { kind: 'say', reply: reportReplies.notShown(no) };
  return seen === draftId
    ? { kind: 'report', no, draftId: seen }
    : { kind: 'say', reply: reportReplies.judged({ kind: 'changed', no }) };
}

/** 审核上报: shows the draft with the two things that can be done about it. */
export function showDraft(services: Services): CommandDialog {
  return new DraftCommand('judge-report', async (turn, args: JudgeArgs) => {
    const chosen = await chooseDraft(services, turn, args, '审核上报');
    if (chosen.kind === 'say') return chosen.reply;
    noteShown(args.shown, chosen.report);
    return reportReplies.askJudge(chosen.report, turn.now);
  });
}

/** 查看 <SB> */
export function viewReport(services: Services): CommandDialog {
  return new DraftCommand('view-SB', async (turn, args: JudgeArgs) => {
    if (!args.no) return reportReplies.whichToView;
    const report = await services.reports.view({ actor: turn.actor, no: args.no });
    noteShown(args.shown, report);
    return reportReplies.view(report, turn.now);
  });
}

/** 放行上报: one tap, sent in. */
export function releaseDraft(services: Services): CommandDialog {
  return new DraftCommand('release-report', async (turn, args: JudgeArgs) => {
    const chosen = await chooseSeen(services, turn, args, '放行上报');
    if (chosen.kind === 'say') return chosen.reply;
    const result = await services.reports.judge({
      actor: turn.actor,
      no: chosen.no,
      draftId: chosen.draftId,
      submissionId: `${turn.messageId}:release-report`,
      decision: { kind: 'release' },
    });
    return reportReplies.judged(result);
  });
}

interface ReturnValues {
  no: string;
  /** The draft that was shown when the form was opened. */
  draftId: string;
  reason: string;
}

/** 退回上报: a reason, then confirmed. */
export function returnDraft(services: Services): GuidedForm<ReturnValues> {
  return new DraftForm<ReturnValues>({
    id: 'return-report',
    version: 2,
    title: '退回上报',
    async open(args: JudgeArgs, turn) {
      const { no, words } = splitNumber(args);
      const chosen = await chooseSeen(services, turn, { ...args, no }, '退回上报');
      if (chosen.kind === 'say') return { kind: 'refuse', reply: chosen.reply };
      const reason = saidBeside(words);
      return { kind: 'start', values: { no: chosen.no, draftId: chosen.draftId, ...(reason && { reason }) } };
    },
    slots: [
      {
        key: 'reason',
        label: '退回原因',
        freeText: true,
        ask: ({ no }) => reportReplies.askReason(no ?? ''),
        parse(turn, { no }) {
          const checked = checkText(turn.text);
          const number = checked.ok ? readNumber(checked.text) : undefined;
          if (number !== undefined) return { ok: false, reply: numberIsNoText(number, { no }, '退回原因') };
          if (checked.ok) return { ok: true, value: checked.text };
          return { ok: false, reply: reportReplies.badReason(no ?? '', checked.reason, MAX_TEXT_LENGTH) };
        },
        show: reason => reason,
      },
    ],
    async settled({ no = '', draftId }, { actor }) {
      const report = await services.reports.toJudge({ actor, no });
      return report.mayRelease && report.draftId === draftId ? undefined : reportReplies.returnSettled(report);
    },
    async submit({ no, draftId, reason }, submissionId, turn) {
      const decision = { kind: 'return', reason } as const;
      const input = { actor: turn.actor, no, draftId, submissionId, decision };
      return reportReplies.judged(await services.reports.judge(input));
    },
  });
}
