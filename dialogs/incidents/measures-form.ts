import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { standingInLine } from '../replies/stood-in.ts';
import { incidentReplies as replies } from './replies.ts';

interface Values {
  no: string;
  measures: string;
}

/** 报事件措施: by the head of the unit that answers for it, or who stands in for one on leave. */
export function measuresForm({ incidents }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: 'incident-measures',
    version: 1,
    title: '事件措施',
    async open(args, { actor, now }) {
      const candidates = async () =>
        (await incidents.pending(actor))
          .filter(({ action }) => action === 'reportMeasures')
          .map(({ ref, subject }) => ({ no: ref.no, subject }));
      const picked = await chooseRecord(args, { phrase: '报事件措施', none: replies.noneToReport, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await incidents.view({ actor, no: picked.no });
      const intro = replies.view(view, now);
      if (!view.mayReport) return { kind: 'refuse', reply: replies.notYours(view, intro) };
      const text = [intro.text, ...standingInLine(view.reportsForName)].join('\n');
      return { kind: 'start', values: { no: view.no }, intro: { ...intro, text, options: [] } };
    },
    slots: [textSlot<Values>({ key: 'measures', label: '措施', formal: true, ask: () => replies.askMeasures })],
    async submit({ no, measures }, submissionId, { actor }) {
      return replies.reported(await incidents.reportMeasures({ actor, no, measures, submissionId }));
    },
  });
}
