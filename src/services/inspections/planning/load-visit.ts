import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canManageExtra, canPlanVisit, type PlannedVisit } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { coveredUnits } from '../list-units.ts';
import { loadResponsible } from './load-responsible.ts';
import { type LoadedTask, loadTasks } from './load-tasks.ts';

/** A visit of a programme to a unit that somebody may give out. */
export interface LoadedVisit extends PlannedVisit {
  readonly programme: InspectionProgramme;
  readonly unitName: string;
  readonly responsibleUnitId: string | undefined;
}

/** All active quality officers, as whom to send is asked of them. */
export async function loadOfficers(context: ServiceContext, db: Tx | Prisma): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const { id } of await context.directory.withRole(db, 'qualityOfficer')) {
    const actor = await context.directory.actor(db, id);
    if (actor) actors.push(actor);
  }
  return actors;
}

/** A visit the actor may give out. @throws AppError `forbidden`, `notFound` where the programme does not cover the unit */
export async function loadVisit(
  context: ServiceContext,
  db: Tx | Prisma,
  input: { actor: Actor; programmeId: string; unitId: string },
): Promise<LoadedVisit> {
  const { actor, programmeId, unitId } = input;
  const programme = await db.inspectionProgramme.findUnique({ where: { id: programmeId } });
  if (!programme?.active || programme.level !== 'city') throw new AppError('notFound');
  const unit = (await coveredUnits(db, programme)).find(each => each.id === unitId);
  if (!unit) throw new AppError('notFound');
  const { line, methods } = programme;
  const responsibleUnitId = (await loadResponsible(context, db, context.clock.now()))({ unitId, line });
  const visit = { programme, unitName: unit.name, line, methods, unitId, responsibleUnitId };
  assertAllowed(canPlanVisit(actor, visit, await loadOfficers(context, db)));
  return visit;
}

/** A task given out besides the draw that the actor may change or take back; a drawn one may be looked at, not changed. @throws AppError `forbidden`, `notFound` */
export async function loadExtra(
  context: ServiceContext,
  db: Tx | Prisma,
  input: { actor: Actor; no: string },
): Promise<LoadedTask> {
  const { actor, no } = input;
  const [task] = await loadTasks(context, db, { no });
  if (!task) throw new AppError('notFound', { no });
  assertAllowed(canManageExtra(actor, task, await loadOfficers(context, db)));
  return task;
}

/** Who arranges a visit that has lost its inspector: the quality officers who may know who goes, else the leaders. */
export async function arrangersOf(
  context: ServiceContext,
  db: Tx | Prisma,
): Promise<(visit: PlannedVisit) => readonly string[]> {
  const officers = await loadOfficers(context, db);
  const leaders = await context.directory.withRole(db, 'leader');
  return visit => {
    const able = officers.filter(officer => canPlanVisit(officer, visit, officers).allowed);
    return (able.length > 0 ? able : leaders).map(({ id }) => id);
  };
}
