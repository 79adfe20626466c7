import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import type { ViewedOrder } from './order-text.ts';
import { pendingOrders } from './pending-orders.ts';
import { supervisionReplies as replies } from './replies.ts';

type Person = Parameters<Services['supervision']['view']>[0]['actor'];

function chooseReported(services: Services, actor: Person, args: CommandArgs, phrase: string) {
  const candidates = () => pendingOrders(services, actor, 'verifyOrder');
  return chooseRecord(args, { phrase, none: replies.nothingToVerify, candidates });
}

/** 核验督办: shows what was reported, with the two things that can be done about it. */
export function verificationView(services: Services): CommandDialog {
  return new CommandDialog('verify-order', async ({ actor, now }, args) => {
    const chosen = await chooseReported(services, actor, args, '核验督办');
    if (chosen.kind === 'ask') return chosen.reply;
    const viewed = await services.supervision.view({ actor, no: chosen.no });
    assertAllowed(viewed.can.decide);
    const { no, status } = viewed.order;
    return status === 'reported' ? replies.verification(viewed, now) : replies.wrongState(no, status);
  });
}

/** 督办通过: one tap, closed; a feedback that came since the button was shown is shown first. */
export function closing(services: Services): CommandDialog {
  return new CommandDialog('close-order', async ({ actor, messageId, now }, args) => {
    const chosen = await chooseReported(services, actor, args, '督办通过');
    if (chosen.kind === 'ask') return chosen.reply;
    const { no } = chosen;
    const outcome = await services.supervision.close({ actor, no, submissionId: `${messageId}:close-order` });
    return outcome.kind === 'done'
      ? replies.closed(outcome, now)
      : notDecided(outcome, () => services.supervision.view({ actor, no }), now);
  });
}

type NotDecided = Exclude<Awaited<ReturnType<Services['supervision']['close']>>, { kind: 'done' }>;

async function notDecided(outcome: NotDecided, view: () => Promise<ViewedOrder>, now: Date): Promise<Reply> {
  switch (outcome.kind) {
    case 'updated':
      return replies.updated(await view(), now);
    case 'extensionAsked':
      return replies.extensionAsked(outcome.no);
    case 'wrongState':
      return replies.wrongState(outcome.no, outcome.status);
  }
}

interface ReturnValues {
  no: string;
  /** The round the form was opened in. */
  round: number;
  reason: string;
}

/** 督办退回: a reason, then confirmed. */
export function returnOrderForm(services: Services): GuidedForm<ReturnValues> {
  return new GuidedForm<ReturnValues>({
    id: 'return-order',
    version: 2,
    title: '督办退回',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseReported(services, actor, { ...args, no: named }, '督办退回');
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.supervision.view({ actor, no: chosen.no });
      assertAllowed(viewed.can.decide);
      const { no, status, round } = viewed.order;
      if (status !== 'reported') return { kind: 'refuse', reply: replies.wrongState(no, status) };
      if (!viewed.feedbackSeen) return { kind: 'refuse', reply: replies.updated(viewed, now) };
      const reason = saidBeside(words);
      return { kind: 'start', values: { no, round, ...(reason && { reason }) } };
    },
    slots: [
      textSlot<ReturnValues>({ key: 'reason', label: '理由', ask: ({ no }) => replies.askReturnReason(no ?? '') }),
    ],
    async submit({ no, round, reason }, submissionId, { actor, now }) {
      const outcome = await services.supervision.return({ actor, submissionId, no, round, reason });
      return outcome.kind === 'done'
        ? replies.returned(outcome, now)
        : notDecided(outcome, () => services.supervision.view({ actor, no }), now);
    },
  });
}
