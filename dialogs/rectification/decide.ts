import type { Actor } from '../../src/domain/org/actor.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { RectificationAction } from '../../src/domain/rectification/expectations.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
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

/** The answer somebody has not seen yet, shown instead of being decided about. */
export async function showUpdated(
  services: Services,
  input: { actor: Actor; no: string; now: Date; decision: keyof typeof DECISIONS },
): Promise<Reply> {
  const { actor, no, now, decision } = input;
  return replies.updated(await services.rectification.view({ actor, no }), now, decision);
}

/** 放行, 核验通过: one tap, done; an answer that came since the button was shown is shown first. */
export function acceptAnswer(
  services: Services,
  input: { id: string; phrase: string; decision: keyof typeof DECISIONS },
): CommandDialog {
  const { action, none } = DECISIONS[input.decision];
  return new CommandDialog(input.id, async ({ actor, messageId, now }, args) => {
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
    if (outcome.kind === 'updated') return showUpdated(services, { actor, no, now, decision: input.decision });
    if (input.decision === 'release') return replies.released(outcome);
    const { objections } = await services.rectification.view({ actor, no });
    return replies.verified(outcome, objections);
  });
}
