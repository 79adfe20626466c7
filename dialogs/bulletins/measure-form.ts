import { isPast } from '../../src/domain/bulletins/due.ts';
import { readMeasure, readMeasureDay, readOwner } from '../../src/domain/bulletins/read-measure.ts';
import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { atShanghai } from '../../src/domain/calendar/shanghai.ts';
import { AFTERNOON_END } from '../../src/domain/calendar/working-hours.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showDate } from '../replies/times.ts';
import { measureReplies as replies } from './measure-replies.ts';

interface Owner {
  readonly id: string;
  readonly name: string;
}

interface Values {
  no: string;
  text: string;
  owner: Owner;
  day: Day;
}

/** 报措施: the measure, its owner and its day, in one sentence or one by one. */
export function measureForm(services: Services): GuidedForm<Values> {
  const { bulletins } = services;
  return new GuidedForm<Values>({
    id: 'add-measure',
    version: 1,
    title: '改进措施',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord(
        { ...args, ...(named !== undefined && { no: named }) },
        {
          phrase: '报措施',
          none: replies.nothingOwed,
          candidates: () => bulletins.actionable({ actor, action: 'draftMeasure' }),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const issue = await bulletins.viewIssue({ actor, no: chosen.no });
      if (!issue.actions.includes('draftMeasure')) return { kind: 'refuse', reply: replies.notYours(issue) };
      const owners = await bulletins.owners({ actor, no: issue.no });
      const read = readMeasure(words, owners, now);
      const owner = owners.find(({ id }) => id === read.ownerId);
      return {
        kind: 'start',
        values: {
          no: issue.no,
          ...(read.text !== undefined && { text: read.text }),
          ...(owner && { owner }),
          ...(read.day && !isPast(read.day, now) && { day: read.day }),
        },
        intro: replies.intro(issue, now),
      };
    },
    slots: [
      textSlot<Values>({ key: 'text', label: '措施', formal: true, ask: () => replies.askText }),
      {
        key: 'owner',
        label: '责任人',
        ask: async ({ no = '' }, { actor }) => replies.askOwner(await bulletins.owners({ actor, no })),
        async parse({ actor, text }, { no = '' }) {
          const owners = await bulletins.owners({ actor, no });
          const id = readOwner(text, owners);
          const choice = parseChoice(
            text,
            owners.map(({ name }, index) => ({ key: `${index + 1}`, label: name })),
          );
          const owner =
            owners.find(each => each.id === id) ?? (choice.kind === 'one' ? owners[choice.index] : undefined);
          return owner ? { ok: true, value: owner } : { ok: false, reply: replies.askOwner(owners) };
        },
        show: owner => (owner as Owner).name,
      },
      {
        key: 'day',
        label: '完成日期',
        ask: () => replies.askDay,
        parse({ text, now }) {
          const day = readMeasureDay(text, now);
          if (!day) return { ok: false, reply: replies.dayUnclear };
          return isPast(day, now) ? { ok: false, reply: replies.dayPast } : { ok: true, value: day };
        },
        show: day => showDate(atShanghai(day as Day, AFTERNOON_END)),
      },
    ],
    async submit({ no, text, owner, day }, submissionId, { actor, now }) {
      const outcome = await bulletins.addMeasure({ actor, submissionId, no, text, ownerId: owner.id, day });
      return replies.added(outcome, now);
    },
  });
}
