import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import {
  clockState,
  clocksOfRound,
  failsNow,
  metLate,
  notBefore,
  recheckDue,
} from '../../../src/domain/supervision/clocks.ts';
import {
  isFinished,
  moveByIssuer,
  moveByReport,
  REPORT_KINDS,
  type ReportKind,
  SUPERVISION_STATUSES,
  type SupervisionStatus,
} from '../../../src/domain/supervision/workflow.ts';

const calendar = createWorkingCalendar();
const monday = new Date('2026-11-02T09:00:00+08:00');
const dueAt = new Date('2026-11-05T18:00:00+08:00');
const before = new Date(dueAt.getTime() - 1);
const after = new Date(dueAt.getTime() + 1);

describe('clocksOfRound', () => {
  it('runs three clocks from issue and two after a return', () => {
    const shown = (round: number) =>
      clocksOfRound(round, monday, calendar).map(clock => [clock.kind, isoShanghai(clock.dueAt).slice(0, 16)]);
    expect(shown(1)).toEqual([
      ['cause', '2026-11-05T18:00'],
      ['fix', '2026-11-16T18:00'],
      ['feedback', '2026-11-18T18:00'],
    ]);
    expect(shown(2)).toEqual([
      ['fix', '2026-11-09T18:00'],
      ['feedback', '2026-11-11T18:00'],
    ]);
  });
});

describe('recheckDue', () => {
  it.each([
    ['2026-11-02', '2026-11-30'],
    // Twenty working days would be 10月20日: the holidays do not make the thirty days longer.
    ['2026-09-18', '2026-10-16'],
  ])('of an order closed on %s is %s', (closed, due) => {
    expect(isoShanghai(recheckDue(calendar, new Date(`${closed}T09:00:00+08:00`))).slice(0, 16)).toBe(`${due}T18:00`);
  });
});

describe('notBefore', () => {
  it('keeps the clock of its kind that ends later, as it was counted', () => {
    const earlier = clocksOfRound(1, monday, calendar);
    const [fix, feedback] = [earlier[1], earlier[2]];
    expect(notBefore(earlier, clocksOfRound(2, monday, calendar))).toEqual([fix, feedback]);
    const later = clocksOfRound(2, new Date('2026-11-12T09:00:00+08:00'), calendar);
    expect(notBefore(earlier, later)).toEqual(later);
  });
});

describe('failsNow', () => {
  it.each([
    ['not met, before it is due', null, null, 'signed', before, false],
    ['not met, at the very moment', null, null, 'signed', dueAt, false],
    ['not met, just after', null, null, 'signed', after, true],
    ['met in time, looked at later', before, null, 'causeFound', after, false],
    ['met exactly when due', dueAt, null, 'causeFound', after, false],
    ['met late: the failure stands', after, null, 'causeFound', after, true],
    ['failed before', null, dueAt, 'signed', after, false],
    ['stopped by closing', null, null, 'closed', after, false],
  ] as const)('%s', (_name, metAt, failedAt, status, now, expected) => {
    expect(failsNow({ dueAt, metAt, failedAt, pausedAt: null }, status, now)).toBe(expected);
  });

  it('no while it stands still, also where it was met meanwhile', () => {
    const paused = { dueAt, failedAt: null, pausedAt: before };
    expect(failsNow({ ...paused, metAt: null }, 'signed', after)).toBe(false);
    expect(failsNow({ ...paused, metAt: after }, 'causeFound', after)).toBe(false);
    expect(metLate(after, paused)).toBe(false);
    expect(metLate(after, { dueAt, pausedAt: null })).toBe(true);
  });
});

describe('clockState', () => {
  it('of one that stands still says since when, until it is met or the order finished', () => {
    const paused = { dueAt, metAt: null, failedAt: null, pausedAt: before };
    expect(clockState(paused, 'signed', after, calendar)).toEqual({ kind: 'paused', since: before });
    expect(clockState({ ...paused, metAt: after }, 'causeFound', after, calendar).kind).toBe('metInTime');
    expect(clockState(paused, 'closed', after, calendar).kind).toBe('stopped');
  });

  it.each([
    [before, 'causeFound', after, { kind: 'metInTime', at: before }],
    [dueAt, 'causeFound', after, { kind: 'metInTime', at: dueAt }],
    [after, 'causeFound', after, { kind: 'metLate', at: after }],
    [null, 'signed', monday, { kind: 'running', workingDaysLeft: 3 }],
    [null, 'signed', before, { kind: 'running', workingDaysLeft: 0 }],
    [null, 'signed', after, { kind: 'overdue' }],
    [null, 'closed', after, { kind: 'stopped' }],
  ] as const)('met %s, %s', (metAt, status, now, expected) => {
    expect(clockState({ dueAt, metAt, failedAt: null, pausedAt: null }, status, now, calendar)).toEqual(expected);
  });
});

type Step = { after: number; does: ReportKind | 'close' | 'return' | 'recheck' | 'sign' | 'check' };

describe('an order under any sequence of commands', () => {
  const steps = fc.array(
    fc.record<Step>({
      after: fc.integer({ min: 0, max: 6 * 24 }),
      does: fc.constantFrom(...REPORT_KINDS, 'close', 'return', 'recheck', 'sign', 'check'),
    }),
    { maxLength: 40 },
  );

  it('stays in a known state, and each clock fails at most once and only when it was late', () => {
    fc.assert(
      fc.property(steps, sequence => {
        let [status, round, now]: [SupervisionStatus, number, Date] = ['issued', 1, monday];
        const start = (of: number) =>
          clocksOfRound(of, now, calendar).map(clock => ({
            ...{ kind: clock.kind, round: of, dueAt: clock.dueAt },
            metAt: null as Date | null,
            failedAt: null as Date | null,
            pausedAt: null,
            failures: 0,
          }));
        const clocks = start(1);
        const check = () => {
          for (const clock of clocks) {
            if (!failsNow(clock, status, now)) continue;
            clock.failures += 1;
            clock.failedAt = now;
          }
        };
        for (const step of sequence) {
          now = new Date(now.getTime() + step.after * 3_600_000);
          if (step.does === 'check') check();
          else if (step.does === 'sign') status = status === 'issued' ? 'signed' : status;
          else if (step.does === 'close' || step.does === 'return' || step.does === 'recheck') {
            const next = moveByIssuer(status, step.does);
            if (next === 'returned') clocks.push(...start(++round));
            status = next ?? status;
          } else {
            const move = moveByReport(status, step.does);
            if (move.kind !== 'accepted') continue;
            status = move.status;
            const clock = clocks.find(each => each.kind === step.does && each.round === round);
            expect(clock?.metAt ?? null).toBeNull();
            if (clock) clock.metAt = now;
          }
          expect(SUPERVISION_STATUSES).toContain(status);
        }
        check();
        check();
        for (const clock of clocks) {
          expect(clock.failures).toBeLessThanOrEqual(1);
          if (clock.failures === 1) expect((clock.metAt ?? now) > clock.dueAt).toBe(true);
        }
        // Whoever reports in order leaves no clock of the round running behind.
        if (isFinished(status)) expect(clocks.every(clock => clock.metAt !== null)).toBe(true);
      }),
    );
  });
});
