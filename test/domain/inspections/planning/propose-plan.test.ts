import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanInput, proposePlan } from '../../../../src/domain/inspections/planning/propose-plan.ts';
import type { TaskStatus } from '../../../../src/domain/inspections/planning/task-status.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

function input(changes: Partial<PlanInput> = {}): PlanInput {
  return {
    units: ids.map(unitId => ({ unitId, responsibleUnitId: undefined })),
    rules: { draw: { mode: 'all' }, visits: 1 },
    pastVisits: new Map(),
    seed: '12345678',
    existing: [],
    extraRounds: new Map(),
    unassigned: [],
    inspectors: ['p', 'q'].map(id => ({ id, unitId: 'x', load: 0 })),
    ...changes,
  };
}

const task = (unitId: string, status: TaskStatus, round = 1) => ({
  no: `RW-${unitId}-${round}`,
  unitId,
  inspectorId: 'p',
  round,
  status,
});

describe('a first plan', () => {
  it('visits every unit as often as the rules say, in rounds', () => {
    const { tasks } = proposePlan(input({ rules: { draw: { mode: 'all' }, visits: 2 } }), 'first');
    expect(tasks.map(({ unitId, round }) => `${unitId}${round}`)).toEqual(ids.flatMap(id => [`${id}1`, `${id}2`]));
  });

  it('says who was not drawn, and what nobody may visit', () => {
    const units = [...input().units, { unitId: 'x', responsibleUnitId: undefined }];
    const all = proposePlan(input({ units }), 'first');
    expect([all.unassigned, all.tasks.length]).toEqual([['x'], 6]);
    const some = proposePlan(input({ rules: { draw: { mode: 'random', count: 2 }, visits: 1 } }), 'first');
    expect([...some.tasks.map(each => each.unitId), ...some.notDrawn].sort()).toEqual(ids);
  });
});

describe('a supplement', () => {
  it('adds a unit that came later, where every unit is visited', () => {
    const existing = ids.slice(1).map(id => task(id, 'done'));
    expect(proposePlan(input({ existing }), 'supplement').tasks.map(each => each.unitId)).toEqual(['a']);
  });

  it('lets a new unit of a rotation wait for the next period, and takes up what had no inspector', () => {
    const rules = { draw: { mode: 'rotation', count: 2 }, visits: 1 } as const;
    const existing = [task('b', 'planned')];
    expect(proposePlan(input({ rules, existing }), 'supplement').tasks).toEqual([]);
    const later = proposePlan(input({ rules, existing, unassigned: ['c'] }), 'supplement');
    expect(later.tasks.map(each => each.unitId)).toEqual(['c']);
  });
});

describe('another draw', () => {
  const statuses = fc.constantFrom<TaskStatus>('planned', 'inProgress', 'done', 'skipped', 'missed', 'withdrawn');

  it('leaves alone what has begun, draws as many as the rule says, and gives no unit two open tasks', () => {
    const existing = fc
      .uniqueArray(fc.constantFrom(...ids), { maxLength: 6 })
      .chain(units => fc.tuple(...units.map(unit => statuses.map(status => task(unit, status)))));
    fc.assert(
      fc.property(
        existing,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 99_999_999 }),
        (tasks, count, seed) => {
          const proposal = proposePlan(
            input({ existing: tasks, rules: { draw: { mode: 'random', count }, visits: 1 }, seed: String(seed) }),
            'redraw',
          );
          const stand = tasks.filter(each => each.status !== 'planned' && each.status !== 'withdrawn');
          const kept = tasks.filter(each => each.status === 'planned' && !proposal.withdrawn.includes(each.no));
          const open = [...stand, ...kept, ...proposal.tasks].map(each => each.unitId);
          expect(new Set(open).size).toBe(open.length);
          expect(open.length).toBe(Math.max(count, stand.length));
          expect(proposal.withdrawn.every(no => tasks.some(each => each.no === no && each.status === 'planned'))).toBe(
            true,
          );
        },
      ),
    );
  });

  it('numbers a unit drawn again after it was taken back as a further round', () => {
    const rules = { draw: { mode: 'random', count: 6 }, visits: 1 } as const;
    const { tasks } = proposePlan(input({ rules, existing: [task('a', 'withdrawn')] }), 'redraw');
    expect(tasks.find(each => each.unitId === 'a')?.round).toBe(2);
  });
});
