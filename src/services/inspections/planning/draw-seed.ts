import { randomInt } from 'node:crypto';

/** A draw's seed: a number of eight digits, so that people can read it to each other. */
export type DrawSeed = (draw: { programmeId: string; period: string }) => string;

export const randomSeed = (): string => String(randomInt(10_000_000, 100_000_000));
