import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../domain/clock.ts';
import type { NoticeJob } from '../domain/notices/digest.ts';
import type { Timer } from '../domain/timers.ts';

type Queue = 'timers' | 'notices';

/** Where work waits for its time; in the application pg-boss. */
export interface DueWork {
  /** In the order of their sending. */
  fetch(queue: Queue, limit: number): Promise<{ id: string; data: unknown; due: Date }[]>;
  complete(queue: Queue, ids: string[]): Promise<unknown>;
  fail(queue: Queue, id: string, reason: string): Promise<unknown>;
  nextDue(): Promise<Date | undefined>;
  /** Puts back what counts as being worked on; only while nobody works. */
  takeUpStranded(): Promise<void>;
  /** Only with a simulated clock. */
  setTime(now: Date): Promise<void>;
}

export interface JobRunnerOptions {
  boss: DueWork;
  clock: Clock & {
    readonly simulated: boolean;
    whileStill<T>(work: () => Promise<T>): Promise<T>;
    moveOn(next: () => Promise<Date>): Promise<void>;
  };
  fire: (timer: Timer) => Promise<unknown>;
  deliverNotice: (job: NoticeJob) => Promise<void>;
  onError: (error: unknown) => void;
}

const BATCH = 100;
/** The database's clock and this machine's may differ; more than this is no skew but a broken clock. */
const MAX_SKEW_MS = 60_000;
/** How often a server looks for due work, real ms. */
const POLL_MS = 1_000;

/** Takes due work from the queues. A failing job is tried again later by pg-boss; its subject's use case makes repeats harmless. */
export function createJobRunner(options: JobRunnerOptions) {
  const { boss, clock } = options;
  let poll: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let stopping = false;

  async function drainQueue(queue: Queue, run: (data: unknown) => Promise<unknown>): Promise<number> {
    const jobs = await boss.fetch(queue, BATCH);
    const done: string[] = [];
    try {
      for (const job of jobs) {
        try {
          await untilDue(job.due);
          await run(job.data);
          done.push(job.id);
        } catch (error) {
          options.onError(error);
          await boss.fail(queue, job.id, error instanceof Error ? error.name : 'error');
        }
      }
    } finally {
      // Together, in one statement: what a crash leaves unsaid is done once more, which changes nothing.
      if (done.length > 0) await boss.complete(queue, done);
    }
    return jobs.length;
  }

  /** The queue goes by the database's clock, the rules by ours: a deadline looked at too early would count as not passed. */
  async function untilDue(due: Date): Promise<void> {
    const early = due.getTime() - clock.now().getTime();
    if (early <= 0 || clock.simulated) return;
    if (early > MAX_SKEW_MS) throw new Error(`due in ${Math.round(early / 1000)} s by this machine's clock`);
    await pause(early);
  }

  /** Runs everything that is due now, timers before the notices they cause, until nothing is left or the process is to end. */
  async function drain(): Promise<void> {
    if (clock.simulated) await boss.setTime(clock.now());
    for (;;) {
      const timers = await drainQueue('timers', data => options.fire(data as Timer));
      const notices = await drainQueue('notices', data => options.deliverNotice(data as NoticeJob));
      if (timers + notices === 0 || stopping) return;
    }
  }

  /** One thing at a time: a second caller waits for the one under way and then does its own. */
  async function inTurn(work: () => Promise<void>): Promise<void> {
    while (current) await current.catch(() => {});
    current = work().finally(() => {
      current = undefined;
    });
    return current;
  }

  const runDue = (): Promise<void> => inTurn(() => clock.whileStill(drain));

  /** Moves to what falls due next, at most to `target`; not past anything that is due already. @returns whether nothing is left to do there. */
  async function moveOn(target: Date): Promise<boolean> {
    let arrived = false;
    await clock.moveOn(async () => {
      // Whoever worked on it did not live to finish it.
      await boss.takeUpStranded();
      const [now, next] = [clock.now(), await boss.nextDue()];
      if (next && next <= now) return now;
      arrived = now >= target;
      if (arrived) return now;
      return next && next < target ? next : target;
    });
    return arrived;
  }

  return {
    runDue,
    /** Moves a simulated clock to `target`, stopping at everything that falls due on the way, in order. Where it is later already, it stays. */
    async advanceTo(target: Date): Promise<void> {
      for (let arrived = false; !arrived; ) {
        await runDue();
        await inTurn(async () => {
          arrived = await moveOn(target);
        });
      }
    },
    start(): void {
      poll = setInterval(() => {
        if (!current) void runDue().catch(options.onError);
      }, POLL_MS);
    },
    async stop(): Promise<void> {
      stopping = true;
      clearInterval(poll);
      while (current) await current.catch(() => {});
    },
  };
}
