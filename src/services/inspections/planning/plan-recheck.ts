import type { Day } from '../../../domain/calendar/shanghai.ts';
import { RECHECKABLE } from '../../../domain/inspections/planning/recheck.ts';
import { extraDayProblem } from '../../../domain/inspections/planning/visit-day.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canPlanRecheck } from '../../../domain/permissions/planning.ts';
import { canVerify } from '../../../domain/permissions/rectification.ts';
import type { RectificationStatus } from '../../../domain/rectification/workflow.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { candidatesFor, writeExtraTask } from './extra-task.ts';
import { loadRecheckMatters, type RecheckMatter, recheckableNow } from './load-recheckable.ts';
import { noticesOfChange } from './notices-of-planning.ts';

/** A 整改通知 that a recheck can be planned for. */
export interface Recheckable {
  readonly no: string;
  /** 整改通知单 it went out under; null where it went out alone. */
  readonly groupNo: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitAliases: readonly string[];
  readonly itemTitle: string;
  readonly programme: string;
  readonly status: RectificationStatus;
  readonly plannedAs: string | null;
  /** What is still to be decided about it. */
  readonly objections: RecheckMatter['objections'];
}

/** Why some notices make no recheck together. JSON. */
export type RecheckProblem =
  | { readonly kind: 'severalUnits'; units: string[] }
  | { readonly kind: 'notRecheckable'; no: string; status: RectificationStatus }
  | { readonly kind: 'alreadyPlanned'; no: string; taskNo: string };

/** JSON: kept as the answer to a repeat. */
export type PlannedRecheck =
  | {
      readonly kind: 'planned';
      unit: string;
      inspectorName: string;
      day: Day;
      working: boolean;
      tasks: { no: string; programme: string; items: { no: string; ordinal: number; itemTitle: string }[] }[];
    }
  | RecheckProblem
  | { readonly kind: 'past' | 'tooFar' }
  | { readonly kind: 'notEligible'; name: string; why: Hindrance };

type Hindrance = 'barred' | 'away' | 'otherLine' | 'author';

export interface RecheckCandidate {
  readonly id: string;
  readonly name: string;
  readonly load: number;
  readonly hindrance: Hindrance | null;
}

/**
 * What the actor may plan a recheck for, by unit; what is planned already is named with its task. Nothing for whoever may verify nothing.
 *
 * @throws AppError `forbidden`, `notFound` about notices that are named
 */
export async function listRecheckable(
  context: ServiceContext,
  input: { actor: Actor; nos?: readonly string[] },
): Promise<Recheckable[]> {
  const { actor, nos } = input;
  const matters = await loadRecheckMatters(context.db.prisma, nos ? { no: { in: [...nos] } } : recheckableNow(context));
  if (nos) checkNamed(actor, matters, nos);
  const own = matters.filter(matter => canPlanRecheck(actor, matter.parties, matter.methods).allowed);
  const units = await context.db.prisma.orgUnit.findMany({
    where: { id: { in: own.map(matter => matter.unitId) } },
    select: { id: true, aliases: true },
  });
  return own.map(({ no, groupNo, unitId, unitName, itemTitle, programme, status, plannedAs, objections }) => ({
    ...{ no, groupNo, unitId, unitName, itemTitle, status, plannedAs, objections },
    unitAliases: units.find(unit => unit.id === unitId)?.aliases ?? [],
    programme: programme.name,
  }));
}

/** Why these notices cannot be rechecked in one visit; undefined when they can. @throws AppError `forbidden`, `notFound` */
export async function checkRecheck(
  context: ServiceContext,
  input: { actor: Actor; nos: readonly string[] },
): Promise<RecheckProblem | undefined> {
  const matters = await loadRecheckMatters(context.db.prisma, { no: { in: [...input.nos] } });
  checkNamed(input.actor, matters, input.nos);
  return problemOf(matters);
}

/** Who could go on a day, those with least to do first. @throws AppError `forbidden`, `notFound` */
export async function listRecheckCandidates(
  context: ServiceContext,
  input: { actor: Actor; nos: readonly string[]; day: Day },
): Promise<RecheckCandidate[]> {
  const { actor, nos, day } = input;
  const { prisma } = context.db;
  const matters = await loadRecheckMatters(prisma, { no: { in: [...nos] } });
  checkNamed(actor, matters, nos);
  return candidates(context, prisma, actor, matters, day);
}

