import {
  changeWeek,
  parseWorkingWeek,
  unreadPart,
  type WeekText,
} from '../../src/domain/calendar/parse-working-week.ts';
import { type Day, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import type { WorkingWeek } from '../../src/domain/calendar/working-week.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import { canSetWorkingWeek } from '../../src/domain/permissions/calendar.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { showFullDay } from '../replies/times.ts';
import { isPast, calendarReplies as replies, showChoice } from './replies.ts';

interface Values {
  unit: UnitName;
  /** Wrapped, because null is an answer: it is taken back. */
  week: { of: WorkingWeek | null; from?: Day };
  /** Where the week was said without its first day. */
  from: Day;
}

/** 设置工作日历: unit, days and hours, first day; one sentence may say it all. Shows what it would change before it is set. */
export function weekForm({ calendar }: Services): GuidedForm<Values> {
  const offers = async () => (await calendar.units()).map(unit => offerOf(unit));
  const namesOf = async ({ id }: UnitName) => (await offers()).find(({ unit }) => unit?.id === id)?.names ?? [];
  /** Read whole or not at all: what was not understood is said. */
  const readWeek = async (text: string, unit: UnitName, now: Date): Promise<WeekText | Reply> => {
    const said = parseWorkingWeek(text, now);
    const unread = unreadPart(said?.other ?? text, await namesOf(unit));
    if (unread !== '') return replies.unread(unread);
    return said ?? replies.weekUnclear;
  };
  const weekFor = async (said: WeekText, unit: UnitName, day: Day): Promise<SlotResult<Values['week']>> => {
    if (said.inherits) {
      const own = said.days || said.worked.length > 0 || said.off.length > 0 || said.hours || said.rest !== undefined;
      return own || said.holidays !== undefined
        ? { ok: false, reply: replies.inheritsOrOwn }
        : { ok: true, value: { of: null } };
    }
    const changed = changeWeek(await calendar.weekOf({ unitId: unit.id, day }), said);
    switch (changed.kind) {
      case 'week':
        return { ok: true, value: { of: changed.week } };
      case 'noDay':
        return { ok: false, reply: replies.noDay };
      case 'badHours':
        return { ok: false, reply: replies.badHours(changed.hours) };
    }
  };
  return new GuidedForm<Values>({
    id: 'set-calendar',
    version: 2,
    title: '工作日历',
    async open({ text = '' }, { actor, now }) {
      // Whoever may not set one is told before being asked.
      assertAllowed(canSetWorkingWeek(actor));
      if (text === '') return { kind: 'start', values: {} };
      const said = parseWorkingWeek(text, now);
      const choice = readOffer(said?.other ?? text, await offers());
      const unit = choice.kind === 'one' ? choice.unit! : undefined;
      if (!unit) return { kind: 'refuse', reply: choice.kind === 'unclear' ? choice.reply : replies.askUnit };
      const unread = unreadPart(said?.other ?? text, await namesOf(unit));
      if (unread !== '') return { kind: 'start', values: { unit }, intro: replies.unread(unread) };
      if (!said) return { kind: 'start', values: { unit } };
      const from = said.from ?? shanghaiDate(now);
      if (isPast(from, now)) return { kind: 'refuse', reply: replies.past };
      const week = await weekFor(said, unit, from);
      if (!week.ok) return { kind: 'start', values: { unit, from }, intro: week.reply };
      return { kind: 'start', values: { unit, week: week.value, from }, intro: replies.read(unit.name) };
    },
    slots: [
      {
        key: 'unit',
        label: '单位',
        ask: () => replies.askUnit,
        async parse({ text }) {
          const choice = readOffer(text, await offers());
          if (choice.kind !== 'one') return { ok: false, reply: choice.reply };
          const said = unreadPart(text, await namesOf(choice.unit!));
          return said === '' || /^\d{1,2}$/.test(text)
            ? { ok: true, value: choice.unit! }
            : { ok: false, reply: replies.unitOnly(choice.unit!.name, said) };
        },
        show: value => (value as UnitName).name,
      },
      {
        key: 'week',
        label: '上班时间',
        async ask({ unit, from }, { now }) {
          const day = from ?? shanghaiDate(now);
          return replies.askWeek(unit!.name, await calendar.weekOf({ unitId: unit!.id, day }));
        },
        async parse({ text, now }, { unit, from }) {
          const said = await readWeek(text, unit!, now);
          if ('text' in said) return { ok: false, reply: said };
          if (said.from !== undefined && isPast(said.from, now)) return { ok: false, reply: replies.past };
          const week = await weekFor(said, unit!, said.from ?? from ?? shanghaiDate(now));
          return week.ok && said.from !== undefined ? { ok: true, value: { ...week.value, from: said.from } } : week;
        },
        show: value => {
          const { of, from } = value as Values['week'];
          return from === undefined ? showChoice(of) : `${showChoice(of)}，${showFullDay(from)}起`;
        },
      },
      {
        key: 'from',
        label: '执行日期',
        skip: ({ week }) => week?.from !== undefined,
        ask: () => replies.askFrom,
        parse({ text, now }) {
          const date = parseDate(text.replace(/^从|(?:起|开始)$/g, ''), now, { lean: 'future' });
          if (date.kind !== 'date') return { ok: false, reply: replies.dayUnclear };
          return isPast(date.date, now) ? { ok: false, reply: replies.past } : { ok: true, value: date.date };
        },
        show: value => `${showFullDay(String(value))}起`,
      },
    ],
    review: async ({ unit, week, from }, { actor, now }) =>
      replies.preview(await calendar.preview({ actor, unitId: unit.id, week: week.of, from: week.from ?? from }), now),
    submit: async ({ unit, week, from }, submissionId, { actor }) =>
      replies.set(await calendar.set({ actor, submissionId, unitId: unit.id, week: week.of, from: week.from ?? from })),
  });
}
