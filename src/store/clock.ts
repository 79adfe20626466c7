import type { Clock } from '../domain/clock.ts';
import { AppError } from '../errors.ts';
import type { Database } from './database.ts';

const ROW = 1;

export type ApplicationClock = Awaited<ReturnType<typeof openClock>>;

/**
 * The application's one clock.
 *
 * - `real`: the machine's time.
 * - `frozen`: stands still between moves, kept in one database row (scripts and tests).
 * - `running`: the machine's time plus what was moved so far, kept in the same row (local chat page).
 */
export async function openClock(database: Database, mode: 'real' | 'frozen' | 'running', start?: Date) {
  const machine = () => new Date();
  if (mode === 'real') return { now: machine, simulated: false, moveTo: fixed } satisfies MovableClock;
  const stored = await database.prisma.simulatedClock.findUnique({ where: { id: ROW } });
  let base = start ?? stored?.now ?? machine();
  if (stored && base < stored.now) throw new AppError('clockBackwards', { now: stored.now.toISOString() });
  let anchor = machine().getTime();
  if (mode === 'running' && (!stored || stored.now < machine())) base = machine();

  const now = () => (mode === 'frozen' ? base : new Date(base.getTime() + machine().getTime() - anchor));
  const clock: MovableClock = {
    now,
    simulated: true,
    /** Moves forward only; the caller runs what falls due on the way. @throws AppError `clockBackwards`. */
    async moveTo(instant: Date) {
      if (instant < now()) throw new AppError('clockBackwards', { now: now().toISOString() });
      base = instant;
      anchor = machine().getTime();
      await database.prisma.simulatedClock.upsert({ where: { id: ROW }, create: { id: ROW, now: base }, update: { now: base } });
    },
  };
  if (mode === 'frozen') await clock.moveTo(base);
  return clock;
}

export interface MovableClock extends Clock {
  readonly simulated: boolean;
  moveTo(instant: Date): Promise<void>;
}

async function fixed(): Promise<void> {
  throw new AppError('clockFixed');
}
