import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { MORNING_START } from '../../domain/calendar/working-hours.ts';
import { CHECK_DELAY_MS } from '../../domain/supervision/clocks.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';

/** Reminds the unit's head on the morning of the working day before the window closes, and closes it just after its end. */
export function responseTimers(
  calendar: ServiceContext['calendar'],
  { inspectionId: id, respondBy, now }: { inspectionId: string; respondBy: Date; now: Date },
): DueTimer[] {
  const remindAt = atShanghai(calendar.previousWorkingDay(shanghaiDate(respondBy)), MORNING_START);
  const closesAt = new Date(respondBy.getTime() + CHECK_DELAY_MS);
  const closes: DueTimer = {
    at: closesAt,
    key: `resultResponse:${id}:closes`,
    timer: { kind: 'resultResponseCloses', id },
  };
  if (remindAt <= now) return [closes];
  return [
    { at: remindAt, key: `resultResponse:${id}:reminder`, timer: { kind: 'resultResponseReminder', id } },
    closes,
  ];
}
