import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Boss, startBoss } from '../../src/store/boss.ts';
import { describeOnBothHomes, type OpenHome } from '../helpers/postgres.ts';

const START = new Date('2026-11-02T01:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START.getTime() + hours * HOUR);

describeOnBothHomes('work that waits for its time', (open, kind) => {
  let home: OpenHome;
  let boss: Boss;
  const errors: unknown[] = [];
  beforeAll(async () => {
    home = await open();
    boss = await startBoss(home.db, START, error => errors.push(error));
  });
  afterAll(async () => {
    await boss.stop();
    await home.close();
    expect(errors).toEqual([]);
  });

  const send = (key: string, when: Date, data: object = { key }) =>
    home.db.transaction(tx => boss.send(tx, 'timers', [{ key, at: when, data }]));
  async function take(): Promise<unknown[]> {
    const jobs = await boss.fetch('timers', 50);
    for (const job of jobs) await boss.complete('timers', [job.id]);
    return jobs.map(job => (job.data as { key: string }).key);
  }

  it('falls due by the simulated clock, not the server’s', async () => {
    await send('tomorrow', at(24));
    await send('soon', at(1));
    expect(await take()).toEqual([]);
    expect(await boss.nextDue()).toEqual(at(1));
    await boss.setTime(at(1));
    expect(await take()).toEqual(['soon']);
    await boss.setTime(at(24));
    expect(await take()).toEqual(['tomorrow']);
    expect(await boss.nextDue()).toBeUndefined();
  });

  it('vanishes with the transaction that sent it', async () => {
    const undone = home.db.transaction(async tx => {
      await boss.send(tx, 'timers', [{ key: 'undone', at: at(1), data: { key: 'undone' } }]);
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    expect(await take()).toEqual([]);
  });

  it('is one job per key, whoever repeats it', async () => {
    const key = randomUUID();
    await send(key, at(1));
    await send(key, at(1));
    await Promise.all([send(key, at(1)), send(key, at(2))]);
    expect(await take()).toEqual([key]);
    await send(key, at(1));
    expect(await take()).toEqual([]);
  });

  it('is put in all at once, in its order, a repeated key once', async () => {
    const key = randomUUID();
    const keys = [`${key}-2`, `${key}-1`, `${key}-2`];
    await home.db.transaction(tx =>
      boss.send(
        tx,
        'timers',
        keys.map(each => ({ key: each, at: at(1), data: { key: each } })),
      ),
    );
    expect(await take()).toEqual([`${key}-2`, `${key}-1`]);
    await home.db.transaction(tx => boss.send(tx, 'timers', []));
    expect(await take()).toEqual([]);
  });

  it('comes again after a failure, later', async () => {
    await send('shaky', at(1));
    const [job] = await boss.fetch('timers', 1);
    await boss.fail('timers', job!.id, 'test');
    expect(await take()).toEqual([]);
    const next = await boss.nextDue();
    expect(next!.getTime()).toBeGreaterThan(at(24).getTime());
    await boss.setTime(next!);
    expect(await take()).toEqual(['shaky']);
  });

  if (kind === 'PGlite') {
    it('comes again after a crash in the middle of it', async () => {
      await send('cut off', at(1));
      expect(await boss.fetch('timers', 1)).toHaveLength(1);
      // The process dies here; the next one opens the same database.
      const next = await startBoss(home.db, at(48), error => errors.push(error));
      const again = await next.fetch('timers', 1);
      expect(again.map(job => job.data)).toEqual([{ key: 'cut off' }]);
      await next.complete('timers', [again[0]!.id]);
      await next.stop();
    });
  }
});
