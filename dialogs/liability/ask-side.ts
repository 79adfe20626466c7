import type { Services } from '../../src/services/index.ts';
import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { splitNumber } from '../framework/split-number.ts';
import { askedReply, askUsage } from './replies.ts';
import { offerOf, readOffer } from './unit-choice.ts';

/** 征求意见: the decider asks a department for its side where the unit that contests named none. */
export function askSideDialog({ penalties }: Services): CommandDialog {
  return new CommandDialog('ask-liability-side', async ({ actor, messageId }, args) => {
    const { no, words } = splitNumber(args);
    if (no === undefined || words === '') return { text: askUsage };
    const view = await penalties.viewReview({ actor, no });
    const units = (await penalties.accountableUnits()).filter(({ id }) => id !== view.unitId);
    const choice = readOffer(
      words,
      units.map(unit => offerOf(unit)),
    );
    if (choice.kind === 'unclear' || choice.unit === null)
      return {
        text: choice.kind === 'unclear' ? choice.reply.text : askUsage,
        options: units.map(({ name }) => ({ key: `征求意见 ${no} ${name}`, label: name })),
      };
    const submissionId = `${messageId}:ask-side`;
    return askedReply(await penalties.askSide({ actor, submissionId, no, unitId: choice.unit.id }));
  });
}

export const askSideCommands: readonly Command[] = [
  {
    phrases: ['征求意见'],
    takes: 'text',
    dialogId: 'ask-liability-side',
    roles: ['qualityOfficer', 'leader'],
    help: '责任认定前请一个部门说明情况，如「征求意见 RD-2026-0001 网络部」',
  },
];
