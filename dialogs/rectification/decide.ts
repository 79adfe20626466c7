import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { RectificationAction } from '../../src/domain/rectification/expectations.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { pendingFor } from './answer.ts';
import { rectificationReplies as replies } from './replies.ts';

/** The two decisions about an answer, inside the unit and by the inspector, as the dialogs need them. */
export const DECISIONS = {
  release: { action: 'releaseRectification', status: 'answered', none: replies.nothingToRelease },
  verify: { action: 'verifyRectification', status: 'released', none: replies.nothingToVerify },
} as const satisfies Record<string, { action: RectificationAction; status: string; none: string }>;

/** 审核整改, 核验整改: shows the answer with the two things that can be done about it. */
export function showAnswer(
  services: Services,
  input: { id: string; phrase: string; decision: keyof typeof DECISIONS },
): CommandDialog {
  const { action, status, none } = DECISIONS[input.decision];
  return new CommandDialog(input.id, async ({ actor, now }, args) => {
    const candidates = () => pendingFor(services, actor, action);
    const chosen = await chooseRecord(args, { phrase: input.phrase, none, candidates });
    if (chosen.kind === 'ask') return chosen.reply;
    const viewed = await services.rectification.view({ actor, no: chosen.no });
    assertAllowed(viewed.can[action]);
    if (viewed.matter.status !== status) return replies.wrongState(chosen.no, viewed.matter.status);
    return input.decision === 'release' ? replies.review(viewed, now) : replies.verification(viewed, now);
  });
}

/** 放行, 核验通过: one tap, done. */
export function acceptAnswer(
  services: Services,
  input: { id: string; phrase: string; decision: keyof typeof DECISIONS },
): CommandDialog {
  const { action, none } = DECISIONS[input.decision];
  return new CommandDialog(input.id, async ({ actor, messageId }, args) => {
    const candidates = () => pendingFor(services, actor, action);
    const chosen = await chooseRecord(args, { phrase: input.phrase, none, candidates });
    if (chosen.kind === 'ask') return chosen.reply;
    const { no } = chosen;
    const outcome = await services.rectification[input.decision]({
      actor,
      no,
      submissionId: `${messageId}:${input.id}`,
    });
    if (outcome.kind === 'wrongState') return replies.wrongState(no, outcome.status);
    return input.decision === 'release' ? replies.released(outcome) : replies.verified(outcome);
  });
}
