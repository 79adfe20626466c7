import type { ProgrammeRules } from '../programme-rules.ts';
import { assign, type Inspector, type Visit } from './assign.ts';
import { draw } from './draw.ts';
import type { TaskStatus } from './task-status.ts';

export interface ExistingTask {
  readonly no: string;
  readonly unitId: string;
  readonly inspectorId: string;
  readonly round: number;
  readonly status: TaskStatus;
}

export interface PlanInput {
  /** What the programme covers today, with who answers for each unit. */
  readonly units: readonly Visit[];
  readonly rules: Pick<ProgrammeRules, 'draw' | 'visits'>;
  readonly pastVisits: ReadonlyMap<string, readonly string[]>;
  readonly seed: string;
  /** Of the same programme and period, drawn by its plan. */
  readonly existing: readonly ExistingTask[];
  /** The highest round of each unit that was given out besides the draw; a unit without one is absent. */
  readonly extraRounds: ReadonlyMap<string, number>;
  /** Units the plan drew without finding an inspector for them. */
  readonly unassigned: readonly string[];
  /** Those of the line who are there. */
  readonly inspectors: readonly Inspector[];
}

export interface PlanProposal {
  readonly seed: string;
  readonly tasks: readonly { unitId: string; round: number; inspectorId: string }[];
  /** 单号 of planned tasks that a re-draw takes back. */
  readonly withdrawn: readonly string[];
  /** Drawn, and nobody may go. */
  readonly unassigned: readonly string[];
  readonly notDrawn: readonly string[];
  readonly loads: readonly { inspectorId: string; before: number; after: number }[];
}

/**
 * What a period's tasks would be.
 *
 * - `first`: nothing has been drawn yet.
 * - `supplement`: units that came in the middle of a period in which every unit is visited, and those nobody could visit so far. A new unit
 *   of a rotation or a random draw waits for the next period.
 * - `redraw`: what nobody has begun is drawn anew; visits begun, done, skipped or missed stand, and count.
 */
export function proposePlan(input: PlanInput, mode: 'first' | 'supplement' | 'redraw'): PlanProposal {
  const drawn = drawnUnits(input, mode);
  const planned = input.existing.filter(task => task.status === 'planned');
  const taken = new Set(input.existing.map(task => task.unitId));
  const withdrawn = mode === 'redraw' ? planned.filter(task => !drawn.includes(task.unitId)) : [];
  const wanted = drawn
    .filter(unitId => (mode === 'redraw' ? !planned.some(task => task.unitId === unitId) : !taken.has(unitId)))
    .flatMap(unitId => {
      const rounds = input.existing.filter(task => task.unitId === unitId).map(task => task.round);
      const first = Math.max(0, ...rounds, input.extraRounds.get(unitId) ?? 0) + 1;
      return Array.from({ length: input.rules.visits }, (_, index) => ({ unitId, round: first + index }));
    });
  const inspectors = input.inspectors.map(person => ({
    ...person,
    load: person.load - withdrawn.filter(task => task.inspectorId === person.id).length,
  }));
  const chosen = assign(
    wanted.map(({ unitId }) => input.units.find(unit => unit.unitId === unitId)!),
    inspectors,
  );
  const given = wanted.flatMap((task, index) => (chosen[index] ? [{ ...task, inspectorId: chosen[index] }] : []));
  const unassigned = [...new Set(wanted.filter((_, index) => !chosen[index]).map(task => task.unitId))];
  return {
    seed: input.seed,
    tasks: given,
    withdrawn: withdrawn.map(task => task.no),
    unassigned,
    notDrawn: input.units
      .map(unit => unit.unitId)
      .filter(unitId => !drawn.includes(unitId) && (mode === 'redraw' ? !isBegun(input, unitId) : !taken.has(unitId))),
    loads: inspectors.map(person => ({
      inspectorId: person.id,
      before: person.load,
      after: person.load + given.filter(task => task.inspectorId === person.id).length,
    })),
  };
}

function isBegun(input: PlanInput, unitId: string): boolean {
  return input.existing.some(
    task => task.unitId === unitId && task.status !== 'planned' && task.status !== 'withdrawn',
  );
}

function drawnUnits(input: PlanInput, mode: 'first' | 'supplement' | 'redraw'): string[] {
  const { rules, pastVisits, seed } = input;
  const unitIds = input.units.map(unit => unit.unitId);
  switch (mode) {
    case 'first':
      return draw({ unitIds, rule: rules.draw, pastVisits, seed });
    case 'supplement':
      return rules.draw.mode === 'all' ? unitIds : unitIds.filter(unitId => input.unassigned.includes(unitId));
    case 'redraw': {
      const free = unitIds.filter(unitId => !isBegun(input, unitId));
      if (rules.draw.mode === 'all') return free;
      const left = Math.max(0, rules.draw.count - (unitIds.length - free.length));
      return left === 0 ? [] : draw({ unitIds: free, rule: { ...rules.draw, count: left }, pastVisits, seed });
    }
    default:
      throw new RangeError(`unknown mode: ${String(mode satisfies never)}`);
  }
}
