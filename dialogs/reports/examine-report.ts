import type { Turn } from '../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { faultRests, REPORT_FAULTS, type ReportFault } from '../../src/domain/reports/fault.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandDialog } from '../framework/command-dialog.ts';
import { filesSlot } from '../framework/files-slot.ts';
import type { Slot } from '../framework/form-definition.ts';
import type { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { examineReplies as replies } from './examine-replies.ts';
import { reportReplies, showDifference } from './replies.ts';
import { DraftCommand, DraftForm, type JudgeArgs, noteShown } from './shown-drafts.ts';

type ReportView = Awaited<ReturnType<Services['reports']['toExamine']>>;
type Chosen = { kind: 'report'; report: ReportView } | { kind: 'say'; reply: Reply };

/** The report that was sent in and is meant: the one named, or the only one that waits for this person. */
async function chooseSent({ reports }: Services, { actor }: Turn, args: JudgeArgs): Promise<Chosen> {
  const candidates = async () =>
    (await reports.pending(actor))
      .filter(({ action }) => action === 'examineReport')
      .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName}《${subject}》` }));
  const picked = await chooseRecord(args, { phrase: '审阅上报', none: replies.noneToExamine, candidates });
  if (picked.kind === 'ask') return { kind: 'say', reply: picked.reply };
  const report = await reports.toExamine({ actor, no: picked.no });
  return report.mayExamine
    ? { kind: 'report', report }
    : { kind: 'say', reply: replies.examined({ kind: 'wrongState', no: report.no, status: report.status }) };
}

/** The same for acting on it: only what this conversation has shown last. */
async function chooseSeen(
  services: Services,
  turn: Turn,
  args: JudgeArgs,
): Promise<
  | { kind: 'report'; no: string; draftId: string; differences: ReportView['differences'] }
  | { kind: 'say'; reply: Reply }
> {
  const chosen = await chooseSent(services, turn, args);
  if (chosen.kind === 'say') return chosen;
  const { no, draftId, differences } = chosen.report;
  const seen = args.shown?.[no];
  if (seen === undefined) return { kind: 'say', reply: replies.notShown(no) };
  return seen === draftId
    ? { kind: 'report', no, draftId: seen, differences }
    : { kind: 'say', reply: replies.changed(no) };
}

/** 审阅上报: shows what was sent in with the two things that can be done about it. */
export function examineView(services: Services): CommandDialog {
  return new DraftCommand('examine-report', async (turn, args: JudgeArgs) => {
    const chosen = await chooseSent(services, turn, args);
    if (chosen.kind === 'say') return chosen.reply;
    noteShown(args.shown, chosen.report);
    return reportReplies.view(chosen.report, turn.now);
  });
}

/** 核收上报: one tap. */
export function acceptReport(services: Services): CommandDialog {
  return new DraftCommand('accept-report', async (turn, args: JudgeArgs) => {
    const chosen = await chooseSeen(services, turn, args);
    if (chosen.kind === 'say') return chosen.reply;
    const { no, draftId } = chosen;
    const submissionId = `${turn.messageId}:accept-report`;
    const examination = { kind: 'accept' } as const;
    return replies.examined(
      await services.reports.examine({ actor: turn.actor, no, draftId, submissionId, examination }),
    );
  });
}

interface FaultValues {
  no: string;
  draftId: string;
  fault: ReportFault;
  reason: string;
  fileIds: readonly string[];
}

/** What the system found when it was sent in is the evidence; that it is a fault is still this person's word. */
export const BY_DIFFERENCE = '按差异退回';

/** 退回重报: what is wrong, in whose figures it shows, and what proves it. */
export function faultForm(services: Services): GuidedForm<FaultValues> {
  return new DraftForm<FaultValues>({
    id: 'fault-report',
    version: 1,
    title: '退回重报',
    async open(args: JudgeArgs, turn) {
      const { no, words } = splitNumber(args);
      const chosen = await chooseSeen(services, turn, { ...args, no });
      if (chosen.kind === 'say') return { kind: 'refuse', reply: chosen.reply };
      const { no: meant, draftId, differences } = chosen;
      if (args.phrase === BY_DIFFERENCE) {
        if (differences.length === 0) return { kind: 'refuse', reply: replies.noDifference(meant) };
        const reason = differences.map(showDifference).join('；');
        return { kind: 'start', values: { no: meant, draftId, fault: 'untrue', reason, fileIds: [] } };
      }
      const reason = saidBeside(words, { formal: true });
      return { kind: 'start', values: { no: meant, draftId, ...(reason && { reason }) } };
    },
    slots: [
      {
        key: 'fault',
        label: '认定',
        ask: () => replies.askFault,
        parse({ text }) {
          const choice = parseChoice(text, replies.faultOptions);
          if (choice.kind !== 'one') return { ok: false, reply: replies.askFault };
          return { ok: true, value: REPORT_FAULTS[choice.index]! };
        },
        show: value => replies.showFault(value as ReportFault),
      },
      textSlot<FaultValues>({ key: 'reason', label: '事由', formal: true, ask: () => replies.askReason }),
      evidenceSlot(services),
    ],
    async settled({ no = '', draftId }, { actor }) {
      const report = await services.reports.toExamine({ actor, no });
      return report.mayExamine && report.draftId === draftId ? undefined : replies.settled(report);
    },
    async submit({ no, draftId, fault, reason, fileIds }, submissionId, { actor, now }) {
      const examination = { kind: 'fault', fault, reason, fileIds } as const;
      const examined = await services.reports.examine({ actor, no, draftId, submissionId, examination });
      return replies.examined(examined, now);
    },
  });
}

/** Files are needed where nothing else shows that the report is untrue. */
function evidenceSlot({ penalties, reports }: Services): Slot<FaultValues> {
  const slot = filesSlot<FaultValues>({ key: 'fileIds', label: '证据', question: replies.askEvidence });
  return {
    ...slot,
    async parse(turn, values) {
      const parsed = await slot.parse(turn, values);
      if (!parsed.ok || parsed.stay) return parsed;
      const { fault = 'incomplete', reason = '', no = '' } = values;
      const [named, { differences }] = [
        (await penalties.knownRecords(reason)).filter(each => each !== no),
        await reports.toExamine({ actor: turn.actor, no }),
      ];
      const files = (parsed.value as readonly string[]).length;
      return faultRests({ fault, files, named, differences: differences.length })
        ? parsed
        : { ok: false, reply: replies.evidenceNeeded };
    },
  };
}
