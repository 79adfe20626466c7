import type { Services } from '../../src/services/index.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { parseNames } from '../standards/versions/parse-names.ts';
import { draftReplies as replies } from './draft-replies.ts';
import { answerLine, askLine, type Lines, problemsOf, settle, showLines, unclearOf } from './problem-lines.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Values {
  no: string;
  lines: Lines;
  reviewers: readonly Person[];
}

/** 送审通报: the problems that measures are owed for, and who is asked for 会审. */
export function submitForm({ bulletins }: Services): GuidedForm<Values> {
  const { drafts } = bulletins;
  return new GuidedForm<Values>({
    id: 'submit-bulletin',
    version: 1,
    title: '送审',
    async open({ no }, { actor, now }) {
      if (no === undefined) return { kind: 'refuse', reply: replies.which };
      const viewed = await drafts.view({ actor, no });
      if (!viewed.may.submit) return { kind: 'refuse', reply: replies.cannotSubmit(viewed) };
      return { kind: 'start', values: { no }, intro: { text: replies.view(viewed, now).text } };
    },
    slots: [
      {
        key: 'lines',
        label: '问题',
        freeText: true,
        async ask({ no = '', lines = [] }, { actor }) {
          if (unclearOf(lines).length > 0) return askLine(lines, await bulletins.units());
          return replies.askProblems((await drafts.view({ actor, no })).figures.suggested);
        },
        async parse({ actor, text }, { no = '', lines = [] }) {
          const units = await bulletins.units();
          if (unclearOf(lines).length > 0) return answerLine(text, lines, units);
          if (text !== '采用建议' && text !== '1') return settle(await bulletins.readProblems({ actor, text }), units);
          const { suggested } = (await drafts.view({ actor, no })).figures;
          return settle(
            suggested.map(each => ({ text: each.text, state: 'problem' as const, unitIds: [each.unitId] })),
            units,
          );
        },
        show: lines => showLines(lines as Lines),
      },
      {
        key: 'reviewers',
        label: '会审人',
        freeText: true,
        ask: async ({ lines = [] }) => replies.askReviewers(await headsNamed(bulletins, lines)),
        async parse({ text }) {
          const read = parseNames(text, await drafts.staff());
          return read.kind === 'people'
            ? { ok: true, value: read.people.map(({ id, name }) => ({ id, name })) }
            : { ok: false, reply: { text: read.sentence } };
        },
        show: people => (people as readonly Person[]).map(({ name }) => name).join('、'),
      },
    ],
    async submit({ no, lines, reviewers }, submissionId, { actor }) {
      const outcome = await drafts.submit({
        ...{ actor, submissionId, no },
        problems: problemsOf(lines).map(({ text, unitIds }) => ({ unitId: unitIds[0]!, text })),
        jointReviewerIds: reviewers.map(({ id }) => id),
      });
      return replies.submitted(outcome);
    },
  });
}

/** The heads of the departments that the problems name. */
async function headsNamed(bulletins: Services['bulletins'], lines: Lines): Promise<string[]> {
  const units = await bulletins.units();
  const named = problemsOf(lines).map(({ unitIds }) => units.find(({ id }) => id === unitIds[0])?.responsibleHeadName);
  return [...new Set(named.filter(name => name !== undefined))];
}
