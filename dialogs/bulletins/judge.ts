import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { measureReplies as replies } from './measure-replies.ts';

function chooseDrafted(services: Services, { actor }: Turn, args: CommandArgs, phrase: string) {
  return chooseRecord(args, {
    phrase,
    none: replies.nothingToRelease,
    candidates: () => services.bulletins.actionable({ actor, action: 'releaseMeasures' }),
  });
}

/** 审核措施: shows what waits, with the two things that can be done about it. */
export function measuresView(services: Services): CommandDialog {
  return new CommandDialog('review-measures', async (turn, args) => {
    const chosen = await chooseDrafted(services, turn, args, '审核措施');
    if (chosen.kind === 'ask') return chosen.reply;
    return replies.toJudge(await services.bulletins.viewIssue({ actor: turn.actor, no: chosen.no }), turn.now);
  });
}

/** 放行措施: one tap, reported. */
export function releasing(services: Services): CommandDialog {
  return new CommandDialog('release-measures', async (turn, args) => {
    const chosen = await chooseDrafted(services, turn, args, '放行措施');
    if (chosen.kind === 'ask') return chosen.reply;
    const outcome = await services.bulletins.judgeMeasures({
      ...{ actor: turn.actor, no: chosen.no, submissionId: `${turn.messageId}:release-measures` },
      decision: { kind: 'release' },
    });
    return replies.judged(outcome);
  });
}

interface ReturnValues {
  no: string;
  reason: string;
}

/** 退回措施: a reason, then confirmed. */
export function returnForm(services: Services): GuidedForm<ReturnValues> {
  return new GuidedForm<ReturnValues>({
    id: 'return-measures',
    version: 1,
    title: '退回措施',
    async open(args, turn) {
      const { no, words } = splitNumber(args);
      const known = { ...args, ...(no !== undefined && { no }) };
      const chosen = await chooseDrafted(services, turn, known, '退回措施');
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const issue = await services.bulletins.viewIssue({ actor: turn.actor, no: chosen.no });
      if (!issue.actions.includes('releaseMeasures'))
        return { kind: 'refuse', reply: replies.toJudge(issue, turn.now) };
      return { kind: 'start', values: { no: chosen.no, ...(words !== '' && { reason: words }) } };
    },
    slots: [
      textSlot<ReturnValues>({ key: 'reason', label: '退回原因', formal: true, ask: () => replies.askReturnReason }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      const decision = { kind: 'return', reason } as const;
      return replies.judged(await services.bulletins.judgeMeasures({ actor, no, submissionId, decision }));
    },
  });
}
