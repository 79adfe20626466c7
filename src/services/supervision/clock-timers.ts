import { reminderTimes } from '../../domain/calendar/reminders.ts';
import { CHECK_DELAY_MS } from '../../domain/supervision/clocks.ts';
import type { ReportKind } from '../../domain/supervision/workflow.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';

/** A clock's reminders and the check at its end. */
export function clockTimers(
  calendar: ServiceContext['calendar'],
  clock: { id: string; no: string; kind: ReportKind; round: number; dueAt: Date; from: Date },
): DueTimer[] {
  const { id, no, kind, round, from } = clock;
  const dueAt = clock.dueAt.toISOString();
  const key = `supervision:${no}:${kind}:${round}:${dueAt}`;
  const checkAt = new Date(clock.dueAt.getTime() + CHECK_DELAY_MS);
  return [
    { at: checkAt, key: `${key}:due`, timer: { kind: 'supervisionClockDue', id } },
    ...reminderTimes(clock.dueAt, from, calendar).map(({ stage, at }): DueTimer => {
      return { at, key: `${key}:${stage}`, timer: { kind: 'supervisionReminder', id, stage, dueAt } };
    }),
  ];
}

/** What a request for more time held back and its refusal, after the deadline, lets happen: the check and the reminder that it is overdue. */
export function resumedTimers(clock: {
  id: string;
  no: string;
  kind: ReportKind;
  round: number;
  dueAt: Date;
  at: Date;
}): DueTimer[] {
  const { id, no, kind, round, at } = clock;
  const dueAt = clock.dueAt.toISOString();
  const key = `supervision:${no}:${kind}:${round}:${dueAt}:refused`;
  return [
    { at, key, timer: { kind: 'supervisionClockDue', id } },
    { at, key: `${key}:overdue`, timer: { kind: 'supervisionReminder', id, stage: 'overdue', dueAt } },
  ];
}
