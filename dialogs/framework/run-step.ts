import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { isAppError } from '../../src/errors.ts';
import { renderError } from '../replies/errors.ts';
import { type Reply, say } from './reply.ts';

/**
 * One step of a dialog that says several things: its replies, and whether the dialog ends with them. An expected failure ends it with its
 * sentence, what is stored stays; anything else fails the turn.
 */
export async function runStep(
  dc: DialogContext,
  work: () => Promise<{ readonly replies: readonly Reply[]; readonly end?: boolean }>,
): Promise<DialogTurnResult> {
  try {
    const outcome = await work();
    await say(dc.context, ...outcome.replies);
    return outcome.end ? dc.endDialog() : Dialog.EndOfTurn;
  } catch (error) {
    if (!isAppError(error)) throw error;
    await say(dc.context, renderError(error));
    return dc.endDialog();
  }
}
