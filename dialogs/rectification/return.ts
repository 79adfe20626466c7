import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { pendingFor } from './answer.ts';
import { DECISIONS, showUpdated } from './decide.ts';
import { rectificationReplies as replies } from './replies.ts';

interface ReturnValues {
  no: string;
  /** The answer the form was opened on. */
  responseId: string;
  reason: string;
}

/** 退回整改 (inside the unit), 核验退回 (by the inspector): a reason, then confirmed. */
export function returnForm(
  services: Services,
  input: { id: string; phrase: string; decision: keyof typeof DECISIONS },
): GuidedForm<ReturnValues> {
  const { action, status, none } = DECISIONS[input.decision];
  return new GuidedForm<ReturnValues>({
    id: input.id,
    version: 2,
    title: input.phrase,
    async open(args, { actor, now }) {
      const candidates = () => pendingFor(services, actor, action);
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord({ ...args, no: named }, { phrase: input.phrase, none, candidates });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.rectification.view({ actor, no: chosen.no });
      assertAllowed(viewed.can[action]);
      if (viewed.matter.status !== status) {
        return { kind: 'refuse', reply: replies.wrongState(chosen.no, viewed.matter.status) };
      }
      if (!viewed.answerSeen) return { kind: 'refuse', reply: replies.updated(viewed, now, input.decision) };
      const reason = saidBeside(words, { formal: true });
      const values = { no: chosen.no, responseId: viewed.matter.responseId ?? '' };
      return { kind: 'start', values: { ...values, ...(reason && { reason }) } };
    },
    slots: [
      textSlot<ReturnValues>({
        key: 'reason',
        label: '理由',
        formal: true,
        ask: ({ no }) => replies.askReason(no ?? ''),
      }),
    ],
    async submit({ no, responseId, reason }, submissionId, { actor, now }) {
      const use = input.decision === 'release' ? services.rectification.sendBack : services.rectification.return;
      const outcome = await use({ actor, submissionId, no, responseId, reason });
      if (outcome.kind === 'wrongState') return replies.wrongState(no, outcome.status);
      if (outcome.kind === 'updated') return showUpdated(services, { actor, no, now, decision: input.decision });
      return input.decision === 'release' ? replies.sentBack(outcome, now) : replies.returned(outcome, now);
    },
  });
}
