import { type Day, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { type WorkingWeek, workingWeekSchema } from '../../domain/calendar/working-week.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canSetWorkingWeek } from '../../domain/permissions/calendar.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';

export type SetWeekOutcome =
  | { kind: 'set'; unitName: string; week: WorkingWeek | null; from: Day }
  /** History is not set again. */
  | { kind: 'past'; from: Day };

/**
 * Gives a unit, and all below it that have none of their own, a working week from a day on; null: it has what it inherits again. Deadlines that
 * are set already stand.
 *
 * @throws AppError `forbidden`, `invalidInput`
 */
export async function setWeek(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; unitId: string; week: WorkingWeek | null; from: Day },
): Promise<SetWeekOutcome> {
  const { actor, submissionId, unitId, from } = input;
  assertAllowed(canSetWorkingWeek(actor));
  const parsed = input.week === null ? null : workingWeekSchema.safeParse(input.week);
  if (parsed && !parsed.success) throw new AppError('invalidInput', { field: 'week' });
  const week = parsed ? parsed.data : null;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const unit = await tx.orgUnit.findUnique({
      where: { id: unitId },
      select: { name: true, kind: true, active: true },
    });
    if (!unit?.active || unit.kind === 'company') throw new AppError('invalidInput', { field: 'unitId' });
    const work = async (): Promise<SetWeekOutcome> => {
      if (from < shanghaiDate(now)) return { kind: 'past', from };
      await tx.unitWorkingWeek.create({
        data: {
          ...{ submissionId, unitId, fromDay: from, setById: actor.id, setAt: now },
          ...(week && { week: { ...week, days: [...week.days], rest: week.rest && { ...week.rest } } }),
        },
      });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'calendar.set', subjectType: 'orgUnit', subjectId: unitId },
        detail: { from, own: week !== null },
      });
      return { kind: 'set', unitName: unit.name, week, from };
    };
    return (await context.once(tx, { submissionId, useCase: 'calendar.set', at: now }, work)).result;
  });
}
