/**
 * A group chat shows its members' conversations as one. Each of them counts by itself, so the order of display is time, then the
 * conversation's own counter, packed into one whole number that a browser holds exactly: milliseconds since 2020 × 10,000 plus the
 * counter's last four digits.
 */
const ORIGIN = Date.UTC(2020, 0, 1);
const COUNTER = 10_000;

export function roomSeq(at: Date, seq: number): number {
  return (at.getTime() - ORIGIN) * COUNTER + (seq % COUNTER);
}

/** The moment a room's `seq` stands for. */
export function momentOf(seq: number): Date {
  return new Date(Math.floor(seq / COUNTER) + ORIGIN);
}
