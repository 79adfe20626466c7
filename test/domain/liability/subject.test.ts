import { describe, expect, it } from 'vitest';
import { contestability, subjectTypeOf } from '../../../src/domain/liability/subject.ts';
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
