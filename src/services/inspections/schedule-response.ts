import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { MORNING_START } from '../../domain/calendar/working-hours.ts';
import { CHECK_DELAY_MS } from '../../domain/supervision/clocks.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** Reminds the unit's head on the morning of the working day before the window closes, and closes it just after its end. */
export async function scheduleResponse(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; respondBy: Date; now: Date },
): Promise<void> {
  const { inspectionId: id, respondBy, now } = input;
  const dayBefore = context.calendar.previousWorkingDay(shanghaiDate(respondBy));
  const remindAt = atShanghai(dayBefore, MORNING_START);
  if (remindAt > now)
    await context.timers.schedule(tx, remindAt, `resultResponse:${id}:reminder`, {
      kind: 'resultResponseReminder',
      id,
    });
  const closesAt = new Date(respondBy.getTime() + CHECK_DELAY_MS);
  await context.timers.schedule(tx, closesAt, `resultResponse:${id}:closes`, { kind: 'resultResponseCloses', id });
}
