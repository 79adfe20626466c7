import type { AnswerCorrection } from '../../src/domain/inspections/correct-answer.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { readCorrection } from './read-correction.ts';
import { disputeReplies as replies } from './replies.ts';

type Item = Awaited<ReturnType<Services['disputes']['view']>>['item'];

interface DecideValues {
  no: string;
  item: Item;
  accepted: boolean;
  answer: AnswerCorrection;
  decision: string;
}

/** 裁定异议: both sides' words and the clause first, then 维持 or 异议成立 with the right answer, then why. */
export function decideDisputeForm(services: Services): GuidedForm<DecideValues> {
  const { disputes } = services;
  return new GuidedForm<DecideValues>({
    id: 'decide-dispute',
    version: 2,
    title: '异议裁定',
    async open(args, { actor, now }) {
      const candidates = async () =>
        (await disputes.pending(actor)).map(({ ref, unitName, subject }) => ({
          no: ref.no,
          subject: `${unitName} ${subject}`,
        }));
      const chosen = await chooseRecord(args, { phrase: '裁定异议', none: replies.nothingToDecide, candidates });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const view = await disputes.view({ actor, no: chosen.no });
      const intro = replies.view(view, now);
      if (!view.canDecide) return { kind: 'refuse', reply: intro };
      const { no, item } = view;
      return { kind: 'start', values: { no, item }, intro: { ...intro, options: [] } };
    },
    slots: [
      {
        key: 'accepted',
        label: '裁定',
        ask: () => replies.askVerdict(),
        parse({ text }) {
          const choice = parseChoice(text, replies.verdicts);
          return choice.kind === 'one'
            ? { ok: true, value: choice.index === 1 }
            : { ok: false, reply: replies.verdictUnclear() };
        },
        show: value => replies.verdicts[value === true ? 1 : 0]!.label,
      },
      {
        key: 'answer',
        label: '更正为',
        skip: ({ accepted }) => accepted !== true,
        ask: async ({ no }, { actor }) => replies.askAnswer(await disputes.view({ actor, no: no ?? '' })),
        parse: async (turn, { no }) => readCorrection(turn, await disputes.view({ actor: turn.actor, no: no ?? '' })),
        show: (value, { item }) => (item ? replies.correction(item, value as AnswerCorrection) : ''),
      },
      textSlot<DecideValues>({ key: 'decision', label: '理由', formal: true, ask: () => replies.askReason }),
    ],
    async submit({ no, accepted, answer, decision }, submissionId, { actor, now }) {
      const outcome = await disputes.decide({
        ...{ actor, submissionId, no, decision },
        answer: accepted ? answer : null,
      });
      return replies.decided(outcome, now);
    },
  });
}
