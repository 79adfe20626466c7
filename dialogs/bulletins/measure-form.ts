import type { MeasureDay } from '../../src/domain/bulletins/due.ts';
import {
  type MeasureText,
  readMeasure,
  readMeasureDay,
  readOwner,
  type UnclearOwner,
  unclearOwner,
} from '../../src/domain/bulletins/read-measure.ts';
import type { Day } from '../../src/domain/calendar/shanghai.ts';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showTime } from '../replies/times.ts';
import { measureReplies as replies } from './measure-replies.ts';

type Owner = Awaited<ReturnType<Services['bulletins']['owners']>>[number];

interface Values {
  no: string;
  text: string;
  owner: Owner;
  day: PromisedDay;
  /** Somebody was named as the owner whom nobody, or several, are called. */
  unclear?: UnclearOwner;
  /** A day was named for which nothing can be promised. */
  unfit?: UnfitDay;
}

/** A day, and the end of the responsible unit's hours on it (ISO): what is promised. */
interface PromisedDay {
  readonly kind: 'due';
  readonly day: Day;
  readonly dueAt: string;
}

type UnfitDay = Exclude<MeasureDay, { kind: 'due' }>;

/** As long as a name is. */
const NAME = /^\p{Script=Han}{2,4}$/u;

/** 报措施: the measure, its owner and its day, in one sentence or one by one. */
export function measureForm(services: Services): GuidedForm<Values> {
  const { bulletins } = services;

  async function promise(actor: Turn['actor'], no: string, day: Day): Promise<PromisedDay | UnfitDay> {
    const checked = await bulletins.checkMeasureDay({ actor, no, day });
    return checked.kind === 'due' ? { kind: 'due', day, dueAt: checked.dueAt.toISOString() } : checked;
  }

  /** What was said of the owner and the day; an owner nobody is called is asked about, whoever it was before, and so is a day that does not do. */
  async function besides(
    { owner: said, day }: MeasureText,
    { actor, no, owners }: { actor: Turn['actor']; no: string; owners: readonly Owner[] },
  ): Promise<Partial<Values>> {
    const owner = said?.kind === 'known' ? owners.find(({ id }) => id === said.id) : undefined;
    const promised = day && (await promise(actor, no, day));
    return {
      ...(owner && { owner }),
      ...(said?.kind === 'unclear' && { owner: undefined, unclear: said }),
      ...(promised &&
        (promised.kind === 'due' ? { day: promised, unfit: undefined } : { day: undefined, unfit: promised })),
    } as Partial<Values>;
  }

  return new GuidedForm<Values>({
    id: 'add-measure',
    version: 2,
    title: '改进措施',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      // Its notice asks for 措施 as well.
      if (named?.startsWith('SJ-')) return { kind: 'refuse', reply: replies.ofIncident(named) };
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
      const text = read.text !== undefined && { text: read.text };
      return {
        kind: 'start',
        values: { no: issue.no, ...text, ...(await besides(read, { actor, no: issue.no, owners })) },
        intro: replies.intro(issue, now),
      };
    },
    slots: [
      {
        ...textOfMeasure,
        async parse(turn, values) {
          const parsed = await textOfMeasure.parse(turn, values);
          if (!parsed.ok) return parsed;
          const { no = '' } = values;
          const owners = await bulletins.owners({ actor: turn.actor, no });
          const read = readMeasure(parsed.value as string, owners, turn.now);
          // Who and when alone are no measure.
          if (read.text === undefined) return { ok: false, reply: replies.askText };
          return { ok: true, value: read.text, also: await besides(read, { actor: turn.actor, no, owners }) };
        },
      },
      {
        key: 'owner',
        label: '责任人',
        ask: async ({ no = '', owner, unclear }, { actor }) =>
          replies.askOwner(await bulletins.owners({ actor, no }), owner ? undefined : unclear),
        async parse({ actor, text, now }, { no = '' }) {
          const owners = await bulletins.owners({ actor, no });
          const choice = parseChoice(text, replies.ownerChoices(owners));
          const said = readOwner(text, owners);
          const id = said?.kind === 'known' ? said.id : choice.kind === 'one' ? owners[choice.index]!.id : undefined;
          const owner = owners.find(each => each.id === id);
          if (owner) return { ok: true, value: owner };
          // 「明天」 is as long as a name.
          const asName = NAME.test(text.trim()) && !readMeasureDay(text, now);
          const unclear = said?.kind === 'unclear' ? said : asName ? unclearOwner(text.trim(), owners) : undefined;
          return { ok: false, reply: replies.askOwner(owners, unclear) };
        },
        show: owner => (owner as Owner).name,
      },
      {
        key: 'day',
        label: '完成日期',
        ask: ({ unfit }) => (unfit ? replies.dayUnfit(unfit) : replies.askDay),
        async parse({ actor, text, now }, { no = '' }) {
          const day = readMeasureDay(text, now);
          if (!day) return { ok: false, reply: replies.dayUnclear };
          const promised = await promise(actor, no, day);
          return promised.kind === 'due'
            ? { ok: true, value: promised }
            : { ok: false, reply: replies.dayUnfit(promised) };
        },
        show: day => showTime(new Date((day as PromisedDay).dueAt)),
      },
    ],
    async submit({ no, text, owner, day }, submissionId, { actor, now }) {
      const outcome = await bulletins.addMeasure({ actor, submissionId, no, text, ownerId: owner.id, day: day.day });
      return replies.added(outcome, now);
    },
  });
}

const textOfMeasure = textSlot<Values>({ key: 'text', label: '措施', formal: true, ask: () => replies.askText });
