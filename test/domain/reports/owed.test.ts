import { expect, it } from 'vitest';
import { owedState } from '../../../src/domain/reports/owed.ts';

const dueAt = new Date('2026-11-06T18:00:00+08:00');
const before = new Date('2026-11-06T18:00:00+08:00');
const after = new Date('2026-11-06T18:00:01+08:00');
const owed = { status: 'due', dueAt, late: false, asked: false } as const;

it.each([
  ['at the deadline itself', owed, before, 'open'],
  ['after it', owed, after, 'overdue'],
  ['once it was noticed', { ...owed, late: true }, before, 'overdue'],
  ['while more time is asked for', { ...owed, asked: true }, after, 'undecided'],
  ['noticed as late before more time was asked for', { ...owed, asked: true, late: true }, after, 'overdue'],
  ['a draft that waits for the head', { ...owed, status: 'drafted' }, after, 'overdue'],
  ['sent back', { ...owed, status: 'returned' }, before, 'returned'],
  ['sent back and overdue again', { ...owed, status: 'returned' }, after, 'overdue'],
  ['past its final time', { ...owed, status: 'omitted', late: true }, after, 'omitted'],
  ['sent in', { ...owed, status: 'submitted' }, after, undefined],
] as const)('a report %s', (_, report, now, state) => expect(owedState(report, now)).toBe(state));
