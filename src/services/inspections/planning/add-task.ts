import type { Day } from '../../../domain/calendar/shanghai.ts';
import { inspectionPeriod } from '../../../domain/inspections/inspected-at.ts';
import { dueOn, extraDayProblem } from '../../../domain/inspections/planning/visit-day.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canOverseeTasks } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { ServiceContext } from '../../context.ts';
import type { NamedChoice } from '../list-choices.ts';
import { unitsCoveredBy } from '../list-units.ts';
import { cityProgrammes } from './city-programmes.ts';
import { type Candidate, candidatesFor, writeExtraTask } from './extra-task.ts';
import { discloseTask, loadTasks } from './load-tasks.ts';
import { loadVisit } from './load-visit.ts';
import { noticesOfChange } from './notices-of-planning.ts';

export interface Visitable extends NamedChoice {
  readonly units: readonly NamedChoice[];
}

/** JSON: kept as the answer to a repeat. */
export type AddedTask =
  | {
      readonly kind: 'added';
      no: string;
      programme: string;
      unit: string;
      inspectorName: string;
      day: Day;
      working: boolean;
    }
  | { readonly kind: 'past' | 'tooFar' }
  | { readonly kind: 'notEligible'; name: string; why: 'barred' | 'away' };

/** What single visits can be given out for: the city's programmes with their units. @throws AppError `forbidden` */
export async function listVisitable(context: ServiceContext, input: { actor: Actor }): Promise<Visitable[]> {
  assertAllowed(canOverseeTasks(input.actor));
  const { prisma } = context.db;
  const programmes = await cityProgrammes(prisma);
  const unitsOf = await unitsCoveredBy(prisma, programmes);
  return programmes.map(programme => {
    const { id, name, aliases } = programme;
    return { id, name, aliases, units: unitsOf(programme) };
  });
}

/**
 * Who could go on a day, those with least to do first, and what is given out for the unit in that period already.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function listVisitors(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; unitId: string; day: Day },
) {
  const { actor, programmeId, unitId, day } = input;
  const { prisma } = context.db;
  const visit = await loadVisit(context, prisma, input);
  const period = inspectionPeriod(visit.programme.cycle, dueOn(day));
  const where = { programmeId, unitId, period, status: { not: 'withdrawn' as const } };
  const there = await loadTasks(context, prisma, where);
  return {
    people: await candidatesFor(context, prisma, actor, { ...visit, day }),
    there: there.map(task => discloseTask(actor, task)),
  };
}

/**
 * 安排检查: a single visit besides the draw, for one day. The inspector is told.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function addTask(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    programmeId: string;
    unitId: string;
    inspectorId: string;
    day: Day;
  },
): Promise<AddedTask> {
  const { actor, submissionId, unitId, inspectorId, day } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const visit = await loadVisit(context, tx, input);
    const work = async (): Promise<AddedTask> => {
      const badDay = extraDayProblem(day, now);
      if (badDay) return { kind: badDay };
      const person: Candidate | undefined = (await candidatesFor(context, tx, actor, { ...visit, day })).find(
        each => each.id === inspectorId,
      );
      if (!person) throw new AppError('notFound');
      if (person.hindrance) return { kind: 'notEligible', name: person.name, why: person.hindrance };
      const { programme, unitName } = visit;
      const no = await writeExtraTask(context, tx, { programme, unitId, inspectorId, day, plannedById: actor.id });
      await context.notices.queue(
        tx,
        now,
        await noticesOfChange(context, tx, { given: [no], cause: submissionId, actor }),
      );
      return {
        ...{ kind: 'added', no, programme: programme.name, unit: unitName, inspectorName: person.name, day },
        working: context.calendar.isWorkingDay(day),
      };
    };
    return (await context.once(tx, { submissionId, useCase: 'add-task', at: now }, work)).result;
  });
}
