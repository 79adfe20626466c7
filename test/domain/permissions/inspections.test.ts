import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import {
  canEditDraft,
  canFileInspection,
  canRespond,
  canReviewInspection,
  canSeeInspection,
  canVoidInspection,
} from '../../../src/domain/permissions/inspections.ts';

const actor = (more: Partial<Actor>): Actor => ({
  id: 'a',
  name: '甲',
  unitId: 'hall-1',
  unitName: '一厅',
  roles: [],
  lines: [],
  subtree: ['hall-1'],
  headOf: [],
  standsInAt: [],
  ...more,
});
const inspection = { line: 'hall' as const, unitId: 'hall-1', responsibleUnitId: 'group-1', releasedAt: new Date(0) };
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

describe('before the release', () => {
  const hidden = { ...inspection, releasedAt: null };

  it.each<[string, Partial<Actor>, string]>([
    ['quality officer', { roles: ['qualityOfficer'], unitId: 'x', subtree: ['x'] }, 'allowed'],
    ['inspector of the line', { roles: ['inspector'], lines: ['hall'], unitId: 'x', subtree: ['x'] }, 'allowed'],
    ['head of the unit', { roles: ['manager'], headOf: ['hall-1'] }, 'notReleased'],
    ['frontline of the unit', { roles: ['frontline'] }, 'notReleased'],
    [
      'manager above the unit',
      { roles: ['manager'], unitId: 'group-1', subtree: ['group-1', 'hall-1'] },
      'notReleased',
    ],
    ['manager elsewhere', { roles: ['manager'], unitId: 'x', subtree: ['x'] }, 'otherUnit'],
  ])('%s', (_, more, expected) => expect(reason(canSeeInspection(actor(more), hidden))).toBe(expected));
});

describe('reviewing', () => {
  const officer = { id: 'q', unitId: 'service', headOf: [], standsInAt: [] };
  const matter = { concernedUnitIds: ['hall-1', 'group-1'], qualityOfficers: [officer] };
  const filing = { inspectorId: 'i', correctedById: null };
  const quality = (more: Partial<Actor>) => actor({ id: 'q', roles: ['qualityOfficer'], unitId: 'service', ...more });

  it.each<[string, Actor, Parameters<typeof canReviewInspection>[1], string]>([
    ['a quality officer of neither unit', quality({}), filing, 'allowed'],
    ['one of the inspected unit', quality({ unitId: 'hall-1' }), filing, 'ownMatter'],
    ['the one who filed it', quality({ id: 'i' }), filing, 'ownText'],
    ['the one who made the correction', quality({}), { inspectorId: 'i', correctedById: 'q' }, 'ownText'],
    ['the leader while an officer may', actor({ id: 'l', roles: ['leader'], unitId: 'city' }), filing, 'roleMissing'],
    ['an inspector', actor({ id: 'z', roles: ['inspector'], lines: ['hall'] }), filing, 'roleMissing'],
  ])('%s', (_, who, what, expected) => expect(reason(canReviewInspection(who, what, matter))).toBe(expected));

  it('goes to the leader where every officer is barred', () => {
    const barred = { concernedUnitIds: ['service'], qualityOfficers: [officer] };
    const leader = actor({ id: 'l', roles: ['leader'], unitId: 'city' });
    expect(reason(canReviewInspection(leader, filing, barred))).toBe('allowed');
  });
});

describe('voiding', () => {
  const officer = { id: 'q', unitId: 'service', headOf: [], standsInAt: [] };
  const matter = { concernedUnitIds: ['hall-1', 'group-1'], qualityOfficers: [officer] };
  const inspector = actor({ id: 'i', roles: ['inspector'], lines: ['hall'], unitId: 'service' });
  const quality = (more: Partial<Actor>) => actor({ id: 'q', roles: ['qualityOfficer'], unitId: 'service', ...more });

  it.each<[string, Actor, string, string]>([
    ['its inspector', inspector, 'allowed', 'ownText'],
    ['its inspector who has left the line', { ...inspector, lines: ['vip'] }, 'otherLine', 'ownText'],
    ['a colleague of the line', { ...inspector, id: 'z' }, 'roleMissing', 'roleMissing'],
    ['a quality officer', quality({}), 'allowed', 'allowed'],
    ['one of the inspected unit', quality({ unitId: 'hall-1' }), 'ownMatter', 'ownMatter'],
    ['the one whose inspection it is', quality({ id: 'i' }), 'roleMissing', 'ownText'],
    [
      'the leader while an officer may',
      actor({ id: 'l', roles: ['leader'], unitId: 'city' }),
      'roleMissing',
      'roleMissing',
    ],
    ['the head of the unit', actor({ roles: ['manager'], headOf: ['hall-1'] }), 'roleMissing', 'roleMissing'],
  ])('%s', (_, who, unreviewed, reviewed) => {
    const decide = (isReviewed: boolean) =>
      reason(canVoidInspection(who, { inspectorId: 'i', line: 'hall', reviewed: isReviewed }, matter));
    expect([decide(false), decide(true)]).toEqual([unreviewed, reviewed]);
  });
});

describe('confirming and disputing', () => {
  it.each<[string, Partial<Actor>, string]>([
    ['the head', { headOf: ['hall-1'] }, 'allowed'],
    ['the head of the nearest unit above', { id: 'h', unitId: 'group-1', subtree: [] }, 'allowed'],
    ['a manager above', { roles: ['manager'], unitId: 'group-1', subtree: ['group-1', 'hall-1'] }, 'allowed'],
    ['a clerk of the unit', { roles: ['frontline'] }, 'notHead'],
    ['somebody elsewhere', { roles: ['manager'], unitId: 'x', subtree: ['x'] }, 'otherUnit'],
  ])('%s', (_, more, expected) =>
    expect(reason(canRespond(actor(more), { unitId: 'hall-1', headId: 'h' }))).toBe(expected),
  );
});
