import { discloseVisit } from '../../../domain/inspections/disclosure.ts';
import { type PlanProposal, proposePlan } from '../../../domain/inspections/planning/propose-plan.ts';
import { taskWindow } from '../../../domain/inspections/planning/task-window.ts';
import type { DrawRule } from '../../../domain/inspections/programme-rules.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canPlanTasks } from '../../../domain/permissions/planning.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import type { NamedChoice } from '../list-choices.ts';
import { cityProgrammes } from './city-programmes.ts';
import { randomSeed } from './draw-seed.ts';
import { type LinePerson, loadLinePeople } from './load-people.ts';
import { type LoadedPlan, loadPlan } from './load-plan.ts';
import { noticesOfChange, noticesOfUnassigned } from './notices-of-planning.ts';
import { lockProgramme } from './open-periods.ts';
import { type PlanMode, writePlan } from './write-plan.ts';

export interface PlanPreview {
  readonly kind: 'preview';
  readonly programme: string;
  readonly period: string;
  readonly dueAt: Date;
  readonly mode: PlanMode;
  readonly seed: string;
  /** What confirming must still mean; handed back with the confirmation. */
  readonly shown: readonly string[];
  readonly rule: DrawRule;
  readonly tasks: readonly { unit: string; inspectorName: string | null; again: boolean }[];
  readonly withdrawn: readonly string[];
  readonly unassigned: readonly string[];
  readonly notDrawn: readonly string[];
  readonly loads: readonly { name: string; before: number; after: number }[];
  readonly away: readonly string[];
}

export type PreviewedPlan =
  | PlanPreview
  /** A new draw of what was drawn already: the officer is asked why. */
  | (Omit<PlanPreview, 'kind'> & { readonly kind: 'redraw' })
  /** Every unit has its task. */
  | { readonly kind: 'complete'; programme: string; period: string; tasks: number }
  /** The period has no working day left. */
  | { readonly kind: 'over'; programme: string; period: string };

export type GeneratedTasks =
  | {
      readonly kind: 'generated';
      programme: string;
      period: string;
      nos: string[];
      withdrawn: number;
      inspectors: number;
    }
  /** What was shown is no longer what would be written: somebody else planned, or people changed. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'reasonMissing' };

interface Wanted {
  readonly actor: Actor;
  readonly programmeId: string;
  /** A moment in the period meant. */
  readonly at: Date;
}

