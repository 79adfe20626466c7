import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EFFECTIVE_FROM } from '../../prisma/seed/effective.ts';
import { seedDemo } from '../../prisma/seed/load.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Database, type DatabaseHome, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

export const HOMES = ['memory', 'directory', 'postgres'] as const;
export type HomeName = (typeof HOMES)[number];

/** The application on a throw-away database of one kind, with as many more inspectors as are asked for. */
export async function openHome(
  name: HomeName,
  people: readonly string[],
): Promise<{ app: App; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = name === 'postgres' ? await createDatabase() : undefined;
  const home: DatabaseHome =
    name === 'memory'
      ? { kind: 'memory' }
      : server
        ? { kind: 'server', url: server.url }
        : { kind: 'directory', dataDir, purpose: 'bench' };
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  const app = await createApp({
    config,
    home,
    clock: { mode: 'frozen', start: new Date('2026-11-03T10:00:00+08:00') },
  });
  await addPeople(app.db, people);
  return {
    app,
    async close() {
      await app.stop();
      await server?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same rows without an application: instances of their own go by the real clock. */
export async function openServerHome(
  people: readonly string[],
): Promise<{ db: Database; dataDir: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = await createDatabase();
  const db = await openDatabase({ kind: 'server', url: server.url });
  await migrate(db);
  await db.transaction(tx => seedDemo(tx, EFFECTIVE_FROM));
  await addPeople(db, people);
  return {
    db,
    dataDir,
    async close() {
      await db.close();
      await server.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function addPeople(db: Database, people: readonly string[]): Promise<void> {
  await db.prisma.staff.createMany({
    data: people.map(id => ({
      id,
      name: id,
      title: '检查员',
      unitId: 'customer-service',
      roles: ['inspector'],
      lines: ['hall'],
    })),
  });
}

/** On the server that DATABASE_URL names, beside its database. */
async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL!);
  const administer = async (statement: string) => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
