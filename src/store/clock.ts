import type { Clock } from '../domain/clock.ts';
import { AppError } from '../errors.ts';
import type { Database } from './database.ts';

export type ClockMode = 'real' | 'frozen' | 'running';

/** The application's clock; a simulated one can be moved forward, by the caller who then runs what falls due on the way. */
export interface ApplicationClock extends Clock {
  readonly simulated: boolean;
  /** Runs `work` while nobody moves a simulated clock, neither here nor on another instance; where another one has moved it, goes by that. */
  whileStill<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` while no other instance is at work. */
  whileAlone<T>(work: () => Promise<T>): Promise<T>;
  /** Moves to the time `next` names, asked when no instance is at work; stays where it is later already. @throws AppError `clockFixed` */
  moveOn(next: () => Promise<Date>): Promise<void>;
  /** @throws AppError `clockBackwards`, or `clockFixed` on real time. */
  moveTo(instant: Date): Promise<void>;
}

const ROW = 1;

async function fixed(): Promise<never> {
  throw new AppError('clockFixed');
}

const realClock: ApplicationClock = {
  now: () => new Date(),
  simulated: false,
  whileStill: work => work(),
  whileAlone: work => work(),
  moveOn: fixed,
  moveTo: fixed,
};

/**
 * Opens the application's one clock.
 *
 * - `real`: the machine's time.
 * - `frozen`: stands still between moves (scripts and tests).
 * - `running`: goes on with the machine's time from wherever it was moved to (local chat page).
 *
 * A simulated time is one database row, so a restart goes on where it was and all instances on a server have the same; it is moved only
 * when none of them is at work. A server database that has lived in real time keeps it,
 * whatever is asked for: a moved clock there would let real deadlines pass.
 *
 * @param start where a frozen clock begins. @throws AppError `clockBackwards` when the stored time is later.
 * @param first where one begins whose time is not stored yet; a stored time goes on.
 */
export async function openClock(
  database: Database,
  mode: ClockMode,
  start?: Date,
  first?: Date,
): Promise<ApplicationClock> {
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
  let base = start?.getTime() ?? Math.max(reached ?? first?.getTime() ?? anchor, mode === 'running' ? anchor : 0);
  if (reached !== undefined && base < reached)
    throw new AppError('clockBackwards', { now: new Date(reached).toISOString() });

  /** What another instance has moved to. */
  async function readAgain(): Promise<void> {
    const row = await prisma.simulatedClock.findUnique({ where: { id: ROW } });
    if (!row || row.now <= clock.now()) return;
    base = row.now.getTime();
    anchor = Date.now();
  }

  async function write(instant: Date): Promise<void> {
    const row = { now: instant, setAt: new Date(), running: mode === 'running' };
    await prisma.simulatedClock.upsert({ where: { id: ROW }, create: { id: ROW, ...row }, update: row });
    base = instant.getTime();
    anchor = row.setAt.getTime();
  }

  const { instances } = database;
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (!instances) return work();
    return instances.alone(async () => {
      await readAgain();
      return work();
    });
  }

  const clock: ApplicationClock = {
    now: () => new Date(mode === 'frozen' ? base : base + elapsed()),
    simulated: true,
    whileStill: work => (instances ? instances.together(readAgain, work) : work()),
    whileAlone: alone,
    moveOn: next =>
      alone(async () => {
        const instant = await next();
        if (instant > clock.now()) await write(instant);
      }),
    moveTo: instant =>
      alone(async () => {
        if (instant < clock.now()) throw new AppError('clockBackwards', { now: clock.now().toISOString() });
        await write(instant);
      }),
  };
  // What a script does is later compared with this time, also after a crash before its first move.
  if (mode === 'frozen') await alone(() => write(clock.now()));
  return clock;
}