/**
 * 安排复查: a visit that looks again at the items of one or several 整改 of one unit, one task for each sheet they stand in. The inspector is told.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function planRecheck(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; nos: readonly string[]; inspectorId: string; day: Day },
): Promise<PlannedRecheck> {
  const { actor, submissionId, nos, inspectorId, day } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    // Two people may plan the same one at once.
    await tx.$queryRaw`SELECT id FROM "RectificationNotice" WHERE no = ANY(${[...nos]}::text[]) ORDER BY id FOR UPDATE`;
    const matters = await loadRecheckMatters(tx, { no: { in: [...nos] } });
    checkNamed(actor, matters, nos);
    const work = async (): Promise<PlannedRecheck> => {
      const problem = problemOf(matters);
      if (problem) return problem;
      const badDay = extraDayProblem(day, now);
      if (badDay) return { kind: badDay };
      const people = await candidates(context, tx, actor, matters, day);
      const person = people.find(each => each.id === inspectorId);
      if (!person) throw new AppError('notFound');
      if (person.hindrance) return { kind: 'notEligible', name: person.name, why: person.hindrance };
      const tasks = [];
      for (const [templateId, own] of Map.groupBy(matters, matter => matter.templateId)) {
        const { programme, unitId } = own[0]!;
        const targets = own.map(({ id, ordinal }) => ({ noticeId: id, ordinal }));
        const extra = { programme, unitId, inspectorId, day, plannedById: actor.id, recheck: { templateId, targets } };
        const taskNo = await writeExtraTask(context, tx, extra);
        const items = own.map(({ no, ordinal, itemTitle }) => ({ no, ordinal, itemTitle }));
        tasks.push({ no: taskNo, programme: programme.name, items });
      }
      const given = tasks.map(task => task.no);
      await context.notices.queue(tx, now, await noticesOfChange(context, tx, { given, cause: submissionId, actor }));
      const working = context.calendar.isWorkingDay(day);
      return { kind: 'planned', unit: matters[0]!.unitName, inspectorName: person.name, day, working, tasks };
    };
    return (await context.once(tx, { submissionId, useCase: 'plan-recheck', at: now }, work)).result;
  });
}

/** Permission is asked of every notice that is named. */
function checkNamed(actor: Actor, matters: readonly RecheckMatter[], nos: readonly string[]): void {
  for (const no of nos) {
    const matter = matters.find(each => each.no === no);
    if (!matter) throw new AppError('notFound', { no });
    assertAllowed(canPlanRecheck(actor, matter.parties, matter.methods));
  }
}

function problemOf(matters: readonly RecheckMatter[]): RecheckProblem | undefined {
  for (const { no, status, plannedAs } of matters) {
    if (!(RECHECKABLE as readonly RectificationStatus[]).includes(status))
      return { kind: 'notRecheckable', no, status };
    if (plannedAs !== null) return { kind: 'alreadyPlanned', no, taskNo: plannedAs };
  }
  const units = [...new Set(matters.map(matter => matter.unitName))];
  return units.length > 1 ? { kind: 'severalUnits', units } : undefined;
}

/** Inspectors of every line concerned who may verify each of the notices; the first thing in the way is named. */
async function candidates(
  context: ServiceContext,
  db: Tx | Prisma,
  viewer: Actor,
  matters: readonly RecheckMatter[],
  day: Day,
): Promise<RecheckCandidate[]> {
  const found = new Map<string, RecheckCandidate>();
  const lines = new Set(matters.map(matter => matter.line));
  for (const matter of matters) {
    for (const person of await candidatesFor(context, db, viewer, { ...matter, day })) {
      const { id, name, load } = person;
      const actor = await context.directory.actor(db, id);
      if (!actor) continue;
      const verifies = canVerify(actor, matter.parties);
      const hindrance = [...lines].some(line => !actor.lines.includes(line))
        ? 'otherLine'
        : (person.hindrance ?? (verifies.allowed ? null : id === matter.parties.authorId ? 'author' : 'barred'));
      const before = found.get(id);
      if (!before || before.hindrance === null) found.set(id, { id, name, load, hindrance });
    }
  }
  return [...found.values()].sort((a, b) => a.load - b.load);
}
