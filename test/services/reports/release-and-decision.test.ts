import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedDemo } from '../../../prisma/seed/load.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { createServerDatabase, onPostgres } from '../../helpers/postgres.ts';

const VALUES = {
  ...{ complaints: 12, complaintsOnTime: 12, workOrders: 30, workOrdersOnTime: 29, repeatComplaints: 0 },
  remark: null,
};

onPostgres('a report that is released late while its request for more time is being decided', () => {
  let db: Database;
  let drop: () => Promise<void>;
  let test: TestContext;

  beforeEach(async () => {
    const server = await createServerDatabase();
    drop = server.drop;
    db = await openDatabase({ kind: 'server', url: server.url });
    await migrate(db);
    await db.transaction(tx => seedDemo(tx, new Date('2026-01-01T00:00:00+08:00')));
    test = await openTestContext({ db });
  });
  afterEach(async () => {
    await test.close();
    await db.close();
    await drop();
  });

  /** Connections that wait for a row another one holds. */
  const waiting = async (): Promise<number> => {
    const [row] = await db.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row!.count;
  };

  it('waits for the decision that is under way, so that its deduction is not lost', async () => {
    await db.prisma.obligation.deleteMany({ where: { id: { not: 'quality-report:rural-customers' } } });
    await test.services.reports.ensurePeriods();
    const { no } = await db.prisma.submission.findFirstOrThrow();
    const asked = { actor: await test.actor('shi'), submissionId: 'ask', no, day: '2026-11-11', reason: '数据未到' };
    expect(await test.services.extensions.ask({ ...asked, day: '2026-11-11' })).toMatchObject({ kind: 'asked' });
    await test.services.reports.draft({ actor: await test.actor('shi'), no, submissionId: 'draft', values: VALUES });
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    const ding = await test.actor('ding');
    let settled = false;
    let released: Promise<unknown> | undefined;
    await db.transaction(async tx => {
      await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE no = ${no} FOR UPDATE`;
      const release = {
        actor: ding,
        no,
        draftId: 'draft',
        submissionId: 'release',
        decision: { kind: 'release' },
      } as const;
      released = test.services.reports.judge(release).finally(() => (settled = true));
      while (!settled && (await waiting()) === 0);
      await tx.extension.updateMany({ where: { report: { no } }, data: { status: 'refused' } });
    });
    expect(await released).toMatchObject({ kind: 'submitted', late: true });
    expect(await db.prisma.penaltyEntry.count({ where: { subjectNo: no } })).toBe(1);
  });
});
