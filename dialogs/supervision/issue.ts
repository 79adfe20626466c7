import { keepsSuggested } from '../../src/domain/language/keeps-suggested.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { isTellingTitle } from '../../src/domain/supervision/title.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { supervisionReplies as replies } from './replies.ts';

/** A title stands in notices and lists. */
const MAX_TITLE = 100;

interface IssueValues {
  rectificationNo: string;
  suggestedTitle: string;
  title: string;
  requirement: string;
}

/** 发起督办: title (suggested from the item), what is required, confirmed. */
export function issueForm(services: Services): GuidedForm<IssueValues> {
  const title = textSlot<IssueValues>({
    key: 'title',
    label: '标题',
    ask: values => replies.askTitle(values.suggestedTitle ?? ''),
  });
  return new GuidedForm<IssueValues>({
    id: 'issue-order',
    version: 1,
    title: '发起督办（认定为重大服务质量问题）',
    async open(args, { actor }) {
      const chosen = await chooseRecord(args, {
        phrase: '发起督办',
        none: replies.nothingToRaise,
        candidates: async () =>
          (await services.supervision.issuable(actor)).map(({ no, unitName, itemTitle }) => ({
            no,
            subject: `${unitName} ${itemTitle}`,
          })),
      });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const prepared = await services.supervision.prepare({ actor, no: chosen.no });
      if (prepared.kind !== 'ready') return { kind: 'refuse', reply: replies.notIssuable(prepared) };
      const values = { rectificationNo: prepared.no, suggestedTitle: replies.defaultTitle(prepared) };
      return { kind: 'start', values, intro: replies.issueIntro(prepared) };
    },
    slots: [
      {
        ...title,
        parse(turn, values) {
          if (keepsSuggested(turn.text)) return { ok: true, value: values.suggestedTitle ?? '' };
          if (turn.text !== '' && readNumber(turn.text) === undefined && !isTellingTitle(turn.text))
            return { ok: false, reply: replies.titleUnclear };
          if ([...turn.text].length > MAX_TITLE) return { ok: false, reply: replies.titleTooLong };
          return title.parse(turn, values);
        },
      },
      textSlot<IssueValues>({ key: 'requirement', label: '整改要求', formal: true, ask: () => replies.askRequirement }),
    ],
    async submit({ rectificationNo, title, requirement }, submissionId, { actor, now }) {
      const outcome = await services.supervision.issue({ actor, submissionId, rectificationNo, title, requirement });
      return outcome.kind === 'issued' ? replies.issued(outcome, now) : replies.notIssuable(outcome);
    },
  });
}
