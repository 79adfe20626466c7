import type { ServiceContext } from '../context.ts';
import { listUnits } from './list-units.ts';
import { previewWeek } from './preview-week.ts';
import { setWeek } from './set-week.ts';
import { viewCalendar, weekOfUnit } from './view-calendar.ts';

/** The use cases of this feature, bound to the application's context. */
export function createCalendarServices(context: ServiceContext) {
  return {
    units: () => listUnits(context),
    weekOf: (input: Parameters<typeof weekOfUnit>[1]) => weekOfUnit(context, input),
    view: (input: Parameters<typeof viewCalendar>[1]) => viewCalendar(context, input),
    preview: (input: Parameters<typeof previewWeek>[1]) => previewWeek(context, input),
    set: (input: Parameters<typeof setWeek>[1]) => setWeek(context, input),
  };
}
