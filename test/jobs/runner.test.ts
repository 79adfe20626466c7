import { describe, expect, it } from 'vitest';
import type { Timer } from '../../src/domain/timers.ts';
import { createJobRunner, type DueWork } from '../../src/jobs/runner.ts';

const START = new Date('2026-11-02T01:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START.getTime() + hours * HOUR);

interface Job {
  id: string;
  queue: string;
  at: Date;
  data: unknown;
  state: 'waiting' | 'taken' | 'done' | 'failed';
}

/** Work in memory, in the order in which it falls due. */
function fakeWork(jobs: Job[]): DueWork {
  let now = START;
  const change = async (id: string, state: Job['state']) => {
    for (const job of jobs) if (job.id === id) job.state = state;
  };
  return {
    async fetch(queue, limit) {
      const due = jobs.filter(job => job.queue === queue && job.state === 'waiting' && job.at <= now).slice(0, limit);
      for (const job of due) job.state = 'taken';
      return due.map(({ id, data, at }) => ({ id, data, due: at }));
    },
    async complete(_queue, ids) {
      for (const id of ids) await change(id, 'done');
    },
    fail: (_queue, id) => change(id, 'failed'),
    async nextDue() {
      const waiting = jobs.filter(job => job.state === 'waiting').map(job => job.at.getTime());
      return waiting.length > 0 ? new Date(Math.min(...waiting)) : undefined;
    },
    async takeUpStranded() {},
    async setTime(instant) {
      now = instant;
    },
  };
}

function open(fire?: (timer: Timer, add: (job: Omit<Job, 'state'>) => void) => void) {
  const jobs: Job[] = [];
  const log: string[] = [];
  const errors: unknown[] = [];
  let now = START;
  const add = (job: Omit<Job, 'state'>) => jobs.push({ ...job, state: 'waiting' });
  const stamp = () => `${(now.getTime() - START.getTime()) / HOUR}h`;
  const runner = createJobRunner({
    boss: fakeWork(jobs),
    clock: {
      now: () => now,
      simulated: true,
      whileStill: work => work(),
      async moveOn(next) {
        const instant = await next();
        expect(instant.getTime()).toBeGreaterThanOrEqual(now.getTime());
        now = instant;
      },
    },
    async fire(timer) {
      log.push(`${stamp()} ${(timer as { kind: string }).kind}`);
      fire?.(timer, add);
    },
    async deliverNotice(job) {
      log.push(`${stamp()} notice ${'noticeId' in job ? job.noticeId : job.digestOf}`);
    },
    onError: error => errors.push(error),
  });
  const timer = (id: string, when: Date) => add({ id, queue: 'timers', at: when, data: { kind: id } });
  const notice = (id: string, when: Date) => add({ id, queue: 'notices', at: when, data: { noticeId: id } });
  return { runner, jobs, log, errors, timer, notice, now: () => now };
}

describe('the job runner', () => {
  it('stops the clock at everything that falls due, in order, and ends where it was sent', async () => {
    const { runner, log, timer, now } = open();
    timer('third', at(30));
    timer('first', at(2));
    timer('second', at(5));
    timer('not yet', at(50));
    await runner.advanceTo(at(48));
    expect(log).toEqual(['2h first', '5h second', '30h third']);
    expect(now()).toEqual(at(48));
  });

  it('runs at its own time what a timer has only just scheduled, and delivers what it says', async () => {
    const { runner, log, timer } = open((fired, add) => {
      if ((fired as { kind: string }).kind !== 'due') return;
      add({ id: 'told', queue: 'notices', at: at(1), data: { noticeId: 'told' } });
      add({ id: 'overdue', queue: 'timers', at: at(24), data: { kind: 'overdue' } });
      add({ id: 'morning', queue: 'notices', at: at(10), data: { noticeId: 'morning' } });
    });
    timer('due', at(1));
    await runner.advanceTo(at(48));
    expect(log).toEqual(['1h due', '1h notice told', '10h notice morning', '24h overdue']);
  });

  it('goes on after a job that fails, and says so', async () => {
    const { runner, log, errors, jobs, timer } = open(fired => {
      if ((fired as { kind: string }).kind === 'broken') throw new Error('no such thing');
    });
    timer('broken', START);
    timer('whole', START);
    await runner.runDue();
    expect(log).toEqual(['0h broken', '0h whole']);
    expect(errors).toHaveLength(1);
    expect(jobs.map(job => job.state)).toEqual(['failed', 'done']);
  });

  it('runs one job once however many ask at the same time', async () => {
    const { runner, log, timer } = open();
    for (let index = 0; index < 50; index++) timer(`job-${index}`, START);
    await Promise.all([runner.runDue(), runner.runDue(), runner.runDue()]);
    expect(log).toHaveLength(50);
    expect(new Set(log).size).toBe(50);
  });

  it('does not move when nothing is due', async () => {
    const { runner, log, now } = open();
    await runner.runDue();
    await runner.advanceTo(START);
    expect(log).toEqual([]);
    expect(now()).toEqual(START);
  });
});
