import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EFFECTIVE_FROM } from '../../prisma/seed/effective.ts';
import { type SeedBranch, seedBranch } from '../../prisma/seed/load.ts';
import { startBoss } from '../../src/store/boss.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

export interface Place {
  url: string;
  dataDir: string;
  db: Database;
  remove(): Promise<void>;
}

/** A fresh database of the branch, whose queue goes by a clock that is moved by as much as that of the instances. */
export async function createPlace(adminUrl: string, branch: SeedBranch, shiftMs: number): Promise<Place> {
  const name = `chaos_${randomUUID().replaceAll('-', '')}`;
  const administrate = async (statement: string) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administrate(`CREATE DATABASE ${name}`);
  const dataDir = await mkdtemp(join(tmpdir(), 'chaos-'));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const db = await openDatabase({ kind: 'server', url: url.href });
  await migrate(db);
  await db.transaction(tx => seedBranch(tx, branch, EFFECTIVE_FROM));
  const boss = await startBoss(db, undefined, error => console.error(error));
  await boss.stop();
  await db.prisma.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION pgboss.job_now() RETURNS timestamptz
    LANGUAGE sql STABLE AS $$ SELECT pg_catalog.now() + interval '${shiftMs} milliseconds' $$`);
  return {
    url: url.href,
    dataDir,
    db,
    async remove() {
      await db.close();
      await administrate(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
