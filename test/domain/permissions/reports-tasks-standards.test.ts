import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/org/actor.ts';
import { canReleaseMeasures, canViewIssue } from '../../../src/domain/permissions/bulletins.ts';
import type { Decision } from '../../../src/domain/permissions/decision.ts';
import { canFillReport, canReleaseReport, canViewReport } from '../../../src/domain/permissions/reports.ts';
import { canImportStandard, canPublishStandard, OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { canAcknowledge, canSeeRecipients } from '../../../src/domain/permissions/tasks.ts';

function actor(id: string, roles: Role[], more: Partial<Actor> = {}): Actor {
  return {
    id,
    name: id,
    unitId: 'own',
    unitName: '',
    roles,
    lines: [],
    subtree: ['own', 'hall'],
    headOf: [],
    standsInAt: [],
    ...more,
  };
}
const say = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason);
const head = actor('head', ['manager'], { headOf: ['own'] });

describe('reports', () => {
  it.each([
    ['head', head, 'own', ['yes', 'yes', 'yes']],
    ['serviceOfficer', actor('a', ['serviceOfficer']), 'own', ['yes', 'notHead', 'yes']],
    ['another manager', actor('a', ['manager']), 'own', ['roleMissing', 'notHead', 'yes']],
    ['frontline', actor('a', ['frontline']), 'own', ['roleMissing', 'notHead', 'roleMissing']],
    ['of elsewhere', actor('a', ['serviceOfficer', 'manager']), 'other', ['otherUnit', 'otherUnit', 'otherUnit']],
    ['qualityOfficer', actor('a', ['qualityOfficer']), 'other', ['otherUnit', 'otherUnit', 'yes']],
    ['leader', actor('a', ['leader']), 'other', ['otherUnit', 'otherUnit', 'yes']],
    ['who stands in for the head', actor('deputy', ['frontline']), 'other', ['yes', 'yes', 'yes']],
    ['who stands in for a writer', actor('cover', ['frontline']), 'other', ['yes', 'otherUnit', 'yes']],
    ['admin', actor('a', ['admin']), 'own', ['roleMissing', 'notHead', 'roleMissing']],
  ] as const)('%s', (_who, who, unitId, expected) => {
    const headIds = [unitId === 'own' ? 'head' : 'someone', 'deputy'];
    const report = { unitId, headIds, standInIds: ['cover'], releaserIds: headIds };
    const decisions = [canFillReport(who, report), canReleaseReport(who, report), canViewReport(who, report)];
    expect(decisions.map(say)).toEqual(expected);
  });
});

it('a stand-in for the head who wrote a report does not release it; who does may see it', () => {
  const report = { unitId: 'other', headIds: ['head', 'deputy'], standInIds: [], releaserIds: ['above', 'head'] };
  const [deputy, above] = [actor('deputy', ['frontline']), actor('above', ['manager'])];
  expect([canFillReport(deputy, report), canReleaseReport(deputy, report)].map(say)).toEqual(['yes', 'ownText']);
  expect(
    [canFillReport(above, report), canReleaseReport(above, report), canViewReport(above, report)].map(say),
  ).toEqual(['otherUnit', 'yes', 'yes']);
});

it('measures follow the same rule: who signs, who wrote, and who may see them to release them', () => {
  const parties = {
    ...{ unitId: null, responsibleUnitId: 'other', headIds: ['deputy', 'head'], standInIds: [], followUpLines: [] },
    ...{ releaserIds: ['above', 'head'], checkerIds: [] },
  };
  const decide = (id: string, more: Partial<Actor> = {}) =>
    [canReleaseMeasures, canViewIssue].map(may => say(may(actor(id, ['manager'], more), parties)));
  expect(decide('deputy')).toEqual(['ownText', 'yes']);
  expect(decide('above')).toEqual(['yes', 'yes']);
  expect(decide('head')).toEqual(['yes', 'yes']);
  expect(decide('a', { subtree: ['other'] })).toEqual(['notHead', 'yes']);
  expect(decide('a')).toEqual(['otherUnit', 'otherUnit']);
});

describe('tasks', () => {
  it('lets only a recipient acknowledge', () => {
    expect(say(canAcknowledge(head, ['head', 'a']))).toBe('yes');
    expect(say(canAcknowledge(head, ['a']))).toBe('notRecipient');
  });

  it.each([
    ['qualityOfficer', actor('a', ['qualityOfficer']), undefined, 'yes'],
    ['leader', actor('a', ['leader']), { inspectorId: 'z', line: 'vip' }, 'yes'],
    ['inspector of the line', actor('a', ['inspector'], { lines: ['vip'] }), { inspectorId: 'z', line: 'vip' }, 'yes'],
    ['the inspector', actor('a', ['inspector']), { inspectorId: 'a', line: 'vip' }, 'yes'],
    ['another line', actor('a', ['inspector'], { lines: ['hall'] }), { inspectorId: 'z', line: 'vip' }, 'otherLine'],
    ['inspector, no inspection', actor('a', ['inspector']), undefined, 'roleMissing'],
    ['manager', head, { inspectorId: 'z', line: 'vip' }, 'roleMissing'],
  ] as const)('recipients: %s', (_who, who, inspection, expected) => {
    expect(say(canSeeRecipients(who, inspection))).toBe(expected);
  });
});

describe('standards', () => {
  it.each([
    [OPERATOR, 'yes'],
    [actor('a', ['qualityOfficer']), 'yes'],
    [actor('a', ['admin']), 'roleMissing'],
    [head, 'roleMissing'],
  ] as const)('import and publish %#', (by, expected) => {
    expect([canImportStandard(by), canPublishStandard(by)].map(say)).toEqual([expected, expected]);
  });
});
