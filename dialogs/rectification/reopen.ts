import { cleanText } from '../../src/domain/language/clean-text.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { rectificationReplies as replies } from './replies.ts';

interface ReopenValues {
  no: string;
  reason: string;
}

/** 重新打开: a finished 整改 whose problem came back, with a reason. */
export function reopenForm(services: Services): GuidedForm<ReopenValues> {
  return new GuidedForm<ReopenValues>({
    id: 'reopen-rectification',
    version: 1,
    title: '重新打开整改',
    async open(args, { actor }) {
      const { no, words } = splitNumber(args);
      if (no === undefined) return { kind: 'refuse', reply: replies.whichToReopen };
      const viewed = await services.rectification.view({ actor, no });
      assertAllowed(viewed.canReopen);
      if (viewed.matter.status !== 'verified')
        return { kind: 'refuse', reply: replies.wrongState(no, viewed.matter.status) };
      const reason = cleanText(words);
      return { kind: 'start', values: { no, ...(reason !== '' && { reason }) } };
    },
    slots: [
      textSlot<ReopenValues>({
        key: 'reason',
        label: '理由',
        formal: true,
        ask: ({ no }) => replies.askReopenReason(no ?? ''),
      }),
    ],
    async submit({ no, reason }, submissionId, { actor, now }) {
      const outcome = await services.rectification.reopen({ actor, submissionId, no, reason });
      return outcome.kind === 'reopened' ? replies.reopened(outcome, now) : replies.wrongState(no, outcome.status);
    },
  });
}
