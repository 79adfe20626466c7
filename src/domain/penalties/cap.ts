import { Decimal } from 'decimal.js';

/**
 * What an entry counts under its rule's limit: its points, as far as the room that the postings of the same rule, unit and period leave goes. Whoever
 * comes last bears the rest: in total the same whatever the order. What an appeal or a correction gives back is room for what is confirmed
 * afterwards; what was confirmed before is never raised, since its own window to appeal has begun to run.
 *
 * @param posted the sum of those postings, decimal string
 * @returns decimal string
 */
export function withinCap(points: string, posted: string, cap: string | null): string {
  if (cap === null) return new Decimal(points).toString();
  const room = Decimal.max(new Decimal(cap).minus(posted), 0);
  return Decimal.min(points, room).toString();
}
