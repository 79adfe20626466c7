import type { Services } from '../../src/services/index.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { withdrawReplies as replies } from './withdraw-replies.ts';

interface Values {
  no: string;
  reason: string;
}

/** 撤销服务事件: a reason, what lapses, then confirmed. */
export function withdrawForm({ incidents }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: 'withdraw-incident',
    version: 1,
    title: '撤销服务事件',
    async open(args, { actor, now }) {
      const { no, words } = splitNumber(args);
      if (no === undefined) return { kind: 'refuse', reply: replies.which };
      const preview = await incidents.previewWithdrawal({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      const reason = saidBeside(words, { formal: true });
      return {
        kind: 'start',
        values: { no, ...(reason !== undefined && { reason }) },
        intro: replies.intro(preview, now),
      };
    },
    slots: [textSlot<Values>({ key: 'reason', label: '撤销原因', formal: true, ask: () => replies.askReason })],
    async review({ no }, { actor }) {
      const preview = await incidents.previewWithdrawal({ actor, no });
      return preview.kind === 'open' ? replies.lapses(preview) : undefined;
    },
    async settled({ no }, { actor, now }) {
      if (no === undefined) return undefined;
      const preview = await incidents.previewWithdrawal({ actor, no });
      return preview.kind === 'open' ? undefined : replies.obstacle(preview, now);
    },
    async submit({ no, reason }, submissionId, { actor, now }) {
      const outcome = await incidents.withdraw({ actor, no, reason, submissionId });
      return outcome.kind === 'withdrawn' ? replies.withdrawn(outcome) : replies.obstacle(outcome, now);
    },
  });
}
