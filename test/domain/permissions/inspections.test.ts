import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { canEditDraft, canFileInspection, canSeeInspection } from '../../../src/domain/permissions/inspections.ts';

const actor = (more: Partial<Actor>): Actor => ({
  id: 'a',
  name: '甲',
  unitId: 'hall-1',
  unitName: '一厅',
  roles: [],
  lines: [],
  subtree: ['hall-1'],
  headOf: [],
  ...more,
});
const inspection = { line: 'hall' as const, unitId: 'hall-1', responsibleUnitId: 'group-1' };
const reason = (decision: ReturnType<typeof canSeeInspection>) => (decision.allowed ? 'allowed' : decision.reason);

describe('filing', () => {
  it.each<[string, Partial<Actor>, string]>([
    ['an inspector of the line', { roles: ['inspector'], lines: ['hall'] }, 'allowed'],
    ['an inspector of another line', { roles: ['inspector'], lines: ['vip'] }, 'otherLine'],
    ['somebody with the line but not the role', { roles: ['qualityOfficer'], lines: ['hall'] }, 'roleMissing'],
    ['frontline', { roles: ['frontline'] }, 'roleMissing'],
  ])('%s', (_, more, expected) => expect(reason(canFileInspection(actor(more), 'hall'))).toBe(expected));

  it('leaves a draft to its own inspector', () => {
    const other = actor({ roles: ['inspector'], lines: ['hall'] });
    expect(reason(canEditDraft(other, { inspectorId: 'b', line: 'hall' }))).toBe('notRecipient');
    expect(reason(canEditDraft(other, { inspectorId: 'a', line: 'hall' }))).toBe('allowed');
  });
});

describe('seeing a result', () => {
  it.each<[string, Partial<Actor>, string]>([
    ['quality officer', { roles: ['qualityOfficer'], unitId: 'x', subtree: ['x'] }, 'allowed'],
    ['leader', { roles: ['leader'], unitId: 'x', subtree: ['x'] }, 'allowed'],
    ['inspector of the line', { roles: ['inspector'], lines: ['hall'], unitId: 'x', subtree: ['x'] }, 'allowed'],
    ['inspector of another line', { roles: ['inspector'], lines: ['vip'], unitId: 'x', subtree: ['x'] }, 'otherLine'],
    ['frontline of the unit', { roles: ['frontline'] }, 'allowed'],
    [
      'frontline above the unit',
      { roles: ['frontline'], unitId: 'group-1', subtree: ['group-1', 'hall-1'] },
      'otherUnit',
    ],
    ['manager above the unit', { roles: ['manager'], unitId: 'group-1', subtree: ['group-1', 'hall-1'] }, 'allowed'],
    [
      'service officer of the responsible unit',
      { roles: ['serviceOfficer'], unitId: 'group-1', subtree: ['group-1'] },
      'allowed',
    ],
    ['manager elsewhere', { roles: ['manager'], unitId: 'x', subtree: ['x'] }, 'otherUnit'],
    [
      'head of the unit from elsewhere',
      { roles: ['manager'], unitId: 'x', subtree: ['x'], headOf: ['hall-1'] },
      'allowed',
    ],
    ['admin', { roles: ['admin'], unitId: 'city', subtree: ['city', 'hall-1'] }, 'otherUnit'],
  ])('%s', (_, more, expected) => expect(reason(canSeeInspection(actor(more), inspection))).toBe(expected));
});
