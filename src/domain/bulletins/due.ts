import { addDays, type Day, shanghaiDate } from '../calendar/shanghai.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** The deadlines of bulletins as they stand in data. */
export interface BulletinRule {
  readonly measureWorkingDays: number;
  readonly renewedWorkingDays: number;
  readonly longestMeasureDays: number;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
}

/** The rule in force at a moment; the latest where several are. */
export function bulletinRuleAt<Rule extends BulletinRule>(rules: readonly Rule[], at: Date): Rule | undefined {
  return [...rules]
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime())
    .find(rule => rule.effectiveFrom <= at && (rule.effectiveTo === null || at < rule.effectiveTo));
}

export type MeasureDay =
  | { kind: 'due'; dueAt: Date }
  /** Promised for a day that is over. */
  | { kind: 'past' }
  | { kind: 'tooLate'; latest: Day };

/** The end of the responsible unit's hours on the day a measure is promised for, by its own calendar. */
export function measureDay(
  calendar: Pick<WorkingCalendar, 'endOfDay'>,
  day: Day,
  now: Date,
  rule: Pick<BulletinRule, 'longestMeasureDays'>,
): MeasureDay {
  const dueAt = calendar.endOfDay(day);
  if (dueAt <= now) return { kind: 'past' };
  const latest = addDays(shanghaiDate(now), rule.longestMeasureDays);
  return day > latest ? { kind: 'tooLate', latest } : { kind: 'due', dueAt };
}
