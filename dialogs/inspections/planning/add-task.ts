import type { Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import type { SlotResult } from '../../framework/form-definition.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import { joined, offDay } from './off-day.ts';
import { chosenInspector, options, readPlan, readVisitDay, takeNamed, unknownWord } from './read-plan.ts';
import { planReplies } from './replies-plan.ts';
import type { Planning } from './which-task.ts';

interface Named {
  id: string;
  name: string;
}

interface Values {
  programme: Named;
  unit: Named;
  day: Day;
  inspector: Named;
}

type Visitable = Awaited<ReturnType<Planning['visitable']>>;

const brief = ({ id, name }: Named): Named => ({ id, name });

/** 安排检查: a single visit besides the draw: which check, which unit, on which day, by whom. */
export function addTask(planning: Planning): GuidedForm<Values> {
  const visitors = ({ actor }: Turn, { programme, unit, day }: Partial<Values>) =>
    planning.visitors({ actor, programmeId: programme?.id ?? '', unitId: unit?.id ?? '', day: day ?? '' });

  async function readInspector(text: string, turn: Turn, values: Partial<Values>): Promise<SlotResult<Named>> {
    const { people } = await visitors(turn, values);
    return chosenInspector(people, text);
  }

  return new GuidedForm<Values>({
    id: 'add-task',
    version: 1,
    title: '安排检查',
    async open(args, turn) {
      const programmes = await planning.visitable({ actor: turn.actor });
      const said = readPlan(args.text ?? '');
      const { values, words } = readNames(programmes, said.words);
      const day = said.day === undefined ? undefined : readVisitDay(said.day, turn.now);
      if (day && !day.ok) return { kind: 'refuse', reply: day.reply };
      if (day) values.day = day.value;
      if (!values.unit) {
        const unknown = unknownWord(words, programmes, unitsFor(programmes, values));
        return { kind: 'start', values, ...(unknown !== undefined && { intro: planReplies.noSuchUnit(unknown) }) };
      }
      if (!values.programme || !values.day) {
        const off = await offDay(planning, values.day, turn.now);
        return { kind: 'start', values, ...(off && { intro: off }) };
      }
      // Whether this person may give it out at all is asked before anything more.
      const { there } = await visitors(turn, values);
      const about = joined(
        there.length > 0 && planReplies.thereAlready(there, turn.now),
        await offDay(planning, values.day, turn.now),
      );
      if (words.length === 0) return { kind: 'start', values, ...(about && { intro: about }) };
      const person = await readInspector(words.join(''), turn, values);
      if (person.ok) values.inspector = person.value;
      const intro = person.ok ? about : joined(about, person.reply);
      return { kind: 'start', values, ...(intro && { intro }) };
    },
    slots: [
      {
        key: 'programme',
        label: '检查类别',
        ask: async (_values, { actor }) => planReplies.whichProgramme(await planning.visitable({ actor })),
        async parse({ actor, text }) {
          const programmes = await planning.visitable({ actor });
          const choice = parseChoice(text, options(programmes));
          if (choice.kind !== 'one') return { ok: false, reply: planReplies.whichProgramme(programmes) };
          return { ok: true, value: brief(programmes[choice.index]!) };
        },
        show: value => (value as Named).name,
      },
      {
        key: 'unit',
        label: '单位',
        ask: async (values, { actor }) => planReplies.whichUnit(unitsFor(await planning.visitable({ actor }), values)),
        async parse({ actor, text }, values) {
          const units = unitsFor(await planning.visitable({ actor }), values);
          const choice = parseChoice(text, options(units));
          if (choice.kind !== 'one') return { ok: false, reply: planReplies.whichUnit(units) };
          return { ok: true, value: brief(units[choice.index]!) };
        },
        show: value => (value as Named).name,
      },
      {
        key: 'day',
        label: '日期',
        ask: () => planReplies.whichDay,
        async parse(turn, values) {
          const day = readVisitDay(turn.text, turn.now);
          if (!day.ok) return day;
          const { there } = await visitors(turn, { ...values, day: day.value });
          const reply = joined(
            there.length > 0 && planReplies.thereAlready(there, turn.now),
            await offDay(planning, day.value, turn.now),
          );
          return reply ? { ...day, reply } : day;
        },
        show: value => planReplies.day(value as Day),
      },
      {
        key: 'inspector',
        label: '检查人',
        ask: async (values, turn) => planReplies.whichInspector((await visitors(turn, values)).people),
        parse: (turn, values) => readInspector(turn.text, turn, values),
        show: value => (value as Named).name,
      },
    ],
    async submit({ programme, unit, day, inspector }, submissionId, { actor, now }) {
      const wanted = { programmeId: programme.id, unitId: unit.id, inspectorId: inspector.id, day };
      return planReplies.added(await planning.add({ actor, submissionId, ...wanted }), now);
    },
  });
}

/** The units of the programme, or of any where none is named. */
function unitsFor(programmes: Visitable, { programme }: Partial<Values>): Visitable[number]['units'] {
  return programmes.filter(each => programme === undefined || each.id === programme.id).flatMap(each => each.units);
}

/** 「营业厅 通川 周行远」: a programme by its very name, a unit, and what is left; a unit of one programme only names it too. */
function readNames(
  programmes: Visitable,
  said: readonly string[],
): { values: Partial<Values>; words: readonly string[] } {
  const exact = said.find(word => programmes.some(each => [each.name, ...each.aliases].includes(word)));
  const byName = programmes.find(each => exact !== undefined && [each.name, ...each.aliases].includes(exact));
  const words = said.filter(word => word !== exact);
  const all = [...new Map(programmes.flatMap(each => each.units).map(unit => [unit.id, unit])).values()];
  const [only, ...others] = byName?.units ?? [];
  const taken = takeNamed(words, byName?.units ?? all);
  const unit = taken.found ?? (others.length === 0 ? only : undefined);
  const covering = programmes.filter(each => each.units.some(({ id }) => id === unit?.id));
  const programme = byName ?? (covering.length === 1 ? covering[0] : undefined);
  return {
    values: { ...(programme && { programme: brief(programme) }), ...(unit && { unit: brief(unit) }) },
    words: taken.left,
  };
}
