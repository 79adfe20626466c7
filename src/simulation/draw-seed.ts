import { createHash } from 'node:crypto';
import type { DrawSeed } from '../services/inspections/planning/draw-seed.ts';

/** Draws that come out the same each time: of eight digits, like those by lot. */
export function drawSeedOf(seed: string): DrawSeed {
  return ({ programmeId, period }) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, 'draw', programmeId, period]))
      .digest();
    return String(10_000_000 + (digest.readUInt32LE(0) % 90_000_000));
  };
}
