import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import { REPORT_ACTION } from '../../src/domain/supervision/expectations.ts';
import { moveByReport, type ReportKind } from '../../src/domain/supervision/workflow.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { CLOCK_LABEL, REPORT_PHRASE } from './labels.ts';
import { pendingOrders } from './pending-orders.ts';
import { supervisionReplies as replies } from './replies.ts';

interface ReportValues {
  no: string;
  text: string;
  photos: readonly string[];
}

/** 报查因, 报整改到位, 报反馈: what was found or done, with files. What cannot be reported yet is said before anything is asked. */
export function reportForm(services: Services, report: ReportKind): GuidedForm<ReportValues> {
  const phrase = REPORT_PHRASE[report];
  return new GuidedForm<ReportValues>({
    id: `report-${report}`,
    version: 1,
    title: phrase,
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord(
        { ...args, no: named },
        {
          phrase,
          none: replies.nothingToReport(report),
          candidates: () => pendingOrders(services, actor, REPORT_ACTION[report]),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.supervision.view({ actor, no: chosen.no });
      assertAllowed(viewed.can.report);
      const { no, status } = viewed.order;
      const move = moveByReport(status, report);
      if (move.kind === 'tooEarly') return { kind: 'refuse', reply: replies.tooEarly(no, report, move.missing) };
      if (move.kind !== 'accepted') return { kind: 'refuse', reply: replies.wrongState(no, status) };
      const text = saidBeside(words);
      return { kind: 'start', values: { no, ...(text && { text }) }, intro: replies.reportIntro(viewed, report, now) };
    },
    slots: [
      textSlot<ReportValues>({
        key: 'text',
        label: `${CLOCK_LABEL[report]}情况`,
        ask: () => replies.askReport[report],
      }),
      filesSlot<ReportValues>({ key: 'photos', label: '佐证', question: replies.askPhotos }),
    ],
    async submit({ no, text, photos }, submissionId, { actor, now }) {
      const outcome = await services.supervision.report({ actor, submissionId, no, report, text, fileIds: photos });
      switch (outcome.kind) {
        case 'filed':
          return replies.reported(outcome, now);
        case 'tooEarly':
          return replies.tooEarly(no, report, outcome.missing);
        default:
          return replies.wrongState(no, outcome.status);
      }
    },
  });
}
