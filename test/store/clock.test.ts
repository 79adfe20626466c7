import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApplicationClock, openClock } from '../../src/store/clock.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createServerDatabase, onPostgres } from '../helpers/postgres.ts';

const START = new Date('2026-11-02T09:00:00+08:00');
const LATER = new Date('2026-11-03T09:00:00+08:00');
const LATEST = new Date('2026-11-04T09:00:00+08:00');

onPostgres('a simulated clock of two instances', () => {
  let drop: () => Promise<void>;
  let databases: Database[] = [];
  let [one, two]: ApplicationClock[] = [];
  beforeAll(async () => {
    const created = await createServerDatabase();
    drop = created.drop;
    databases = await Promise.all([0, 1].map(() => openDatabase({ kind: 'server', url: created.url })));
    await migrate(databases[0]!);
    one = await openClock(databases[0]!, 'frozen', undefined, START);
    two = await openClock(databases[1]!, 'frozen', undefined, LATEST);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(databases.map(db => db.close()));
    await drop?.();
  });

  it('is one time: the second goes on where the first stands', () => {
    expect(one!.now()).toEqual(START);
    expect(two!.now()).toEqual(START);
  });

  it('is not moved while one of them is at work, and work goes by what another has moved', async () => {
    const told: string[] = [];
    let finish = () => {};
    const working = new Promise<void>(resolve => {
      finish = resolve;
    });
    const work = one!.whileStill(async () => {
      told.push('at work');
      await working;
      told.push(`done at ${one!.now().toISOString()}`);
    });
    await expect.poll(() => told).toEqual(['at work']);
    const move = two!.moveTo(LATER).then(() => told.push('moved'));
    finish();
    await Promise.all([work, move]);
    expect(told).toEqual(['at work', `done at ${START.toISOString()}`, 'moved']);
    await one!.whileStill(async () => {
      expect(one!.now()).toEqual(LATER);
    });
  });

  it('is never put back by one that lags behind', async () => {
    await one!.moveTo(LATEST);
    await expect(two!.moveTo(LATER)).rejects.toMatchObject({ code: 'clockBackwards' });
    await two!.moveOn(async () => LATER);
    expect(two!.now()).toEqual(LATEST);
  });
});
