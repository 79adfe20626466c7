import { expect, it } from 'vitest';
import { publicationDayProblem } from '../../../src/domain/standards/publication-day.ts';

it.each([
  ['companyStandard', '2026-12-01', ['2026-01-01'], undefined],
  ['companyStandard', '2026-11-02', ['2026-01-01'], undefined],
  ['companyStandard', '2026-11-01', ['2026-01-01'], 'past'],
  ['companyStandard', '2025-01-01', [], undefined],
  ['companyStandard', '2026-12-01', ['2026-12-01'], 'taken'],
  ['nationalLaw', '2016-02-06', ['2020-01-01'], undefined],
  ['localLaw', '2016-02-06', ['2016-02-06'], 'taken'],
] as const)('%s from %s beside %j: %s', (level, day, editions, problem) => {
  expect(publicationDayProblem({ level, day, today: '2026-11-02', editions })).toBe(problem);
});
