import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { splitNumber } from '../framework/split-number.ts';
import { extensionReplies as replies } from './replies.ts';
import { showMatter } from './words.ts';

/** 延期审批 shows the request; 同意延期 and 不同意延期 decide it, with words for the unit where there are any. */
export function decideExtensionDialogs({ extensions }: Services): CommandDialog[] {
  const waiting = (actor: Actor, phrase: string) => ({
    phrase,
    none: replies.nothingToDecide,
    candidates: async () =>
      (await extensions.pending(actor)).map(({ ref: { no }, unitName, subject, period }) => ({
        no,
        subject: showMatter({ no, itemTitle: subject, unitName, ...(period && { period }) }),
      })),
  });
  const decide = (granted: boolean, phrase: string) =>
    new CommandDialog(granted ? 'grant-extension' : 'refuse-extension', async (turn, args) => {
      const { actor, messageId, now } = turn;
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord({ phrase, ...(named && { no: named }) }, waiting(actor, phrase));
      if (chosen.kind === 'ask') return chosen.reply;
      const { no } = chosen;
      const decision = cleanText(words);
      if (!granted && decision === '') return replies.askRefusal(no);
      const submissionId = `${messageId}:extension`;
      const outcome = await extensions.decide({ actor, submissionId, no, granted, decision });
      if (outcome.kind !== 'unseen') return replies.decided(outcome, now);
      const view = await extensions.view({ actor, no });
      return view ? replies.view(view, now) : replies.decided({ kind: 'noneAsked', no }, now);
    });
  return [
    new CommandDialog('view-extension', async ({ actor, now }, args) => {
      const chosen = await chooseRecord(args, waiting(actor, '延期审批'));
      if (chosen.kind === 'ask') return chosen.reply;
      const view = await extensions.view({ actor, no: chosen.no });
      return view ? replies.view(view, now) : replies.decided({ kind: 'noneAsked', no: chosen.no }, now);
    }),
    decide(true, '同意延期'),
    decide(false, '不同意延期'),
  ];
}
