import { z } from 'zod';
import { RECTIFICATION_WORKING_DAYS } from '../rectification/due.ts';

/** Which of a programme's units get a task in a period. */
const drawSchema = z.discriminatedUnion('mode', [
  /** Every unit, each period. */
  z.object({ mode: z.literal('all') }),
  /** So many units in turn: those longest not visited first. */
  z.object({ mode: z.literal('rotation'), count: z.int().positive() }),
  /** So many units by a draw whose seed is recorded. */
  z.object({ mode: z.literal('random'), count: z.int().positive() }),
]);

/** Which tasks a period brings: the units drawn, each visited `visits` times. */
export const taskRuleSchema = z.object({
  draw: drawSchema.default({ mode: 'all' }),
  visits: z.int().positive().default(1),
});

export type TaskRule = z.infer<typeof taskRuleSchema>;

/**
 * How a programme runs beyond what the plan says of it. The plan is silent on all of this, so every default is ours: results go out at
 * once, every unit is visited each period, its head has three working days to dispute. How it draws may be changed from a period on
 * (`DrawRuleVersion`).
 */
export const programmeRulesSchema = taskRuleSchema.extend({
  /** A result is reviewed by a quality officer before the unit sees it. */
  review: z.boolean().default(false),
  /** Working days from the release in which the unit's head confirms or disputes. */
  disputeWorkingDays: z.int().positive().default(3),
  /** Working days to answer a 整改通知, by severity of the item. */
  rectificationWorkingDays: z
    .object({
      general: z.int().positive().default(RECTIFICATION_WORKING_DAYS.general),
      serious: z.int().positive().default(RECTIFICATION_WORKING_DAYS.serious),
      major: z.int().positive().default(RECTIFICATION_WORKING_DAYS.major),
    })
    .default({ ...RECTIFICATION_WORKING_DAYS }),
});

export type ProgrammeRules = z.infer<typeof programmeRulesSchema>;
export type DrawRule = ProgrammeRules['draw'];
