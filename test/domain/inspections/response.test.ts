import { describe, expect, it } from 'vitest';
import { disputability, responseState } from '../../../src/domain/inspections/response.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 5, hour));

describe('the window of a result', () => {
  const open = { status: 'reviewed', releasedAt: at(1), respondBy: at(10), confirmedAt: null, confirmedById: null };

  it.each([
    ['not released', { ...open, releasedAt: null }, at(2), 'notReleased'],
    ['open', open, at(2), 'open'],
    ['its last instant', open, at(10), 'open'],
    ['passed', open, new Date(at(10).getTime() + 1), 'expired'],
    ['confirmed by the head', { ...open, confirmedAt: at(3), confirmedById: 'chen' }, at(4), 'confirmed'],
    ['voided, whatever was said before', { ...open, status: 'voided', confirmedAt: at(3) }, at(4), 'voided'],
    ['taken as confirmed', { ...open, confirmedAt: at(10) }, at(11), 'expired'],
  ])('%s', (_, result, now, expected) => expect(responseState(result, now)).toBe(expected));
});

describe('disputing an item', () => {
  const failed = {
    ordinal: 3,
    scoring: 'points' as const,
    points: 1,
    maxPoints: 4,
    result: 'fail' as const,
    disputeNo: null,
  };

  it.each([
    ['failed', failed, { kind: 'open' }],
    ['passed with points lost', { ...failed, result: 'pass' as const }, { kind: 'open' }],
    ['all points', { ...failed, points: 4, result: 'pass' as const }, { kind: 'nothingLost' }],
    ['not applicable', { ...failed, points: null, result: 'notApplicable' as const }, { kind: 'nothingLost' }],
    [
      'a statement without points',
      { ...failed, scoring: 'signature' as const, points: null, maxPoints: 0, result: 'pass' as const },
      { kind: 'open' },
    ],
    ['disputed before', { ...failed, disputeNo: 'YY-2026-0001' }, { kind: 'disputed', no: 'YY-2026-0001' }],
  ])('%s', (_, finding, expected) => expect(disputability(finding)).toEqual(expected));
});
