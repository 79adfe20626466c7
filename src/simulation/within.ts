import { addDays, shanghaiDate } from '../domain/calendar/shanghai.ts';
import type { ChoiceKey } from './chance.ts';
import { SLOTS, slotLater } from './slots.ts';
import type { World } from './world.ts';

/** A slot in office hours between an event and a deadline, each of its working days as likely. */
export function within({ app, chance }: World, event: Date, dueAt: Date, ...key: ChoiceKey): Date {
  const { calendar } = app;
  const last = shanghaiDate(dueAt);
  let days = 0;
  for (let day = addDays(shanghaiDate(event), 1); day <= last; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days += 1;
  const count = chance.between(0, days, 'days', ...key);
  return slotLater(event, count, chance.between(0, SLOTS.length - 2, 'slot', ...key), calendar);
}
