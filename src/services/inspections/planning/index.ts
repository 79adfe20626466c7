import type { PlanningTimer } from '../../../domain/inspections/planning/timers.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { addTask, listVisitable, listVisitors } from './add-task.ts';
import { cancelLeave, listLeaves } from './cancel-leave.ts';
import { cancelTask, moveTask } from './change-extra.ts';
import { dayOff } from './day-off.ts';
import { listDrawRules, previewDrawRule, setDrawRule } from './draw-rules.ts';
import { findFiling } from './find-filing.ts';
import { listNameable } from './find-tasks.ts';
import { generateTasks, listPlannable, previewTasks } from './generate-tasks.ts';
import { handOver, listSuccessors } from './hand-over.ts';
import { listMyTasks } from './list-mine.ts';
import { listPendingTasks } from './list-pending.ts';
import { listInspectedUnits, listProgress, listUnitTasks } from './list-progress.ts';
import { ensureTaskPeriods } from './open-periods.ts';
import { checkRecheck, listRecheckable, listRecheckCandidates, planRecheck } from './plan-recheck.ts';
import { planVisit } from './plan-visit.ts';
import { closeDueTasks, remindTasks, tellWeek } from './remind-tasks.ts';
import { skipTask } from './skip-task.ts';
import { takeLeave } from './take-leave.ts';
import { viewRecheck } from './view-recheck.ts';
import { viewTask } from './view-task.ts';

type TimerHandlers = {
  [Kind in PlanningTimer['kind']]: (timer: Extract<PlanningTimer, { kind: Kind }>) => Promise<unknown>;
};

/** The use cases of this feature, bound to the application's context. */
export function createPlanningServices(context: ServiceContext) {
  return {
    /** To be called once at each start; goes on by its own timer. */
    ensurePeriods: () => ensureTaskPeriods(context),
    plannable: (input: Parameters<typeof listPlannable>[1]) => listPlannable(context, input),
    preview: (input: Parameters<typeof previewTasks>[1]) => previewTasks(context, input),
    generate: (input: Parameters<typeof generateTasks>[1]) => generateTasks(context, input),
    mine: (input: Parameters<typeof listMyTasks>[1]) => listMyTasks(context, input),
    nameable: (input: Parameters<typeof listNameable>[1]) => listNameable(context, input),
    planVisit: (input: Parameters<typeof planVisit>[1]) => planVisit(context, input),
    skip: (input: Parameters<typeof skipTask>[1]) => skipTask(context, input),
    successors: (input: Parameters<typeof listSuccessors>[1]) => listSuccessors(context, input),
    handOver: (input: Parameters<typeof handOver>[1]) => handOver(context, input),
    takeLeave: (input: Parameters<typeof takeLeave>[1]) => takeLeave(context, input),
    view: (input: Parameters<typeof viewTask>[1]) => viewTask(context, input),
    toFile: (input: Parameters<typeof findFiling>[1]) => findFiling(context, input),
    progress: (input: Parameters<typeof listProgress>[1]) => listProgress(context, input),
    units: (input: Parameters<typeof listInspectedUnits>[1]) => listInspectedUnits(context, input),
    ofUnit: (input: Parameters<typeof listUnitTasks>[1]) => listUnitTasks(context, input),
    visitable: (input: Parameters<typeof listVisitable>[1]) => listVisitable(context, input),
    visitors: (input: Parameters<typeof listVisitors>[1]) => listVisitors(context, input),
    add: (input: Parameters<typeof addTask>[1]) => addTask(context, input),
    cancel: (input: Parameters<typeof cancelTask>[1]) => cancelTask(context, input),
    move: (input: Parameters<typeof moveTask>[1]) => moveTask(context, input),
    drawRules: (input: Parameters<typeof listDrawRules>[1]) => listDrawRules(context, input),
    previewDrawRule: (input: Parameters<typeof previewDrawRule>[1]) => previewDrawRule(context, input),
    setDrawRule: (input: Parameters<typeof setDrawRule>[1]) => setDrawRule(context, input),
    leaves: (input: Parameters<typeof listLeaves>[1]) => listLeaves(context, input),
    cancelLeave: (input: Parameters<typeof cancelLeave>[1]) => cancelLeave(context, input),
    recheckable: (input: Parameters<typeof listRecheckable>[1]) => listRecheckable(context, input),
    checkRecheck: (input: Parameters<typeof checkRecheck>[1]) => checkRecheck(context, input),
    dayOff: (input: Parameters<typeof dayOff>[1]) => dayOff(context, input),
    recheckCandidates: (input: Parameters<typeof listRecheckCandidates>[1]) => listRecheckCandidates(context, input),
    planRecheck: (input: Parameters<typeof planRecheck>[1]) => planRecheck(context, input),
    viewRecheck: (input: Parameters<typeof viewRecheck>[1]) => viewRecheck(context, input),
    pending: (actor: Actor) => listPendingTasks(context, actor),
    timers: {
      openTaskPeriods: () => ensureTaskPeriods(context),
      weekTasks: timer => tellWeek(context, timer),
      taskReminder: timer => remindTasks(context, timer),
      tasksDue: timer => closeDueTasks(context, timer),
    } satisfies TimerHandlers,
  };
}
