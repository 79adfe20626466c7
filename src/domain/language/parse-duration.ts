const MILLISECONDS: Readonly<Record<string, number>> = {
  w: 7 * 24 * 3_600_000,
  d: 24 * 3_600_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};
const SHAPE = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** Ten years: far beyond any deadline, and far inside what a date can hold. */
const LONGEST_MS = 3653 * 24 * 3_600_000;

/**
 * A span such as `3d4h`, `90m`, `2h30m` or `1w` in milliseconds: whole numbers of w, d, h, m, s, largest first. Undefined
 * for anything else, for zero, and beyond ten years.
 */
export function parseDuration(raw: string): number | undefined {
  const match = SHAPE.exec(raw.trim().toLowerCase());
  if (match === null) return undefined;
  const total = ['w', 'd', 'h', 'm', 's'].reduce(
    (sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (MILLISECONDS[unit] ?? 0),
    0,
  );
  return total > 0 && total <= LONGEST_MS ? total : undefined;
}
