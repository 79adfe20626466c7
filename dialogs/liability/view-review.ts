import type { Services } from '../../src/services/index.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { reviewReply } from './replies.ts';

/** 查看 RD-… */
export function viewReviewDialog(services: Services): CommandDialog {
  return new CommandDialog('view-RD', async (turn, args) =>
    reviewReply(await services.penalties.viewReview({ actor: turn.actor, no: args.no ?? '' }), turn.now),
  );
}
