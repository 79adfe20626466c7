import { saysLastIsWrong } from '../../src/domain/inspections/last-is-wrong.ts';
import { refusedItems } from '../../src/domain/inspections/read-refusal.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import { AppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { decideDisputeForm } from './decide-form.ts';
import { disputeForm } from './dispute-form.ts';
import { disputeReplies } from './replies.ts';
import { disputeStatementForm } from './statement-form.ts';

/** 异议 in the conversation. 查看 is a phrase of the tasks feature; it opens `view-YY`. */
export function createDisputeFeature(services: Services): Feature {
  return {
    dialogs: [
      disputeForm(services),
      decideDisputeForm(services),
      disputeStatementForm(services),
      new CommandDialog('wrong-result', async ({ actor }) => disputeReplies.whichIsWrong(hasRole(actor, 'inspector'))),
      new CommandDialog('view-YY', async ({ actor, now }, { no }) => {
        if (no === undefined) throw new AppError('notFound');
        return disputeReplies.view(await services.disputes.view({ actor, no }), now);
      }),
    ],
    async takesSentence({ text }, { about }) {
      if (about === undefined && saysLastIsWrong(text)) return { dialogId: 'wrong-result', args: { phrase: '' } };
      const items = refusedItems(text);
      return items.length === 0
        ? undefined
        : { dialogId: 'dispute-result', args: { phrase: '异议', text: items.join('，') } };
    },
    commands: [
      {
        phrases: ['异议', '提出异议', '提异议', '有异议', '我有异议', '我们有异议'],
        takes: 'text',
        dialogId: 'dispute-result',
        roles: ['manager'],
        help: '对测评结果逐项提出异议，如「异议 CP-2026-0001 第3项 灯箱当晚是亮的」',
      },
      {
        phrases: ['异议说明', '说明异议'],
        takes: 'text',
        dialogId: 'state-dispute',
        roles: ['inspector'],
        help: '检查人对单位的异议作一次说明，如「异议说明 YY-2026-0001 当时灯箱不亮」',
      },
      {
        phrases: ['裁定异议', '异议裁定'],
        takes: 'number',
        dialogId: 'decide-dispute',
        roles: ['qualityOfficer', 'leader'],
        help: '裁定一件异议，维持原结果，或异议成立并更正',
      },
    ],
  };
}
