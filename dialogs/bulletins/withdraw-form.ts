import type { Services } from '../../src/services/index.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { withdrawReplies as replies } from './withdraw-replies.ts';

interface Values {
  no: string;
  reason: string;
}

/** 撤回通报: a reason, then confirmed. */
export function withdrawForm({ bulletins }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: 'withdraw-bulletin',
    version: 1,
    title: '撤回通报',
    async open(args, { actor, now }) {
      const { no, words } = splitNumber(args);
      if (no === undefined) return { kind: 'refuse', reply: replies.which };
      const preview = await bulletins.previewWithdrawal({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      return {
        kind: 'start',
        values: { no, ...(words !== '' && { reason: words }) },
        intro: replies.intro(preview),
      };
    },
    slots: [textSlot<Values>({ key: 'reason', label: '撤回原因', formal: true, ask: () => replies.askReason })],
    async submit({ no, reason }, submissionId, { actor, now }) {
      const outcome = await bulletins.withdraw({ actor, submissionId, no, reason });
      return outcome.kind === 'withdrawn' ? replies.withdrawn(outcome) : replies.obstacle(outcome, now);
    },
  });
}
