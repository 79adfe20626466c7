import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import { openSimulation } from '../../src/commands/simulate-actions.ts';
import { readConfig } from '../../src/config.ts';
import { createChance } from '../../src/simulation/chance.ts';
import { simulate } from '../../src/simulation/drive.ts';
import type { DatabaseHome } from '../../src/store/database.ts';

/** A small branch; February 2026 has few working days. */
export interface SmallRun {
  seed: string;
  days: number;
  units?: number;
}

/** Where those on a server keep files. */
const DATA_DIR = join(tmpdir(), 'service-quality-simulated');

export const START = '2026-02-01';

export function openSmall({ seed, units = 6 }: SmallRun, home: DatabaseHome = { kind: 'memory' }): Promise<App> {
  return openSimulation(
    { seed, units, start: START },
    { config: readConfig({ DEMO: 'off', LOG_LEVEL: 'error', DATA_DIR }), home },
  );
}

/** Lives through it. @param onSlot is told each slot */
export function live(app: App, { seed, days }: SmallRun, onSlot: (now: Date) => void = () => {}): Promise<number> {
  return simulate({ app, chance: createChance(seed), start: START, days, onSlot: ({ now }) => onSlot(now) });
}
