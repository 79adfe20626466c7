import type { Clock } from '../domain/clock.ts';
import { AppError } from '../errors.ts';
import type { Database } from './database.ts';

export type ClockMode = 'real' | 'frozen' | 'running';

/** The application's clock; a simulated one can be moved forward, by the caller who then runs what falls due on the way. */
export interface ApplicationClock extends Clock {
  readonly simulated: boolean;
  /** @throws AppError `clockBackwards`, or `clockFixed` on real time. */
  moveTo(instant: Date): Promise<void>;
}

const ROW = 1;

const realClock: ApplicationClock = {
  now: () => new Date(),
  simulated: false,
  async moveTo() {
    throw new AppError('clockFixed');
  },
};

/**
 * Opens the application's one clock.
 *
 * - `real`: the machine's time.
 * - `frozen`: stands still between moves (scripts and tests).
 * - `running`: goes on with the machine's time from wherever it was moved to (local chat page).
 *
 * A simulated time is one database row, so a restart goes on where it was. A server database that has lived in real time keeps it,
 * whatever is asked for: a moved clock there would let real deadlines pass.
 *
 * @param start where a frozen clock begins. @throws AppError `clockBackwards` when the stored time is later.
 */
export async function openClock(database: Database, mode: ClockMode, start?: Date): Promise<ApplicationClock> {
  if (mode === 'real') return realClock;
  const { prisma } = database;
  const stored = await prisma.simulatedClock.findUnique({ where: { id: ROW } });
  if (database.home.kind === 'server' && !stored && (await prisma.inboxMessage.findFirst({ select: { id: true } })))
    return realClock;

  const elapsed = () => Date.now() - anchor;
  const reached = stored
    ? stored.now.getTime() + (stored.running ? Date.now() - stored.setAt.getTime() : 0)
    : undefined;
  let anchor = Date.now();
  let base = start?.getTime() ?? Math.max(reached ?? 0, mode === 'running' || reached === undefined ? anchor : 0);
  if (reached !== undefined && base < reached)
    throw new AppError('clockBackwards', { now: new Date(reached).toISOString() });

  const clock: ApplicationClock = {
    now: () => new Date(mode === 'frozen' ? base : base + elapsed()),
    simulated: true,
    async moveTo(instant) {
      if (instant < clock.now()) throw new AppError('clockBackwards', { now: clock.now().toISOString() });
      const row = { now: instant, setAt: new Date(), running: mode === 'running' };
      await prisma.simulatedClock.upsert({ where: { id: ROW }, create: { id: ROW, ...row }, update: row });
      base = instant.getTime();
      anchor = row.setAt.getTime();
    },
  };
  // What a script does is later compared with this time, also after a crash before its first move.
  if (mode === 'frozen') await clock.moveTo(clock.now());
  return clock;
}
