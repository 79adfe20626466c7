import { shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import { proposePlan } from '../../../domain/inspections/planning/propose-plan.ts';
import { leavesTime, taskWindow } from '../../../domain/inspections/planning/task-window.ts';
import { nextWeekMorning } from '../../../domain/inspections/planning/this-week.ts';
import { nextPeriodEnd } from '../../../domain/reports/periods.ts';
import type { Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { cityProgrammes } from './city-programmes.ts';
import { loadPlan } from './load-plan.ts';
import { noticesOfUnassigned } from './notices-of-planning.ts';
import { writePlan } from './write-plan.ts';

/**
 * Gives out the tasks of the running period of every programme, and what has come since (a new programme, a new unit), and sets the timers:
 * for the next period's beginning, and for the morning on which inspectors hear of them. Called at each start and by its own timer; what
 * is planned already is left alone.
 *
 * @returns the 单号 of the tasks given out now.
 */
export async function ensureTaskPeriods(context: ServiceContext): Promise<string[]> {
  const now = context.clock.now();
  const programmes = await cityProgrammes(context.db.prisma);
  const nos: string[] = [];
  for (const programme of programmes) nos.push(...(await ensurePlan(context, programme, now)));
  const next = nextPeriodEnd(['weekly', 'monthly'], now);
  await context.db.transaction(async tx => {
    await context.timers.schedule(tx, next, `openTaskPeriods:${shanghaiDate(next)}`, {
      kind: 'openTaskPeriods',
      id: shanghaiDate(next),
    });
    // What was given out in the middle of a week is told on its next working morning, the rest on Monday's.
    const mornings = [nextWeekMorning(now, context.calendar), ...(nos.length > 0 ? [tellAt(context, now)] : [])];
    for (const at of mornings) {
      const id = shanghaiDate(at);
      await context.timers.schedule(tx, at, `weekTasks:${id}`, { kind: 'weekTasks', id });
    }
  });
  return nos;
}

function tellAt(context: ServiceContext, now: Date): Date {
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  const today = context.calendar.nextWorkingMorning(yesterday);
  return today > now ? today : context.calendar.nextWorkingMorning(now);
}

async function ensurePlan(context: ServiceContext, programme: InspectionProgramme, now: Date): Promise<string[]> {
  const window = taskWindow(programme.cycle, now, context.calendar);
  const { dueAt } = window;
  if (!dueAt || !leavesTime(programme.cycle, window, now, context.calendar)) return [];
  return context.db.transaction(async tx => {
    await lockProgramme(tx, programme.id);
    const plan = await loadPlan(context, tx, programme, { ...window, dueAt });
    const mode = plan.record ? 'supplement' : 'first';
    const draw = { programmeId: programme.id, period: window.period };
    const seed = plan.record?.draws.at(-1)?.seed ?? plan.firstSeed ?? context.drawSeed(draw);
    const proposal = proposePlan({ ...plan.input, seed }, mode);
    const known = plan.record?.unassigned ?? [];
    const stuck = proposal.unassigned.filter(unitId => !known.includes(unitId));
    if (plan.record && proposal.tasks.length === 0 && stuck.length === 0) return [];
    const nos = await writePlan(context, tx, { plan, proposal, mode, byId: 'system', reason: '' });
    await context.notices.queue(tx, now, await noticesOfUnassigned(context, tx, plan, stuck));
    return nos;
  });
}

/** Two instances may plan at once: the second one then sees what the first has written. */
export async function lockProgramme(tx: Tx, programmeId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "InspectionProgramme" WHERE id = ${programmeId} FOR UPDATE`;
}
