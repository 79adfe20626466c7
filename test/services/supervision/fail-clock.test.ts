import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext } from '../penalties/fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

it('charges the unit that a move, waited for at the lock, has made responsible; in the month of the deadline', async () => {
  const { db } = test.context;
  const dueAt = new Date('2026-10-30T18:00:00+08:00');
  await db.prisma.supervisionClock.update({ where: { id: CHAIN.clockId }, data: { failedAt: null, dueAt } });
  const run = db.transaction.bind(db);
  // The lock is granted when the move commits: here the first raw statement makes the move.
  vi.spyOn(db, 'transaction').mockImplementationOnce(work =>
    run(tx => {
      const moving = async () => {
        await tx.supervisionOrder.update({
          where: { no: CHAIN.orderNo },
          data: { responsibleUnitId: 'rural-customers' },
        });
        return [];
      };
      let moved = false;
      return work(
        new Proxy(tx, {
          get(target, key) {
            if (key !== '$queryRaw' || moved) return Reflect.get(target, key);
            moved = true;
            return moving;
          },
        }),
      );
    }),
  );
  await test.services.supervision.timers.supervisionClockDue({ kind: 'supervisionClockDue', id: CHAIN.clockId });
  expect(await db.prisma.penaltyEntry.findMany()).toMatchObject([
    { responsibleUnitId: 'rural-customers', period: '2026-10' },
  ]);
});
