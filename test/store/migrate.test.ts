import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate, schemaDrift } from '../../src/store/migrate.ts';
import { createServerDatabase, onPostgres } from '../helpers/postgres.ts';

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url).pathname;
/** Two connections that start together, again and again: the loser of the race must wait, not fail. */
const ROUNDS = 5;

const afterwards: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of afterwards.splice(0).reverse()) await undo();
});

async function openMemory(): Promise<Database> {
  const database = await openDatabase({ kind: 'memory' });
  afterwards.push(() => database.close());
  return database;
}

async function openServer(): Promise<Database> {
  const { url, drop } = await createServerDatabase();
  const database = await openDatabase({ kind: 'server', url });
  afterwards.push(drop, () => database.close());
  return database;
}

/** The project's migrations and whatever is added to them. */
async function copyMigrations(added: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  afterwards.push(() => rm(folder, { recursive: true }));
  await cp(MIGRATIONS, folder, { recursive: true });
  for (const [name, script] of Object.entries(added)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), script);
  }
  return folder;
}

const namesIn = async (folder: string) =>
  (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();

async function recorded(database: Database) {
  return database.prisma.$queryRaw<{ name: string; finished: boolean; steps: number }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished, applied_steps_count AS steps
    FROM _prisma_migrations ORDER BY started_at, migration_name`;
}

async function hasTable(database: Database, name: string): Promise<boolean> {
  const rows = await database.prisma.$queryRaw<
    { present: boolean }[]
  >`SELECT to_regclass(${name}) IS NOT NULL AS present`;
  return rows[0]!.present;
}

function suite(open: () => Promise<Database>) {
  it('applies every migration once and records it', async () => {
    const database = await open();
    await migrate(database);
    const first = await recorded(database);
    expect(first.map(row => row.name)).toEqual(await namesIn(MIGRATIONS));
    expect(first.every(row => row.finished)).toBe(true);
    await migrate(database);
    expect(await recorded(database)).toEqual(first);
    // Lists of the enums that the migrations have just made: the embedded database has to learn them.
    expect(await database.prisma.staff.findMany({ where: { roles: { has: 'serviceOfficer' } } })).toEqual([]);
  });

  it('applies only what is new', async () => {
    const database = await open();
    await migrate(database);
    const folder = await copyMigrations({ '29990101000000_later': 'CREATE TABLE "Later" (id TEXT PRIMARY KEY);' });
    await migrate(database, folder);
    expect((await recorded(database)).map(row => row.name)).toEqual(await namesIn(folder));
    expect(await hasTable(database, '"Later"')).toBe(true);
  });

  it('stops at a broken migration, names it, and claims nothing of it', async () => {
    const database = await open();
    const folder = await copyMigrations({
      '29990101000000_broken':
        'CREATE TABLE "Half" (id TEXT PRIMARY KEY);\nALTER TABLE "NoSuchTable" ADD COLUMN x INT;',
      '29990102000000_after': 'CREATE TABLE "After" (id TEXT PRIMARY KEY);',
    });
    const failure = await migrate(database, folder).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AppError', code: 'migrationFailed' });
    expect(JSON.stringify((failure as { params: object }).params)).toContain('29990101000000_broken');
    const rows = await recorded(database);
    expect(rows.find(row => row.name === '29990101000000_broken')).toMatchObject({ finished: false });
    expect(rows.find(row => row.name === '29990102000000_after')).toBeUndefined();
    expect(await hasTable(database, '"Half"')).toBe(false);
    expect(await hasTable(database, '"After"')).toBe(false);
    // Whoever starts next is told again, instead of working on half a schema.
    await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'migrationFailed' });
  });
}

describe('migrate on PGlite', () => suite(openMemory));
onPostgres('migrate on PostgreSQL', () => {
  suite(openServer);

  it('lets several starters at once wait for one another', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { url, drop } = await createServerDatabase();
      const starters = await Promise.all([1, 2, 3].map(() => openDatabase({ kind: 'server', url })));
      try {
        await Promise.all(starters.map(starter => migrate(starter)));
        const rows = await recorded(starters[0]!);
        expect(rows.map(row => row.name)).toEqual(await namesIn(MIGRATIONS));
        expect(rows.every(row => row.finished)).toBe(true);
      } finally {
        await Promise.all(starters.map(starter => starter.close()));
        await drop();
      }
    }
  }, 40_000);

  it('waits for a starter whose migration takes longer than the engine asks', async () => {
    const { url, drop } = await createServerDatabase();
    afterwards.push(drop);
    const [slow, late] = await Promise.all([
      openDatabase({ kind: 'server', url }),
      openDatabase({ kind: 'server', url }),
    ]);
    afterwards.push(
      () => slow.close(),
      () => late.close(),
    );
    const folder = await copyMigrations({
      '29990101000000_slow': 'SELECT pg_sleep(11);\nCREATE TABLE "Slow" (id TEXT PRIMARY KEY);',
    });
    const steps: string[] = [];
    const say = (step: string) => void steps.push(step);
    await Promise.all([migrate(slow, folder, say), migrate(late, folder, say)]);
    // Whoever came second says that it waits.
    expect(steps.sort()).toEqual(['migrating', 'migrating', 'waiting']);
    expect((await recorded(late)).map(row => row.name)).toEqual(await namesIn(folder));
  }, 60_000);
});

describe('schemaDrift', () => {
  it('is empty: prisma/migrations describes prisma/schema', async () => {
    expect(await schemaDrift(await openMemory())).toBe('');
  });

  it('is what a missing migration would have to do', async () => {
    const folder = await copyMigrations({
      '29990101000000_gone': 'ALTER TABLE "Staff" DROP COLUMN "title";\nDROP TABLE "BotState";',
    });
    const drift = await schemaDrift(await openMemory(), folder);
    expect(drift).toContain('CREATE TABLE "BotState"');
    expect(drift).toContain('ADD COLUMN     "title"');
  });
});

onPostgres('schemaDrift on PostgreSQL', () => {
  it('is empty and leaves no shadow database behind', async () => {
    const database = await openServer();
    const databases = () =>
      database.prisma.$queryRaw<{ datname: string }[]>`SELECT datname FROM pg_database WHERE datname LIKE '%shadow%'`;
    const before = await databases();
    expect(await schemaDrift(database)).toBe('');
    expect(await databases()).toEqual(before);
  });
});
