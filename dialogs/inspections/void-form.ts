import type { Services } from '../../src/services/index.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { voidReplies as replies } from './replies/void.ts';

export const VOID_INSPECTION = 'void-inspection';

interface Values {
  no: string;
  reason: string;
}

/** 作废测评: a reason, what lapses, then confirmed. Without a 单号 it is what this person filed last. */
export function createVoidForm({ inspections }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: VOID_INSPECTION,
    version: 1,
    title: '作废测评',
    async open(args, { actor, now }) {
      const named = splitNumber(args);
      const no = named.no ?? (await inspections.lastFiled({ actor }));
      if (no === undefined) return { kind: 'refuse', reply: replies.which };
      const preview = await inspections.previewVoid({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      const reason = named.no === undefined ? undefined : saidBeside(named.words, { formal: true });
      return {
        kind: 'start',
        values: { no, ...(reason !== undefined && { reason }) },
        intro: replies.intro(preview, now, named.no === undefined),
      };
    },
    slots: [textSlot<Values>({ key: 'reason', label: '作废原因', formal: true, ask: () => replies.askReason })],
    async review({ no }, { actor, now }) {
      const preview = await inspections.previewVoid({ actor, no });
      return preview.kind === 'open' ? replies.lapses(preview, now) : undefined;
    },
    async settled({ no }, { actor, now }) {
      if (no === undefined) return undefined;
      const preview = await inspections.previewVoid({ actor, no });
      return preview.kind === 'open' ? undefined : replies.obstacle(preview, now);
    },
    async submit({ no, reason }, submissionId, { actor, now }) {
      const outcome = await inspections.void({ actor, submissionId, no, reason });
      return outcome.kind === 'voided' ? replies.voided(outcome, now) : replies.obstacle(outcome, now);
    },
  });
}
