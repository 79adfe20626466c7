import { describe, expect, it } from 'vitest';
import { STAFF, UNITS } from '../../../prisma/seed/org.ts';
import { jointReviewersFor, readersOf, type StandardScope } from '../../../src/domain/standards/audience.ts';

/** The demo branch: every hall and the agencies answer to a department or county branch. */
const RESPONSIBLE: Readonly<Record<string, string>> = {
  'hall-tongchuan': 'public-customers',
  'hall-nanwai': 'public-customers',
  'hall-quxian': 'county-quxian',
  'hall-linba': 'rural-customers',
  hotline: 'customer-service',
  'agency-anren': 'rural-customers',
  'agency-hengtong': 'customer-service',
};
const units = UNITS.map(({ id, kind, headId }) => ({
  ...{ id, kind, headId },
  responsibleUnitId: id === 'city' ? undefined : (RESPONSIBLE[id] ?? id),
}));
const staff = STAFF.map(({ lines = [], ...person }) => ({ ...person, lines }));
const everybody = STAFF.map(person => person.id).filter(id => id !== 'root');

describe('whom a standard concerns', () => {
  it.each<[string, StandardScope, string[], string[]]>([
    [
      'halls: their people and heads, those who answer for them, the inspectors of the line',
      { line: 'hall', unitKinds: ['hall'] },
      ['zhou', 'tang', 'pan', 'wen', 'ding', 'shi', 'liao', 'bai', 'chen', 'lina'],
      ['pan', 'ding', 'liao'],
    ],
    ['the hotline', { line: 'complaint', unitKinds: ['hotline'] }, ['dong', 'jiang', 'fang', 'tang'], ['dong']],
    [
      'no line: no inspector only for being one',
      { line: null, unitKinds: ['hotline'] },
      ['dong', 'jiang', 'fang'],
      ['dong'],
    ],
    [
      'no kind: everybody who works under standards',
      { line: null, unitKinds: [] },
      everybody,
      ['dong', 'he', 'luo', 'pan', 'ding', 'cui', 'liao', 'du'],
    ],
    ['a kind nobody has', { line: null, unitKinds: ['none'] }, [], []],
  ])('%s', (_what, scope, readers, reviewers) => {
    expect(readersOf(scope, units, staff).sort()).toEqual([...readers].sort());
    expect(jointReviewersFor(scope, units).sort()).toEqual([...reviewers].sort());
  });
});
