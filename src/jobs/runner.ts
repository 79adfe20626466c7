import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../domain/clock.ts';
import type { NoticeJob } from '../domain/notices/digest.ts';
import type { Timer } from '../domain/timers.ts';

type Queue = 'timers' | 'notices';

/** Where work waits for its time; in the application pg-boss. */
export interface DueWork {
  /** In the order of their sending. */
  fetch(queue: Queue, limit: number): Promise<{ id: string; data: unknown; due: Date }[]>;
  complete(queue: Queue, id: string): Promise<unknown>;
  fail(queue: Queue, id: string, reason: string): Promise<unknown>;
  nextDue(): Promise<Date | undefined>;
  /** Only with a simulated clock. */
  setTime(now: Date): Promise<void>;
}

export interface JobRunnerOptions {
  boss: DueWork;
  clock: Clock & { readonly simulated: boolean; moveTo(instant: Date): Promise<void> };
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

  async function drainQueue(queue: Queue, run: (data: unknown) => Promise<unknown>): Promise<number> {
    const jobs = await boss.fetch(queue, BATCH);
    for (const job of jobs) {
      try {
        await untilDue(job.due);
        await run(job.data);
        await boss.complete(queue, job.id);
      } catch (error) {
        options.onError(error);
        await boss.fail(queue, job.id, error instanceof Error ? error.name : 'error');
      }
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

  /** Runs everything that is due now, timers before the notices they cause, until nothing is left. */
  async function drain(): Promise<void> {
    if (clock.simulated) await boss.setTime(clock.now());
    for (;;) {
      const timers = await drainQueue('timers', data => options.fire(data as Timer));
      const notices = await drainQueue('notices', data => options.deliverNotice(data as NoticeJob));
      if (timers + notices === 0) return;
    }
  }

  /** One drain at a time; a second caller waits for the one under way and then runs its own. */
  async function runDue(): Promise<void> {
    while (current) await current;
    current = drain().finally(() => {
      current = undefined;
    });
    return current;
  }

  return {
    runDue,
    /** Moves a simulated clock to `target`, stopping at everything that falls due on the way, in order. */
    async advanceTo(target: Date): Promise<void> {
      for (;;) {
        const next = await boss.nextDue();
        if (!next || next > target) break;
        if (next > clock.now()) await clock.moveTo(next);
        await runDue();
      }
      if (target > clock.now()) await clock.moveTo(target);
      await runDue();
    },
    start(): void {
      poll = setInterval(() => {
        if (!current) void runDue().catch(options.onError);
      }, POLL_MS);
    },
    async stop(): Promise<void> {
      clearInterval(poll);
      while (current) await current.catch(() => {});
    },
  };
}
