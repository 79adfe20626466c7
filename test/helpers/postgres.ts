import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import { seedDemo } from '../../prisma/seed/load.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openTestDatabase } from './database.ts';

const provided = inject('postgres');

/** Without a server the tests on PostgreSQL are shown as skipped; with CI=true the run does not even begin. */
export const onPostgres = describe.skipIf('missing' in provided);

/** An empty database of its own for a test file; `drop` also ends connections that are still open. */
export async function createServerDatabase(
  options: { timeZone?: string } = {},
): Promise<{ url: string; drop: () => Promise<void> }> {
  if ('missing' in provided) throw new Error(provided.missing);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administrate(`CREATE DATABASE ${name}`);
  if (options.timeZone) await administrate(`ALTER DATABASE ${name} SET timezone TO '${options.timeZone}'`);
  const url = new URL(provided.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administrate(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administrate(statement: string): Promise<void> {
  const client = new Client({ connectionString: (provided as { url: string }).url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface OpenHome {
  db: Database;
  /** A second, independent way to the same rows: another connection pool on PostgreSQL, the same one on PGlite. */
  second: Database;
  close: () => Promise<void>;
}

/** The same suite on both homes. `open` gives a migrated database with the demo branch. */
export function describeOnBothHomes(
  title: string,
  suite: (open: () => Promise<OpenHome>, home: 'PGlite' | 'PostgreSQL') => void,
): void {
  describe(`${title} on PGlite`, () => {
    suite(async () => {
      const db = await openTestDatabase();
      return { db, second: db, close: () => db.close() };
    }, 'PGlite');
  });
  onPostgres(`${title} on PostgreSQL`, () => {
    suite(async () => {
      const { url, drop } = await createServerDatabase();
      const db = await openDatabase({ kind: 'server', url });
      await migrate(db);
      await db.transaction(tx => seedDemo(tx, new Date('2026-01-01T00:00:00+08:00')));
      const second = await openDatabase({ kind: 'server', url });
      return {
        db,
        second,
        async close() {
          await Promise.all([db.close(), second.close()]);
          await drop();
        },
      };
    }, 'PostgreSQL');
  });
}
