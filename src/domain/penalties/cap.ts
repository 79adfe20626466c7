import { Decimal } from 'decimal.js';

/**
 * What an entry counts under its rule's limit: its points, as far as the room that the postings of the same rule, unit and period leave goes. Whoever
 * comes last bears the rest: in total the same whatever the order. What an appeal or a correction gives back is room for what is confirmed
 * afterwards; what was confirmed before is never raised, since its own window to appeal has begun to run.
 *
 * @param points positive for a deduction, negative for a reward
 * @param posted the sum of those postings, decimal string; of the same sign
 * @returns decimal string
 */
export function withinCap(points: string, posted: string, cap: string | null): string {
  const full = new Decimal(points);
  if (cap === null) return full.toString();
  const room = Decimal.max(new Decimal(cap).minus(new Decimal(posted).abs()), 0);
  const counted = Decimal.min(full.abs(), room);
  return (full.isNegative() ? counted.neg() : counted).toString();
}
