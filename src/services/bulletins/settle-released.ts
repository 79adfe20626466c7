import { reminderTimes } from '../../domain/calendar/reminders.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { Tx } from '../../store/database.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { issueFacts, type LoadedIssue } from './load-issue.ts';

interface DatedMeasure {
  readonly id: string;
  readonly dueAt: Date;
}

interface ReleasedMeasure extends DatedMeasure {
  readonly ordinal: number;
  readonly text: string;
  readonly ownerId: string;
}

/**
 * What follows from measures that a head, or somebody for the head `forId`, has released: the problem is measured, each measure's day is watched,
 * and whoever has to carry one out is told, unless it is who released it.
 */
export async function settleReleased(
  context: ServiceContext,
  tx: Tx,
  input: { issue: LoadedIssue; measures: readonly ReleasedMeasure[]; actor: Actor; forId: string | null; now: Date },
): Promise<void> {
  const { issue, measures, actor, forId, now } = input;
  await tx.majorIssue.update({ where: { id: issue.id }, data: { status: 'measured' } });
  const calendar = (await context.unitCalendars(tx))(issue.responsibleUnitId);
  await context.timers.scheduleAll(
    tx,
    measures.flatMap(measure => timersOfDay(calendar, measure, now)),
  );
  const owners = distinct(measures.map(({ ownerId }) => ownerId)).filter(id => id !== actor.id);
  await context.notices.queue(
    tx,
    now,
    owners.map(ownerId => {
      const own = measures.filter(each => each.ownerId === ownerId);
      return {
        recipientId: ownerId,
        ref: { type: 'majorIssue', no: issue.no },
        dedupeKey: `measureAssigned:${issue.no}:${ownerId}:${own.map(({ ordinal }) => ordinal).join(',')}`,
        content: {
          ...{ code: 'measureAssigned', ...issueFacts(issue), byName: actor.name },
          measures: own.map(({ ordinal, text, dueAt }) => ({ ordinal, text, dueAt: dueAt.toISOString() })),
        },
      };
    }),
  );
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, action: 'measure.released', subjectType: 'majorIssue', subjectId: issue.id },
    detail: { no: issue.no, round: issue.round, measures: measures.length, ...(forId && { forId }) },
  });
}

/** The reminders of a measure's own day, and the look at it when that is over. */
export function timersOfDay(calendar: WorkingCalendar, { id, dueAt }: DatedMeasure, now: Date): DueTimer[] {
  const due = dueAt.toISOString();
  const reminders = reminderTimes(dueAt, now, calendar)
    // When its day is over the checkers are asked instead.
    .filter(({ stage }) => stage !== 'overdue')
    .map(({ stage, at }) => ({
      at,
      key: `measureDayReminder:${id}:${stage}:${due}`,
      timer: { kind: 'measureDayReminder', id, stage, dueAt: due } as const,
    }));
  return [
    ...reminders,
    { at: dueAt, key: `measureDayOver:${id}:${due}`, timer: { kind: 'measureDayOver', id, dueAt: due } },
  ];
}
