import { randomUUID } from 'node:crypto';
import type { PlanProposal } from '../../../domain/inspections/planning/propose-plan.ts';
import { proposePlan } from '../../../domain/inspections/planning/propose-plan.ts';
import { taskWindow } from '../../../domain/inspections/planning/task-window.ts';
import type { TaskRule } from '../../../domain/inspections/programme-rules.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canPlanTasks } from '../../../domain/permissions/planning.ts';
import { nextPeriodEnd } from '../../../domain/reports/periods.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { cityProgrammes } from './city-programmes.ts';
import { randomSeed } from './draw-seed.ts';
import { type LoadedPlan, loadPlan } from './load-plan.ts';
import { lockProgramme } from './open-periods.ts';
import { ruleInForce } from './rule-in-force.ts';

/** What a rule would draw; no names of inspectors are part of it. */
export interface DrawRulePreview {
  readonly kind: 'preview';
  readonly programme: string;
  readonly rule: TaskRule;
  /** The rule in force so far. */
  readonly before: TaskRule;
  /** From this period on: the first that is not drawn yet. */
  readonly fromPeriod: string;
  readonly seed: string;
  /** What confirming must still mean. */
  readonly shown: readonly string[];
  readonly drawn: readonly string[];
  readonly left: readonly string[];
  readonly tasks: number;
}

export type PreviewedDrawRule =
  | DrawRulePreview
  | { readonly kind: 'unchanged'; programme: string; rule: TaskRule }
  /** More units than the programme has. */
  | { readonly kind: 'tooMany'; programme: string; units: number };

/** JSON: kept as the answer to a repeat. */
export type SetDrawRule =
  | { readonly kind: 'set'; programme: string; rule: TaskRule; fromPeriod: string; drawn: string[] }
  /** What was shown would no longer be drawn. */
  | { readonly kind: 'changed' };

interface Wanted {
  readonly actor: Actor;
  readonly programmeId: string;
  readonly rule: TaskRule;
}

/** The rules in force in the next period that is not drawn yet, by programme. @throws AppError `forbidden` */
export async function listDrawRules(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ id: string; name: string; aliases: string[]; rule: TaskRule; fromPeriod: string }[]> {
  assertAllowed(canPlanTasks(input.actor));
  const { prisma } = context.db;
  const programmes = await cityProgrammes(prisma);
  return Promise.all(
    programmes.map(async programme => {
      const { period } = await firstFree(context, prisma, programme);
      const { rule } = await ruleInForce(prisma, programme, period);
      return { id: programme.id, name: programme.name, aliases: programme.aliases, rule, fromPeriod: period };
    }),
  );
}

/** What the next period would draw under another rule, before anything is written. @throws AppError `forbidden`, `notFound` */
export async function previewDrawRule(context: ServiceContext, input: Wanted): Promise<PreviewedDrawRule> {
  assertAllowed(canPlanTasks(input.actor));
  const { rule } = input;
  const { prisma } = context.db;
  const { programme, plan, before } = await load(context, prisma, input);
  const about = { programme: programme.name, rule };
  if (JSON.stringify(before) === JSON.stringify(rule)) return { kind: 'unchanged', ...about };
  if (rule.draw.mode !== 'all' && rule.draw.count > plan.units.length)
    return { kind: 'tooMany', programme: programme.name, units: plan.units.length };
  const seed = randomSeed();
  const proposal = propose(plan, rule, seed);
  const names = (ids: readonly string[]): string[] =>
    plan.units.filter(unit => ids.includes(unit.id)).map(unit => unit.name);
  return {
    ...{ kind: 'preview', ...about, before, fromPeriod: plan.window.period, seed, shown: fingerprint(proposal) },
    drawn: names(fingerprint(proposal)),
    left: names(proposal.notDrawn),
    tasks: proposal.tasks.length + proposal.unassigned.length * rule.visits,
  };
}

/**
 * Changes how a programme draws, from the first period that is not drawn yet; earlier periods keep the rule they were drawn by. The seed that
 * was shown is the one that period will be drawn with.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function setDrawRule(
  context: ServiceContext,
  input: Wanted & { submissionId: string; fromPeriod: string; seed: string; shown: readonly string[] },
): Promise<SetDrawRule> {
  const { actor, programmeId, rule, submissionId, seed, shown, fromPeriod } = input;
  assertAllowed(canPlanTasks(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId, useCase: 'set-draw-rule', at: now },
      async (): Promise<SetDrawRule> => {
        await lockProgramme(tx, programmeId);
        const { programme, plan, before } = await load(context, tx, input);
        const drawn = fingerprint(propose(plan, rule, seed));
        if (plan.window.period !== fromPeriod || drawn.join() !== shown.join()) return { kind: 'changed' };
        await tx.drawRuleVersion.create({
          data: { ...{ id: randomUUID(), submissionId, programmeId, fromPeriod, rule, seed }, byId: actor.id, at: now },
        });
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'drawRule.set',
          subjectType: 'programme',
          subjectId: programmeId,
          detail: { fromPeriod, before: JSON.stringify(before), rule: JSON.stringify(rule), seed },
        });
        const names = plan.units.filter(unit => drawn.includes(unit.id)).map(unit => unit.name);
        return { kind: 'set', programme: programme.name, rule, fromPeriod, drawn: names };
      },
    );
    return result;
  });
}

function propose(plan: LoadedPlan, rule: TaskRule, seed: string): PlanProposal {
  return proposePlan({ ...plan.input, rules: rule, seed }, 'first');
}

/** The units drawn, whoever goes. */
function fingerprint({ tasks, unassigned }: PlanProposal): string[] {
  return [...new Set([...tasks.map(task => task.unitId), ...unassigned])].sort();
}

async function load(context: ServiceContext, db: Tx | Prisma, { programmeId }: Wanted) {
  const programme = await db.inspectionProgramme.findUnique({ where: { id: programmeId } });
  if (!programme?.active) throw new AppError('notFound');
  const window = await firstFree(context, db, programme);
  const plan = await loadPlan(context, db, programme, window);
  return { programme, plan, before: (await ruleInForce(db, programme, window.period)).rule };
}

/** The window of the next period that is not drawn yet. A period without a working day gives out no tasks and is passed over. */
async function firstFree(context: ServiceContext, db: Tx | Prisma, programme: InspectionProgramme) {
  let at = nextPeriodEnd([programme.cycle], context.clock.now());
  for (;;) {
    const { dueAt, ...window } = taskWindow(programme.cycle, at, context.calendar);
    const key = { programmeId: programme.id, period: window.period };
    if (dueAt && !(await db.taskPlan.findUnique({ where: { programmeId_period: key } }))) return { ...window, dueAt };
    at = nextPeriodEnd([programme.cycle], at);
  }
}
