import type { z } from 'zod';
import type { assessmentSchema } from '../../src/domain/kpi/formula.ts';
import { EXAMPLE, PLAN } from './effective.ts';

/** The plan says what enters a unit's score, not with which weight: equal weights, a floor of nothing and a ceiling of a hundred, a tenth for 督办 at the year's end. */
export const ASSESSMENT: z.input<typeof assessmentSchema> = {
  weights: {},
  otherWeight: 1,
  floor: 0,
  ceiling: 100,
  supervisionShare: 0.1,
  objectionWorkingDays: 3,
  source: `${PLAN} 第六部分；各类别等权、总分在 0 至 100 之间、督办占年度一成、预公示三个工作日为${EXAMPLE}`,
};
