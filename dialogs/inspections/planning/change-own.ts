import type { Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { isOpen } from '../../../src/domain/inspections/planning/task-status.ts';
import { visitDayProblem } from '../../../src/domain/inspections/planning/visit-day.ts';
import { isMeaningful } from '../../../src/domain/language/clean-text.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { readNumber } from '../../../src/domain/language/record-number.ts';
import type { Services } from '../../../src/services/index.ts';
import type { CommandArgs } from '../../framework/command.ts';
import type { Slot, SlotResult } from '../../framework/form-definition.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import { sayMore } from '../../framework/text-slot.ts';
import { type LooseTask, readLooseTask } from './loose-sentences.ts';
import { planningReplies } from './replies.ts';
import { changeReplies } from './replies-change.ts';
import type { MyTask } from './which-task.ts';

export type OwnTaskServices = Pick<Services, 'planning' | 'inspections'>;

interface Chosen {
  readonly no: string;
  readonly label: string;
}
interface Person {
  readonly id: string;
  readonly name: string;
}

type Opened = { kind: 'none' } | { kind: 'tasks'; said: LooseTask; tasks: readonly MyTask[] };

/** What a sentence wants of a task that it names by its unit. */
export async function readLooseIn({ inspections }: OwnTaskServices, text: string): Promise<LooseTask | undefined> {
  return readLooseTask(text, (await inspections.names()).units);
}

/** What the sentence wants, and the person's own tasks of the unit it names; the missed ones only where there are no others. */
async function readOwn(services: OwnTaskServices, turn: Turn, args: CommandArgs): Promise<Opened> {
  const said = await readLooseIn(services, args.text ?? '');
  if (!said) return { kind: 'none' };
  const own = (await services.planning.nameable({ actor: turn.actor })).filter(each =>
    said.unitIds.includes(each.unitId),
  );
  const open = own.filter(({ status }) => isOpen(status));
  return { kind: 'tasks', said, tasks: open.length > 0 ? open : own };
}

/** The form of one change to one of the own tasks: which task is asked where several fit. */
function changeForm<Values extends { task: Chosen }>(
  services: OwnTaskServices,
  form: {
    readonly id: string;
    readonly title: string;
    /** What the sentence says besides the unit; a refusal where it cannot be. */
    take(said: LooseTask, task: MyTask | undefined, turn: Turn): Promise<SlotResult<Partial<Values>>>;
    readonly slots: readonly Slot<Values>[];
    submit: ConstructorParameters<typeof GuidedForm<Values>>[0]['submit'];
  },
): GuidedForm<Values> {
  const nameable = ({ actor }: Turn) => services.planning.nameable({ actor });
  const chosen = (task: MyTask, now: Date): Chosen => ({ no: task.no, label: changeReplies.task(task, now) });
  const taskSlot: Slot<Values> = {
    key: 'task',
    label: '任务',
    ask: async (values, turn) => changeReplies.whichTask(await fitting(values, turn), turn.now),
    async parse(turn, values) {
      const tasks = await fitting(values, turn);
      const no = readNumber(turn.text);
      const choice = parseChoice(
        turn.text,
        tasks.map((task, index) => ({ key: `${index + 1}`, label: changeReplies.task(task, turn.now) })),
      );
      const task = tasks.find(each => each.no === no) ?? (choice.kind === 'one' ? tasks[choice.index] : undefined);
      if (!task) return { ok: false, reply: changeReplies.whichTask(tasks, turn.now) };
      return { ok: true, value: chosen(task, turn.now) as Values[keyof Values] };
    },
    show: value => (value as unknown as Chosen).label,
  };
  async function fitting(values: Partial<Values>, turn: Turn): Promise<MyTask[]> {
    const { among } = values as { among?: readonly string[] };
    return (await nameable(turn)).filter(({ no }) => among === undefined || among.includes(no));
  }
  return new GuidedForm<Values>({
    id: form.id,
    version: 1,
    title: form.title,
    async open(args, turn) {
      const read = await readOwn(services, turn, args);
      if (read.kind === 'none') return { kind: 'refuse', reply: planningReplies.howToPlan };
      const { said, tasks } = read;
      const [only, ...others] = tasks;
      if (!only) return { kind: 'refuse', reply: planningReplies.noSuchUnit(said.unit) };
      const taken = await form.take(said, others.length === 0 ? only : undefined, turn);
      if (!taken.ok) return { kind: 'refuse', reply: taken.reply };
      const values = {
        ...taken.value,
        ...(others.length === 0 ? { task: chosen(only, turn.now) } : { among: tasks.map(({ no }) => no) }),
      } as Partial<Values>;
      return { kind: 'start', values, ...(taken.reply && { intro: taken.reply }) };
    },
    slots: [taskSlot, ...form.slots],
    submit: form.submit,
  });
}

interface Move {
  task: Chosen;
  day: Day;
}

/** 「通川改周四吧」 */
export function moveOwn(services: OwnTaskServices): GuidedForm<Move> {
  const { planning } = services;
  function readDay(text: string, task: MyTask | undefined, now: Date): SlotResult<Day> {
    const parsed = parseDate(text, now, { lean: 'future' });
    if (parsed.kind !== 'date') return { ok: false, reply: planningReplies.dayUnclear(text) };
    const problem = task && (isOpen(task.status) ? visitDayProblem(parsed.date, task.dueAt, now) : 'closed');
    return task && problem
      ? { ok: false, reply: planningReplies.planned([{ kind: problem, task }], now) }
      : { ok: true, value: parsed.date };
  }
  return changeForm<Move>(services, {
    id: 'move-own-task',
    title: '改期',
    async take(said, task, { now }) {
      const day = readDay(said.kind === 'move' ? said.day : '', task, now);
      return day.ok ? { ok: true, value: { day: day.value } } : day;
    },
    slots: [
      {
        key: 'day',
        label: '改到',
        ask: () => changeReplies.whichDay,
        async parse({ text, now, actor }, { task }) {
          const own = (await planning.nameable({ actor })).find(({ no }) => no === task?.no);
          return readDay(text, own, now);
        },
        show: value => changeReplies.day(value as Day),
      },
    ],
    async submit({ task, day }, _submissionId, { actor, now }) {
      return planningReplies.planned([await planning.planVisit({ actor, no: task.no, day })], now);
    },
  });
}

interface Skip {
  task: Chosen;
  reason: string;
}

/** 「南外厅在装修，去不了」 */
export function skipOwn(services: OwnTaskServices): GuidedForm<Skip> {
  return changeForm<Skip>(services, {
    id: 'skip-own-task',
    title: '跳过任务',
    async take(said) {
      const reason = said.kind === 'cannot' ? said.reason : '';
      const reply = changeReplies.skipOrMove(said.unit);
      return { ok: true, value: isMeaningful(reason) ? { reason } : {}, reply };
    },
    slots: [
      {
        key: 'reason',
        label: '原因',
        freeText: true,
        ask: () => changeReplies.whyNot,
        parse: ({ text }) =>
          isMeaningful(text) ? { ok: true, value: text } : { ok: false, reply: sayMore('跳过的原因') },
        show: value => value as string,
      },
    ],
    async submit({ task, reason }, submissionId, { actor }) {
      const skipped = await services.planning.skip({ actor, submissionId, no: task.no, reason });
      return planningReplies.skipped(skipped, reason);
    },
  });
}

interface Give {
  task: Chosen;
  to: Person;
}

/** 「临巴的给唐知微」 */
export function giveOwn(services: OwnTaskServices): GuidedForm<Give> {
  const { planning } = services;
  async function readPerson(who: string, no: string, { actor }: Turn): Promise<SlotResult<Person>> {
    const successors = await planning.successors({ actor, no });
    const { colleagues } = successors;
    if (colleagues.length === 0) return { ok: false, reply: planningReplies.noColleague(successors) };
    const choice = parseChoice(
      who,
      colleagues.map(({ id, name }) => ({ key: id, label: name })),
    );
    if (choice.kind !== 'one') return { ok: false, reply: changeReplies.whichColleague(successors, who) };
    const { id, name } = colleagues[choice.index]!;
    return { ok: true, value: { id, name } };
  }
  return changeForm<Give>(services, {
    id: 'give-own-task',
    title: '转交任务',
    async take(said, task, turn) {
      const who = said.kind === 'give' ? said.who : '';
      const person = task && (await readPerson(who, task.no, turn));
      if (person?.ok) return { ok: true, value: { to: person.value } };
      return { ok: true, value: {}, ...(person && { reply: { text: person.reply.text } }) };
    },
    slots: [
      {
        key: 'to',
        label: '转给',
        ask: async ({ task }, { actor }) =>
          changeReplies.whichColleague(await planning.successors({ actor, no: task?.no ?? '' })),
        parse: (turn, { task }) => readPerson(turn.text, task?.no ?? '', turn),
        show: value => (value as Person).name,
      },
    ],
    async submit({ task, to }, submissionId, { actor }) {
      return planningReplies.handed(await planning.handOver({ actor, submissionId, no: task.no, toId: to.id }));
    },
  });
}
