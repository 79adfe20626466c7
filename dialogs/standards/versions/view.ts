import type { Services } from '../../../src/services/index.ts';
import { chooseRecord } from '../../framework/choose-record.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import type { Reply } from '../../framework/reply.ts';
import { viewText } from './view-text.ts';
import { waitingEditions, whichEdition } from './which.ts';

/** 查看 <BZ> */
export function viewEdition(services: Services): CommandDialog {
  return new CommandDialog('view-BZ', async ({ actor, now }, { no }): Promise<Reply> => {
    if (!no) return whichEdition('查看');
    return viewText(await services.standards.viewVersion({ actor, no, shows: true }), now);
  });
}

/** 复核, 会审, 审定: shows the edition with what can be decided about it; deciding is a word of its own. */
export function judgeEdition(services: Services): CommandDialog {
  return new CommandDialog('judge-standard', async ({ actor, now }, args): Promise<Reply> => {
    const chosen = await chooseRecord(args, {
      phrase: args.phrase,
      none: '目前没有等您审批的标准。',
      candidates: () => waitingEditions(services, actor, ['reviewStandard', 'jointReviewStandard', 'approveStandard']),
    });
    if (chosen.kind === 'ask') return chosen.reply;
    return viewText(await services.standards.viewVersion({ actor, no: chosen.no, shows: true }), now);
  });
}
