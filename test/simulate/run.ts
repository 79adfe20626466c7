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

export const START = '2026-02-01';

export function openSmall({ seed, units = 6 }: SmallRun, home: DatabaseHome = { kind: 'memory' }): Promise<App> {
  return openSimulation(
    { seed, units, start: START },
    { config: readConfig({ DEMO: 'off', LOG_LEVEL: 'error' }), home },
  );
}

/** Lives through it. @param onSlot is told each slot */
export function live(app: App, { seed, days }: SmallRun, onSlot: (now: Date) => void = () => {}): Promise<number> {
  return simulate({ app, chance: createChance(seed), start: START, days, onSlot: ({ now }) => onSlot(now) });
}
