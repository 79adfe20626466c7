import type { Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import type { SlotResult } from '../../framework/form-definition.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import { objectionLines } from '../../rectification/objection-lines.ts';
import { joined, offDay } from './off-day.ts';
import { chosenInspector, options, readPlan, readVisitDay, takeNamed, unknownWord } from './read-plan.ts';
import { planReplies } from './replies-plan.ts';
import type { Planning } from './which-task.ts';

interface Person {
  id: string;
  name: string;
}

interface Values {
  unit: Person;
  notices: { no: string; itemTitle: string; objected?: string }[];
  day: Day;
  inspector: Person;
}

type Recheckable = Awaited<ReturnType<Planning['recheckable']>>;

/** Those of one unit that no recheck is planned for. */
const free = (notices: Recheckable, unitId: string) =>
  notices.filter(each => each.unitId === unitId && each.plannedAs === null);

const brief = (notices: Recheckable): Values['notices'] =>
  notices.map(({ no, itemTitle, objections }) => {
    const objected = objectionLines(objections).join('');
    return { no, itemTitle, ...(objected !== '' && { objected }) };
  });

/** 安排复查: which 整改 of which unit, on which day, by whom. */
export function planRecheck(planning: Planning): GuidedForm<Values> {
  async function unitsOf({ actor }: Turn): Promise<{ id: string; name: string; aliases: readonly string[] }[]> {
    const all = (await planning.recheckable({ actor })).filter(each => each.plannedAs === null);
    return [...Map.groupBy(all, each => each.unitId)].map(([id, [first]]) => ({
      ...{ id, name: first!.unitName, aliases: first!.unitAliases },
    }));
  }

  const nosOf = ({ notices = [] }: Partial<Values>): string[] => notices.map(each => each.no);

  async function readInspector(text: string, turn: Turn, values: Partial<Values>): Promise<SlotResult<Person>> {
    const { actor } = turn;
    const people = await planning.recheckCandidates({ actor, nos: nosOf(values), day: values.day ?? '' });
    return chosenInspector(people, text);
  }

  return new GuidedForm<Values>({
    id: 'plan-recheck',
    version: 1,
    title: '安排复查',
    async open(args, turn) {
      const { actor, now } = turn;
      const said = readPlan(`${args.no ?? ''} ${args.text ?? ''}`);
      const values: Partial<Values> = {};
      let { words } = said;
      let unknown: string | undefined;
      if (said.nos.length > 0) {
        const problem = await planning.checkRecheck({ actor, nos: said.nos });
        if (problem) return { kind: 'refuse', reply: planReplies.recheckProblem(problem) };
        const named = await planning.recheckable({ actor, nos: said.nos });
        values.unit = { id: named[0]!.unitId, name: named[0]!.unitName };
        values.notices = brief(named);
      } else if (said.group !== undefined) {
        const { group } = said;
        const own = (await planning.recheckable({ actor })).filter(
          each => each.groupNo === group && each.plannedAs === null,
        );
        const [first] = own;
        if (!first) return { kind: 'refuse', reply: planReplies.nothingInGroup(group) };
        values.unit = { id: first.unitId, name: first.unitName };
        values.notices = brief(own);
      } else {
        const units = await unitsOf(turn);
        if (units.length === 0) return { kind: 'refuse', reply: planReplies.nothingToRecheck };
        const taken = takeNamed(words, units);
        const unit = taken.found ?? (units.length === 1 && words.length === 0 ? units[0] : undefined);
        words = taken.left;
        if (unit) {
          values.unit = { id: unit.id, name: unit.name };
          const own = free(await planning.recheckable({ actor }), unit.id);
          if (own.length === 1 || words.includes('全部')) values.notices = brief(own);
          words = words.filter(word => word !== '全部');
        } else {
          unknown = unknownWord(words, units);
        }
      }
      const day = said.day === undefined ? undefined : readVisitDay(said.day, now);
      if (day && !day.ok) return { kind: 'refuse', reply: day.reply };
      if (day) values.day = day.value;
      if (values.notices && values.day && words.length > 0) {
        const person = await readInspector(words.join(''), turn, values);
        if (person.ok) values.inspector = person.value;
        else return { kind: 'start', values, intro: joined(await offDay(planning, values.day, now), person.reply)! };
      }
      // What is taken without being asked is said before the next question.
      const taken = values.notices && planReplies.recheckOf(values.unit?.name ?? '', values.notices);
      const intro = joined(
        unknown === undefined ? taken : planReplies.noSuchUnit(unknown),
        await offDay(planning, values.day, now),
      );
      return { kind: 'start', values, ...(intro && { intro }) };
    },
    slots: [
      {
        key: 'unit',
        label: '单位',
        ask: async (_values, turn) => planReplies.whichUnit(await unitsOf(turn)),
        async parse(turn) {
          const units = await unitsOf(turn);
          const choice = parseChoice(turn.text, options(units));
          if (choice.kind !== 'one') return { ok: false, reply: planReplies.whichUnit(units) };
          const { id, name } = units[choice.index]!;
          return { ok: true, value: { id, name } };
        },
        show: value => (value as Person).name,
      },
      {
        key: 'notices',
        label: '整改',
        ask: async ({ unit }, { actor }) =>
          planReplies.whichNotices(free(await planning.recheckable({ actor }), unit?.id ?? '')),
        async parse({ actor, text }, { unit }) {
          const notices = free(await planning.recheckable({ actor }), unit?.id ?? '');
          const { nos } = readPlan(text);
          const named = notices.filter(each => nos.includes(each.no));
          if (nos.length > 0 && named.length === nos.length) return { ok: true, value: brief(named) };
          const choice = parseChoice(
            text,
            notices.map(({ itemTitle }, index) => ({ key: `${index + 1}`, label: itemTitle })),
            { multiple: true },
          );
          if (choice.kind === 'one') return { ok: true, value: brief([notices[choice.index]!]) };
          if (choice.kind === 'several') return { ok: true, value: brief(choice.indexes.map(at => notices[at]!)) };
          return { ok: false, reply: planReplies.whichNotices(notices) };
        },
        show: value =>
          (value as Values['notices'])
            .map(({ no, itemTitle, objected }) => `${no} ${itemTitle}${objected ? `（${objected}）` : ''}`)
            .join('、'),
      },
      {
        key: 'day',
        label: '日期',
        ask: () => planReplies.whichDay,
        async parse({ text, now }) {
          const day = readVisitDay(text, now);
          const reply = day.ok ? await offDay(planning, day.value, now) : undefined;
          return day.ok && reply ? { ...day, reply } : day;
        },
        show: value => planReplies.day(value as Day),
      },
      {
        key: 'inspector',
        label: '检查人',
        ask: async (values, { actor }) =>
          planReplies.whichInspector(
            await planning.recheckCandidates({ actor, nos: nosOf(values), day: values.day ?? '' }),
          ),
        parse: (turn, values) => readInspector(turn.text, turn, values),
        show: value => (value as Person).name,
      },
    ],
    async submit(values, submissionId, { actor, now }) {
      const { day, inspector } = values;
      const nos = nosOf(values);
      const planned = await planning.planRecheck({ actor, submissionId, nos, day, inspectorId: inspector.id });
      return planReplies.recheckPlanned(planned, now, inspector.id === actor.id);
    },
  });
}
