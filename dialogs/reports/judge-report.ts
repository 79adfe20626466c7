import type { Turn } from '../../src/domain/conversation/turn.ts';
import { checkText, MAX_TEXT_LENGTH } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { reportReplies } from './replies.ts';

type ReportView = Awaited<ReturnType<Services['reports']['toJudge']>>;
type Chosen = { kind: 'report'; report: ReportView } | { kind: 'say'; reply: Reply };

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

/** 审核上报: shows the draft with the two things that can be done about it. */
export function showDraft(services: Services): CommandDialog {
  return new CommandDialog('judge-report', async (turn, args) => {
    const chosen = await chooseDraft(services, turn, args, '审核上报');
    return chosen.kind === 'say' ? chosen.reply : reportReplies.askJudge(chosen.report, turn.now);
  });
}

/** 放行上报: one tap, sent in. */
export function releaseDraft(services: Services): CommandDialog {
  return new CommandDialog('release-report', async (turn, args) => {
    const chosen = await chooseDraft(services, turn, args, '放行上报');
    if (chosen.kind === 'say') return chosen.reply;
    const result = await services.reports.judge({
      actor: turn.actor,
      no: chosen.report.no,
      submissionId: `${turn.messageId}:release-report`,
      decision: { kind: 'release' },
    });
    return reportReplies.judged(result);
  });
}

interface ReturnValues {
  no: string;
  reason: string;
}

/** 退回上报: a reason, then confirmed. */
export function returnDraft(services: Services): GuidedForm<ReturnValues> {
  return new GuidedForm<ReturnValues>({
    id: 'return-report',
    version: 1,
    title: '退回上报',
    async open(args, turn) {
      const chosen = await chooseDraft(services, turn, args, '退回上报');
      if (chosen.kind === 'say') return { kind: 'refuse', reply: chosen.reply };
      return { kind: 'start', values: { no: chosen.report.no } };
    },
    slots: [
      {
        key: 'reason',
        label: '退回原因',
        freeText: true,
        ask: ({ no }) => reportReplies.askReason(no ?? ''),
        parse(turn, { no }) {
          const checked = checkText(turn.text);
          if (checked.ok) return { ok: true, value: checked.text };
          return { ok: false, reply: reportReplies.badReason(no ?? '', checked.reason, MAX_TEXT_LENGTH) };
        },
        show: reason => reason,
      },
    ],
    async submit({ no, reason }, submissionId, turn) {
      const decision = { kind: 'return', reason } as const;
      return reportReplies.judged(await services.reports.judge({ actor: turn.actor, no, submissionId, decision }));
    },
  });
}
