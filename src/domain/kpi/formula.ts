import { z } from 'zod';

/** Whose results count: the plan knows the province's and the city's. */
export const KPI_LEVELS = ['province', 'city'] as const;
export type KpiLevel = (typeof KPI_LEVELS)[number];

const share = z.number().positive().max(1);
const weightsSchema = z.object({ province: share.optional(), city: share.optional() });

const partSchema = z.object({
  key: z.string(),
  title: z.string(),
  weights: weightsSchema,
  /** Without a task of the city's own, only the province's results come in. */
  cityTask: z.boolean(),
});

/** How the results of one 监督检查类别 become its score of a period. Source: plan, part 5, 「测评运用」 of each category. */
export const programmeKpiSchema = z.object({
  /** `mean`: the months are averaged into the quarter, and each must be there; `direct`: each month that was checked counts as it is. */
  aggregate: z.enum(['mean', 'direct']),
  /** Shares of one per level. */
  weights: weightsSchema,
  /** How often the province checks, where it does. */
  provinceCycle: z.enum(['monthly', 'quarterly']).optional(),
  /** Weeks make up a month by their mean. */
  weeksToMonth: z.literal('mean').optional(),
  /** Parts scored apart; the programme is their mean. */
  parts: z.array(partSchema).optional(),
  /** Where the plan is silent: what we chose. */
  ourDefaults: z.array(z.string()),
});

export type ProgrammeKpi = z.infer<typeof programmeKpiSchema>;

/**
 * How programme scores, points and 督办 become a unit's scores. The plan names what enters, not with which weight: all figures here are
 * ours (示例) until a branch puts in its own.
 */
export const assessmentSchema = z.object({
  /** Weight of each programme by its id; one that is not named weighs `otherWeight`. Only their proportion counts. */
  weights: z.record(z.string(), z.number().positive()).default({}),
  otherWeight: z.number().positive().default(1),
  /** The score cannot fall below this, whatever is deducted. */
  floor: z.number().min(0).default(0),
  /** Nor rise above this, whatever is rewarded. */
  ceiling: z.number().positive().default(100),
  /** Year-end: how much of the score is 督办的落实与巩固, where the unit had a 督办单; the quarters' mean is the rest. Plan, part 6, 七 4 ②. */
  supervisionShare: z.number().min(0).max(1).default(0.1),
  /** Working days of the 预公示 in which a unit may object. */
  objectionWorkingDays: z.int().positive().default(3),
  source: z.string(),
});

export type Assessment = z.infer<typeof assessmentSchema>;
