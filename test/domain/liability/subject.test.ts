import { describe, expect, it } from 'vitest';
import { letsStand, liabilityRuleAt, ORDINARY_RULE } from '../../../src/domain/liability/rule.ts';
import { answers, contestability, subjectTypeOf } from '../../../src/domain/liability/subject.ts';
import type { PenaltyStatus } from '../../../src/domain/penalties/status.ts';

describe('what responsibility can be contested for', () => {
  it.each([
    ['ZG-2026-0001', 'rectification'],
    ['DB-2026-0001', 'supervision'],
    ['KF-2026-0001', 'penalty'],
    ['CP-2026-0001', undefined],
  ])('%s', (no, type) => expect(subjectTypeOf(no)).toBe(type));

  it.each([
    ['penalty', 'proposed', ['proposed'], 'open'],
    ['penalty', 'rejected', ['rejected'], 'settled'],
    ['penalty', 'confirmed', ['confirmed'], 'pointsConfirmed'],
    ['penalty', 'appealed', ['appealed'], 'pointsConfirmed'],
    ['penalty', 'final', ['final'], 'pointsConfirmed'],
    ['rectification', 'answered', [], 'open'],
    ['rectification', 'answered', ['proposed', 'confirmed'], 'pointsConfirmed'],
    ['rectification', 'verified', [], 'settled'],
    ['supervision', 'signed', ['rejected'], 'open'],
    ['supervision', 'closed', [], 'settled'],
  ] as const)('%s %s with %j: %s', (type, status, penalties, kind) => {
    const entries = penalties.map((each, index) => ({ no: `KF-${index}`, status: each as PenaltyStatus }));
    expect(contestability(type, status, entries).kind).toBe(kind);
  });
});

describe('whether an earlier 责任认定 has answered the question', () => {
  const earlier = { subjectId: 'order', unitId: 'a', status: 'upheld', movedToUnitId: null } as const;
  const asked = { subjectId: 'order', unitId: 'a', responsibleUnitId: 'a' };
  it.each([
    ['kept, about the same record', {}, {}, true],
    ['kept, about another record of the matter', {}, { subjectId: 'penalty' }, true],
    ['kept, asked by another unit', {}, { unitId: 'b' }, false],
    ['still open', { status: 'open' }, {}, false],
    ['taken back', { status: 'withdrawn' }, {}, false],
    ['moved, and come back to it since', { status: 'moved', movedToUnitId: 'b' }, {}, true],
    ['moved, and this record stayed behind', { status: 'moved', movedToUnitId: 'b' }, { subjectId: 'other' }, false],
    [
      'moved together with this record',
      { status: 'moved', movedToUnitId: 'b' },
      { subjectId: 'other', responsibleUnitId: 'b' },
      true,
    ],
  ] as const)('%s: %#', (_what, before, now, answered) => {
    expect(answers({ ...earlier, ...before }, { ...asked, ...now })).toBe(answered);
  });
});

describe('the rule of a 责任认定', () => {
  const from = (day: string) => new Date(`${day}T00:00:00+08:00`);
  const first = {
    ...{ decisionWorkingDays: 5, clocksNeedEvidence: true },
    ...{ effectiveFrom: from('2026-01-01'), effectiveTo: from('2026-06-01') },
  };
  const second = { ...first, decisionWorkingDays: 3, effectiveFrom: from('2026-06-01'), effectiveTo: null };

  it('is that of the moment of asking, whatever order they stand in', () => {
    expect(liabilityRuleAt([second, first], from('2026-05-31')).decisionWorkingDays).toBe(5);
    expect(liabilityRuleAt([first, second], from('2026-06-01')).decisionWorkingDays).toBe(3);
    expect(liabilityRuleAt([second], from('2026-01-01'))).toEqual(ORDINARY_RULE);
  });

  it('lets deadlines stand still for evidence, unless it asks for none', () => {
    expect([letsStand(first, 0), letsStand(first, 1)]).toEqual([false, true]);
    expect(letsStand({ clocksNeedEvidence: false }, 0)).toBe(true);
  });
});
