import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createServerDatabase, describeOnBothHomes, type OpenHome, onPostgres } from '../helpers/postgres.ts';

const AT = new Date('2026-11-02T01:00:00.123Z');

describeOnBothHomes('the audit trail and the ledger', open => {
  let home: OpenHome;
  beforeAll(async () => {
    home = await open();
    await home.db.transaction(tx =>
      recordAudit(tx, { at: AT, actorId: 'wu', action: 'test', subjectType: 'test', subjectId: '1' }),
    );
  });
  afterAll(() => home.close());

  it.each(['AuditEvent', 'PenaltyPosting'])('%s only grows', async table => {
    for (const statement of [`UPDATE "${table}" SET id = id`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`]) {
      await expect(home.db.prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(/append-only|23001/);
    }
    // A refused change leaves the connection usable.
    await home.db.transaction(tx =>
      recordAudit(tx, { at: AT, actorId: 'wu', action: 'test', subjectType: 'test', subjectId: table }),
    );
    expect(await home.db.prisma.auditEvent.count({ where: { subjectId: table } })).toBe(1);
  });

  it('gives back the instant that was written, by the client and by SQL', async () => {
    const row = await home.db.prisma.auditEvent.findFirstOrThrow({ where: { subjectId: '1' } });
    expect(row.at.toISOString()).toBe('2026-11-02T01:00:00.123Z');
    const raw = await home.db.prisma.$queryRaw<{ at: Date; epoch: number }[]>`
      SELECT at, extract(epoch FROM at)::float8 AS epoch FROM "AuditEvent" WHERE at = ${AT} AND "subjectId" = '1'`;
    expect(raw).toEqual([{ at: AT, epoch: AT.getTime() / 1000 }]);
  });
});

onPostgres('a server whose database lives in Asia/Shanghai', () => {
  let server: Awaited<ReturnType<typeof createServerDatabase>>;
  beforeAll(async () => {
    server = await createServerDatabase({ timeZone: 'Asia/Shanghai' });
  });
  afterAll(() => server.drop());

  it('stores and returns instants unchanged', async () => {
    const db = await openDatabase({ kind: 'server', url: server.url });
    try {
      const [setting] = await db.prisma.$queryRaw<{ reset_val: string; database: string }[]>`
        SELECT current_setting('TimeZone') AS reset_val, array_to_string(s.setconfig, ',') AS database
        FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()`;
      expect(setting).toEqual({ reset_val: 'UTC', database: 'TimeZone=Asia/Shanghai' });
      await migrate(db);
      await db.transaction(tx =>
        recordAudit(tx, { at: AT, actorId: 'wu', action: 'test', subjectType: 'test', subjectId: '1' }),
      );
      await db.prisma.$executeRaw`INSERT INTO "AuditEvent" (at, "actorId", action, "subjectType", "subjectId", detail)
        VALUES (${AT}, 'wu', 'test', 'test', '2', '{}')`;
      const rows = await db.prisma.$queryRaw<{ at: Date; epoch: number }[]>`
        SELECT at, extract(epoch FROM at)::float8 AS epoch FROM "AuditEvent"`;
      expect(rows).toEqual([1, 2].map(() => ({ at: AT, epoch: AT.getTime() / 1000 })));
      expect((await db.prisma.auditEvent.findMany()).map(row => row.at)).toEqual([AT, AT]);
    } finally {
      await db.close();
    }
  });
});

describe('the embedded database', () => {
  it('works in UTC', async () => {
    const db = await openDatabase({ kind: 'memory' });
    try {
      const [row] = await db.prisma.$queryRaw<
        { offset: number }[]
      >`SELECT extract(timezone FROM localtimestamp::timestamptz)::int AS offset`;
      expect(row!.offset).toBe(0);
    } finally {
      await db.close();
    }
  });
});
