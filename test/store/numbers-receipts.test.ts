import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NUMBER_PREFIX, nextNumber } from '../../src/store/numbers.ts';
import { once } from '../../src/store/receipts.ts';
import { describeOnBothHomes, type OpenHome } from '../helpers/postgres.ts';

const AT = new Date('2026-11-02T01:00:00Z');

describeOnBothHomes('numbers and receipts', open => {
  let home: OpenHome;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('counts from one, per kind and year', async () => {
    const numbers = await home.db.transaction(async tx => [
      await nextNumber(tx, 'penalty', 2026),
      await nextNumber(tx, 'penalty', 2026),
      await nextNumber(tx, 'appeal', 2026),
      await nextNumber(tx, 'penalty', 2027),
    ]);
    expect(numbers).toEqual(['KF-2026-0001', 'KF-2026-0002', 'SS-2026-0001', 'KF-2027-0001']);
  });

  it('gives every kind a prefix of its own', () => {
    const prefixes = Object.values(NUMBER_PREFIX);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  it('leaves no gap after a change that was taken back', async () => {
    await home.db.transaction(tx => nextNumber(tx, 'inspection', 2026));
    const undone = home.db.transaction(async tx => {
      expect(await nextNumber(tx, 'inspection', 2026)).toBe('CP-2026-0002');
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    expect(await home.db.transaction(tx => nextNumber(tx, 'inspection', 2026))).toBe('CP-2026-0002');
  });

  it('is contiguous however many take a number at once', async () => {
    const takers = Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? home.db : home.second)
        .transaction(async tx => {
          const no = await nextNumber(tx, 'rectification', 2026);
          if (index % 5 === 0) throw new Error('taken back');
          return no;
        })
        .catch(() => undefined),
    );
    const taken = (await Promise.all(takers)).filter(no => no !== undefined).sort();
    expect(taken).toEqual(Array.from({ length: 32 }, (_, index) => `ZG-2026-${String(index + 1).padStart(4, '0')}`));
  });

  it('answers a repeated submission as the first time, without the work', async () => {
    const submissionId = randomUUID();
    let worked = 0;
    const submit = () =>
      home.db.transaction(tx =>
        once(tx, { submissionId, useCase: 'test', at: AT }, async () => {
          worked++;
          return { no: await nextNumber(tx, 'supervision', 2026) };
        }),
      );
    const first = await submit();
    expect(first.repeated).toBe(false);
    expect(await submit()).toEqual({ repeated: true, result: first.result });
    expect(worked).toBe(1);
  });

  it('keeps no receipt of work that failed', async () => {
    const submissionId = randomUUID();
    const submit = (work: () => Promise<string>) =>
      home.db.transaction(tx => once(tx, { submissionId, useCase: 'test', at: AT }, work));
    const failing = submit(async () => {
      throw new Error('not today');
    });
    await expect(failing).rejects.toThrow('not today');
    expect(await submit(async () => 'done')).toEqual({ repeated: false, result: 'done' });
  });

  it('does the work once when two try at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const submissionId = randomUUID();
      const tries = [home.db, home.second, home.db, home.second].map(db =>
        db.transaction(tx =>
          once(tx, { submissionId, useCase: 'test', at: AT }, async () => ({
            no: await nextNumber(tx, 'majorIssue', 2026),
          })),
        ),
      );
      const results = await Promise.all(tries);
      expect(results.filter(result => !result.repeated)).toHaveLength(1);
      expect(new Set(results.map(result => result.result.no))).toEqual(
        new Set([`WT-2026-${String(round + 1).padStart(4, '0')}`]),
      );
    }
  });
});
