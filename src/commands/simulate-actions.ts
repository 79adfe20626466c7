import { simulateTexts as texts } from '../../dialogs/replies/simulate-command.ts';
import { type AppOptions, createApp } from '../app.ts';
import { atShanghai, type Day, makeDay, shanghaiDate } from '../domain/calendar/shanghai.ts';
import { AppError } from '../errors.ts';
import { type Beginning, loadBranch } from '../simulation/branch/load-branch.ts';
import { LEAST_UNITS } from '../simulation/branch/plan-branch.ts';
import { createChance } from '../simulation/chance.ts';
import { drawSeedOf } from '../simulation/draw-seed.ts';
import { simulate } from '../simulation/drive.ts';
import { INVARIANTS } from '../simulation/invariants/index.ts';
import { hashState } from '../simulation/state-hash.ts';
import type { Console } from './console.ts';

export interface SimulateOptions {
  readonly units: string;
  readonly days: string;
  readonly seed: string;
  readonly start: string;
}

/** The rules and programmes of the branch are in force from then on. */
const FIRST_DAY = '2026-01-01';

/**
 * `npm run simulate`: lives through the days, checks every invariant and prints the hash of the final state.
 *
 * @returns 0, or 1 when an invariant does not hold
 * @throws AppError `invalidInput`
 */
export async function runSimulation(
  options: SimulateOptions,
  place: () => Pick<AppOptions, 'config' | 'home'>,
  terminal: Console,
): Promise<number> {
  const beginning = {
    units: wholeNumber('--units', options.units, LEAST_UNITS),
    seed: options.seed,
    start: readDay(options.start),
  };
  const days = wholeNumber('--days', options.days, 1);
  const app = await openSimulation(beginning, place());
  try {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let month = '';
    const acts = await simulate({
      ...{ app, chance: createChance(beginning.seed), start: beginning.start, days },
      onSlot: ({ now, acts: done }) => {
        const reached = shanghaiDate(now).slice(0, 7);
        if (reached !== month) terminal.err(texts.progress({ month: reached, acts: done, seconds: seconds() }));
        month = reached;
      },
    });
    terminal.err(texts.done({ acts, seconds: seconds() }));
    let holds = true;
    for (const invariant of INVARIANTS) {
      const checked = await invariant.check(app);
      holds &&= checked.broken.length === 0;
      terminal.out(texts.invariant(invariant.name, checked));
    }
    terminal.out(`hash ${await hashState(app)}`);
    return holds ? 0 : 1;
  } finally {
    await app.stop();
  }
}

/** The application on a database with the branch to be simulated; one that was begun before goes on where it was. @throws AppError `invalidInput` */
export function openSimulation(beginning: Beginning, place: Pick<AppOptions, 'config' | 'home'>) {
  return createApp({
    ...place,
    clock: { mode: 'frozen', first: atShanghai(beginning.start, '00:00') },
    drawSeed: drawSeedOf(beginning.seed),
    async seed(db) {
      const loaded = await loadBranch(db, beginning);
      if (loaded.kind === 'taken') throw new AppError('invalidInput', { what: texts.taken });
      if (loaded.kind === 'other') throw new AppError('invalidInput', { what: texts.other(loaded.begun) });
    },
  });
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least)) throw new AppError('invalidInput', { what: texts.badNumber(name, least) });
  return number;
}

function readDay(text: string): Day {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).slice(1).map(Number);
  const read = makeDay(year ?? 0, month ?? 0, day ?? 0);
  if (!read || read < FIRST_DAY) throw new AppError('invalidInput', { what: texts.badDay(text) });
  return read;
}
