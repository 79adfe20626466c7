import { dueFromNotice } from '../../domain/calendar/due-from-notice.ts';
import { atShanghai, type Day } from '../../domain/calendar/shanghai.ts';
import type { WorkingWeek } from '../../domain/calendar/working-week.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { lineageOf } from '../../domain/org/lineage.ts';
import { canSetWorkingWeek } from '../../domain/permissions/calendar.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';

/** Working days as they are usual: 督办查因, 整改, 督办整改到位. */
const EXAMPLES = [3, 5, 10];

export interface WeekPreview {
  readonly unitName: string;
  readonly before: WorkingWeek;
  readonly after: WorkingWeek;
  /** Whatever is asked for at this moment. */
  readonly askedAt: Date;
  readonly examples: readonly { readonly workingDays: number; readonly before: Date; readonly after: Date }[];
  /** Units below, which inherit it. */
  readonly inheriting: readonly string[];
}

/** What another week would change for deadlines that are set from its day on. Writes nothing. @throws AppError `forbidden` */
export async function previewWeek(
  context: ServiceContext,
  input: { actor: Actor; unitId: string; week: WorkingWeek | null; from: Day },
): Promise<WeekPreview> {
  const { actor, unitId, week, from } = input;
  assertAllowed(canSetWorkingWeek(actor));
  const { prisma } = context.db;
  const now = context.clock.now();
  const day = atShanghai(from, '09:00');
  const askedAt = day > now ? day : now;
  const before = (await context.unitCalendars(prisma))(unitId);
  const planned = await context.unitCalendars(prisma, [{ unitId, from, week }]);
  const after = planned(unitId);
  const units = await prisma.orgUnit.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const unitName = units.find(({ id }) => id === unitId)?.name ?? unitId;
  return {
    unitName,
    before: before.weekOn(from).week,
    after: after.weekOn(from).week,
    askedAt,
    examples: EXAMPLES.map(workingDays => ({
      workingDays,
      before: dueFromNotice(before, askedAt, workingDays).dueAt,
      after: dueFromNotice(after, askedAt, workingDays).dueAt,
    })),
    inheriting: units
      .filter(({ id }) => id !== unitId && planned(id).weekOn(from).from === after.weekOn(from).from)
      .filter(({ id }) => isBelow(id, unitId, units))
      .map(({ name }) => name),
  };
}

function isBelow(id: string, aboveId: string, units: readonly { id: string; parentId: string | null }[]): boolean {
  const byId = new Map(units.map(unit => [unit.id, unit]));
  return lineageOf(id, byId).some(unit => unit.id === aboveId);
}
