import { z } from 'zod';

/** What a plan's row keeps of its draws, beside the seed in force: enough to repeat each of them, and why there was another. */
export const planRecordSchema = z.object({
  /** Drawn, and no inspector could be found. */
  unassigned: z.array(z.string()).default([]),
  /** 单号 of tasks that a re-draw took back. */
  withdrawn: z.array(z.string()).default([]),
  draws: z
    .array(
      z.object({
        seed: z.string(),
        at: z.string(),
        /** A person's id, or `system`. */
        byId: z.string(),
        mode: z.enum(['first', 'supplement', 'redraw']),
        reason: z.string().default(''),
        /** unit id → inspector ids */
        drawn: z.record(z.string(), z.array(z.string())),
        /** Units that were not drawn. */
        left: z.array(z.string()),
      }),
    )
    .default([]),
});

export type PlanRecord = z.infer<typeof planRecordSchema>;
