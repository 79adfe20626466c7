import { z } from 'zod';

export const sampleSchema = z.object({
  /** Counts from 1 over the whole inspection, as people say 第12户. */
  ordinal: z.number().int().positive(),
  /** Title of the group of customers, '' where it was not said. */
  population: z.string(),
  /** How the customer is told from others; without name or telephone number. */
  label: z.string(),
  /** 空号、无人接听、拒访: not reached, and replaced by another. */
  reached: z.boolean(),
  /** By the item's ordinal, whether the customer counts as qualified; what was not said is absent. */
  outcomes: z.record(z.string(), z.boolean()),
  note: z.string(),
  /** The message that began this record: said again by a repeated turn, it is the same customer. */
  by: z.string().optional(),
});

/** One sampled customer: a short record. */
export type Sample = z.infer<typeof sampleSchema>;

export const samplesSchema = z.array(sampleSchema);

/** More are not visited for one result: a number above is a slip. */
export const MOST_SAMPLES = 1000;
