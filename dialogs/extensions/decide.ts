import type { Dialog } from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { extensionReplies as replies } from './replies.ts';
import { showMatter } from './words.ts';

interface RefusalValues {
  no: string;
  decision: string;
}

/** 延期审批 shows the request; 同意延期 and 不同意延期 decide it, with words for the unit: a refusal always has some. */
export function decideExtensionDialogs({ extensions }: Services): Dialog[] {
  const waiting = (actor: Actor, phrase: string) => ({
    phrase,
    none: replies.nothingToDecide,
    candidates: async () =>
      (await extensions.pending(actor)).map(({ ref: { no }, unitName, subject, period }) => ({
        no,
        subject: showMatter({ no, itemTitle: subject, unitName, ...(period && { period }) }),
      })),
  });
  const show = async ({ actor, now }: Turn, no: string): Promise<Reply> => {
    const view = await extensions.view({ actor, no });
    return view ? replies.view(view, now) : replies.decided({ kind: 'noneAsked', no }, now);
  };
  const pick = (args: CommandArgs, { actor }: Turn, phrase: string) => {
    const { no, words } = splitNumber(args);
    return { words, chosen: chooseRecord({ phrase, ...(no && { no }) }, waiting(actor, phrase)) };
  };
  const decide = async (
    turn: Turn,
    input: { submissionId: string; no: string; granted: boolean; decision: string },
  ): Promise<Reply> => {
    const outcome = await extensions.decide({ actor: turn.actor, ...input });
    return outcome.kind === 'unseen' ? show(turn, input.no) : replies.decided(outcome, turn.now);
  };
  return [
    new CommandDialog('view-extension', async (turn, args) => {
      const chosen = await chooseRecord(args, waiting(turn.actor, '延期审批'));
      return chosen.kind === 'ask' ? chosen.reply : show(turn, chosen.no);
    }),
    new CommandDialog('grant-extension', async (turn, args) => {
      const { words, ...picked } = pick(args, turn, '同意延期');
      const chosen = await picked.chosen;
      if (chosen.kind === 'ask') return chosen.reply;
      const submissionId = `${turn.messageId}:extension`;
      return decide(turn, { submissionId, no: chosen.no, granted: true, decision: cleanText(words) });
    }),
    new GuidedForm<RefusalValues>({
      id: 'refuse-extension',
      version: 1,
      title: '不同意延期',
      async open(args, turn) {
        const { words, ...picked } = pick(args, turn, '不同意延期');
        const chosen = await picked.chosen;
        if (chosen.kind === 'ask') return { kind: 'refuse', reply: withWords(chosen.reply, cleanText(words)) };
        const { no } = chosen;
        const decision = saidBeside(words, { formal: true });
        if (decision !== undefined) {
          const submissionId = `${turn.messageId}:extension`;
          return { kind: 'refuse', reply: await decide(turn, { submissionId, no, granted: false, decision }) };
        }
        const view = await extensions.view({ actor: turn.actor, no });
        if (!view) return { kind: 'refuse', reply: replies.decided({ kind: 'noneAsked', no }, turn.now) };
        return { kind: 'start', values: { no }, intro: { ...replies.view(view, turn.now), options: [] } };
      },
      slots: [textSlot<RefusalValues>({ key: 'decision', label: '理由', formal: true, ask: () => replies.askRefusal })],
      async settled({ no = '' }, { actor, now }) {
        const view = await extensions.view({ actor, no });
        return view ? undefined : replies.decided({ kind: 'noneAsked', no }, now);
      },
      submit: ({ no, decision }, submissionId, turn) => decide(turn, { submissionId, no, granted: false, decision }),
    }),
  ];
}
