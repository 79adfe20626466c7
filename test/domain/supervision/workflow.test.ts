import { describe, expect, it } from 'vitest';
import {
  awaitedReport,
  moveByIssuer,
  moveByReport,
  SUPERVISION_STATUSES,
} from '../../../src/domain/supervision/workflow.ts';

describe('moveByReport', () => {
  const accepted = (status: string, implicitSign = false) => ({ kind: 'accepted', status, implicitSign });
  const tooEarly = (missing: string) => ({ kind: 'tooEarly', missing });
  const already = { kind: 'alreadyReported' };
  const finished = { kind: 'finished' };

  it.each([
    ['issued', accepted('causeFound', true), tooEarly('cause'), tooEarly('cause')],
    ['signed', accepted('causeFound'), tooEarly('cause'), tooEarly('cause')],
    ['causeFound', already, accepted('fixed'), tooEarly('fix')],
    ['returned', already, accepted('fixed'), tooEarly('fix')],
    ['fixed', already, already, accepted('reported')],
    ['reported', already, already, already],
    ['closed', finished, finished, finished],
    ['consolidated', finished, finished, finished],
  ] as const)('%s: cause, fix, feedback', (status, cause, fix, feedback) => {
    expect(moveByReport(status, 'cause')).toEqual(cause);
    expect(moveByReport(status, 'fix')).toEqual(fix);
    expect(moveByReport(status, 'feedback')).toEqual(feedback);
  });

  it('accepts exactly the report that is awaited', () => {
    for (const status of SUPERVISION_STATUSES) {
      for (const report of ['cause', 'fix', 'feedback'] as const) {
        expect(moveByReport(status, report).kind === 'accepted').toBe(awaitedReport(status) === report);
      }
    }
  });
});

describe('moveByIssuer', () => {
  it.each(SUPERVISION_STATUSES)('from %s', status => {
    expect(moveByIssuer(status, 'close')).toBe(status === 'reported' ? 'closed' : undefined);
    expect(moveByIssuer(status, 'return')).toBe(status === 'reported' ? 'returned' : undefined);
    expect(moveByIssuer(status, 'recheck')).toBe(status === 'closed' ? 'consolidated' : undefined);
  });
});
