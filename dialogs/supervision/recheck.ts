import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { supervisionReplies as replies } from './replies.ts';

interface RecheckValues {
  no: string;
  text: string;
}

/** 巩固复查: records that the problem has stayed solved. */
export function recheckForm(services: Services): GuidedForm<RecheckValues> {
  return new GuidedForm<RecheckValues>({
    id: 'recheck-order',
    version: 1,
    title: '巩固复查',
    async open(args, { actor }) {
      const chosen = await chooseRecord(args, {
        phrase: '巩固复查',
        none: replies.nothingToRecheck,
        candidates: async () =>
          (await services.supervision.recheckable(actor)).map(({ no, title }) => ({ no, subject: title })),
      });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.supervision.view({ actor, no: chosen.no });
      assertAllowed(viewed.can.decide);
      const { no, status } = viewed.order;
      if (status !== 'closed') return { kind: 'refuse', reply: replies.wrongState(no, status) };
      return { kind: 'start', values: { no } };
    },
    slots: [textSlot<RecheckValues>({ key: 'text', label: '复查情况', ask: ({ no }) => replies.askRecheck(no ?? '') })],
    async submit({ no, text }, submissionId, { actor }) {
      const outcome = await services.supervision.recheck({ actor, submissionId, no, text });
      return outcome.kind === 'done' ? replies.rechecked(outcome) : replies.wrongState(no, outcome.status);
    },
  });
}
