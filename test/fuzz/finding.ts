export interface FuzzReport {
  inputs: number;
  /** How many were refused, read and stored, read and of no concern. */
  refused: number;
  stored: number;
  ignored: number;
}

export interface FuzzOptions {
  inputs: number;
  seed: number;
  onProgress?: (report: FuzzReport) => void;
}

/** Thrown with all that is needed to see it again. */
export class FuzzFinding extends Error {
  constructor(what: string, seed: number, input: unknown, cause?: unknown) {
    super(`${what} (seed ${seed}): ${JSON.stringify(input)}`, { cause });
    this.name = 'FuzzFinding';
  }
}

/** Each block of inputs has a seed of its own, so that a finding is seen again without the million before it. */
const BLOCK = 10_000;

/** The inputs in blocks, each with its seed. */
export function blocksOf({ inputs, seed }: FuzzOptions): { seed: number; inputs: number }[] {
  return Array.from({ length: Math.ceil(inputs / BLOCK) }, (_, block) => ({
    seed: seed + block,
    inputs: Math.min(BLOCK, inputs - block * BLOCK),
  }));
}