/** Programmes the city checks by itself. @throws AppError `forbidden` */
export async function listPlannable(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<(NamedChoice & { cycle: LoadedPlan['programme']['cycle'] })[]> {
  assertAllowed(canPlanTasks(input.actor));
  const programmes = await cityProgrammes(context.db.prisma);
  return programmes.map(({ id, name, aliases, cycle }) => ({ id, name, aliases, cycle }));
}

/** The draw and the load as they would be, before anything is written. @throws AppError `forbidden`, `notFound` */
export async function previewTasks(context: ServiceContext, input: Wanted): Promise<PreviewedPlan> {
  assertAllowed(canPlanTasks(input.actor));
  const plan = await loadWanted(context, context.db.prisma, input);
  if ('kind' in plan) return plan;
  const mode = modeOf(plan);
  const { programme, window } = plan;
  if (mode === undefined) {
    const tasks = plan.input.existing.filter(task => task.status !== 'withdrawn').length;
    return { kind: 'complete', programme: programme.name, period: window.period, tasks };
  }
  const seed = (mode === 'first' ? plan.firstSeed : null) ?? randomSeed();
  const proposal = proposePlan({ ...plan.input, seed }, mode);
  const { line } = programme;
  const now = context.clock.now();
  const known = await loadLinePeople(context, context.db.prisma, {
    ...{ line, dueAt: window.dueAt, now, viewer: input.actor },
  });
  const shown = previewOf(plan, proposal, mode, input.actor, known);
  return mode === 'redraw' ? { ...shown, kind: 'redraw' } : { ...shown, kind: 'preview' };
}

/**
 * Writes the draw that was shown. The seed makes it the same one; `changed` where it would no longer be.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function generateTasks(
  context: ServiceContext,
  input: Wanted & { submissionId: string; seed: string; mode: PlanMode; shown: readonly string[]; reason: string },
): Promise<GeneratedTasks> {
  const { actor, submissionId, seed, mode, shown, reason } = input;
  assertAllowed(canPlanTasks(actor));
  if (mode === 'redraw' && reason.trim() === '') return { kind: 'reasonMissing' };
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'generate-tasks', at: now },
      async (): Promise<GeneratedTasks> => {
        await lockProgramme(tx, input.programmeId);
        const plan = await loadWanted(context, tx, input);
        if ('kind' in plan || modeOf(plan) !== mode) return { kind: 'changed' };
        const proposal = proposePlan({ ...plan.input, seed }, mode);
        if (fingerprint(proposal).join() !== shown.join()) return { kind: 'changed' };
        const nos = await writePlan(context, tx, { plan, proposal, mode, byId: actor.id, reason });
        await context.notices.queue(tx, now, [
          ...(await noticesOfChange(context, tx, {
            ...{ given: nos, withdrawn: proposal.withdrawn, reason, cause: submissionId, actor },
          })),
          ...(await noticesOfUnassigned(context, tx, plan, proposal.unassigned)),
        ]);
        const inspectors = new Set(proposal.tasks.map(task => task.inspectorId)).size;
        const { programme, window } = plan;
        const withdrawn = proposal.withdrawn.length;
        return { kind: 'generated', programme: programme.name, period: window.period, nos, withdrawn, inspectors };
      },
    );
    return result;
  });
}

/** What the officer saw, as far as it must still hold. */
function fingerprint(proposal: Pick<PlanProposal, 'tasks' | 'withdrawn'>): string[] {
  return [
    ...proposal.tasks.map(({ unitId, round, inspectorId }) => `${unitId}/${round}/${inspectorId}`),
    ...proposal.withdrawn,
  ];
}

async function loadWanted(
  context: ServiceContext,
  db: Tx | Prisma,
  { programmeId, at }: Wanted,
): Promise<LoadedPlan | { kind: 'over'; programme: string; period: string }> {
  const programme = await db.inspectionProgramme.findUnique({ where: { id: programmeId } });
  if (!programme?.active) throw new AppError('notFound');
  const window = taskWindow(programme.cycle, at, context.calendar);
  const { dueAt } = window;
  if (!dueAt || dueAt <= context.clock.now()) {
    return { kind: 'over', programme: programme.name, period: window.period };
  }
  return loadPlan(context, db, programme, { ...window, dueAt });
}

/** What there is to do for a period; undefined when all is planned and there is nothing to draw again. */
function modeOf(plan: LoadedPlan): PlanMode | undefined {
  if (!plan.record) return 'first';
  const { input } = plan;
  if (proposePlan({ ...input, seed: '0' }, 'supplement').tasks.length > 0) return 'supplement';
  return input.rules.draw.mode === 'all' ? undefined : 'redraw';
}

/** @param known the people of the line with the load that the actor may know of. */
function previewOf(
  plan: LoadedPlan,
  proposal: PlanProposal,
  mode: PlanMode,
  actor: Actor,
  known: readonly LinePerson[],
): Omit<PlanPreview, 'kind'> {
  const { programme, window, units, people } = plan;
  const nameOf = (id: string): string => [...units, ...people].find(each => each.id === id)?.name ?? id;
  const names = (ids: readonly string[]): string[] => ids.map(nameOf);
  const sees = (unitId: string, inspectorId: string): boolean =>
    discloseVisit(actor, {
      ...{ methods: programme.methods, line: programme.line, unitId, inspectorId, releasedAt: null },
      responsibleUnitId: plan.input.units.find(unit => unit.unitId === unitId)?.responsibleUnitId,
    }).inspectorName;
  // With a name kept back, here or in another task of the month, the loads would tell it.
  const seesAll =
    proposal.tasks.every(task => sees(task.unitId, task.inspectorId)) &&
    people.every(person => known.find(({ id }) => id === person.id)?.load === person.load);
  const loads = seesAll ? proposal.loads : [];
  return {
    ...{ programme: programme.name, period: window.period, dueAt: window.dueAt, mode },
    ...{ seed: proposal.seed, rule: plan.input.rules.draw, shown: fingerprint(proposal) },
    tasks: proposal.tasks.map(({ unitId, inspectorId, round }) => ({
      unit: nameOf(unitId),
      inspectorName: sees(unitId, inspectorId) ? nameOf(inspectorId) : null,
      again: round > 1,
    })),
    withdrawn: proposal.withdrawn,
    unassigned: names(proposal.unassigned),
    notDrawn: names(proposal.notDrawn),
    loads: loads.map(({ inspectorId, before, after }) => ({ name: nameOf(inspectorId), before, after })),
    away: people.filter(person => person.away).map(person => person.name),
  };
}
