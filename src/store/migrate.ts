import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { AppError } from '../errors.ts';
import type { Database } from './database.ts';
import { learnTypes } from './pglite-types.ts';

const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma/', import.meta.url));
const LOCK_FILE = 'migration_lock.toml';
/** Another starter may hold the engine's advisory lock through a long migration; it gives up after 10 s, we ask again. */
const LOCK_ATTEMPTS = 12;
const LOCK_PAUSE_MS = 500;

interface MigrationFiles {
  baseDir: string;
  lockfile: { path: string; content: string | null };
  shadowDbInitScript: string;
  migrationDirectories: { path: string; migrationFile: { path: string; content: { tag: 'ok'; value: string } } }[];
}

/**
 * Applies `prisma/migrations` through Prisma's own schema engine, which records them in `_prisma_migrations`, so that
 * `prisma migrate deploy` stays interchangeable. Several starters at once wait for one another.
 *
 * @param onStep told what takes its time: applying, or waiting for another starter that applies them
 * @throws AppError `migrationFailed` naming the migration; nothing after it is applied.
 */
export async function migrate(
  database: Database,
  folder = join(PRISMA_FOLDER, 'migrations'),
  onStep: (step: 'migrating' | 'waiting') => void = () => {},
): Promise<void> {
  const migrations = await readMigrations(folder);
  if (await isUpToDate(database, migrations)) return;
  onStep('migrating');
  for (let attempt = 1; ; attempt++) {
    try {
      await withEngine(database, [], engine =>
        engine.applyMigrations({ migrationsList: migrations, filters: { externalTables: [], externalEnums: [] } }),
      );
      if (database.pglite) await learnTypes(database.pglite);
      return;
    } catch (cause) {
      if (isLockTimeout(cause) && attempt < LOCK_ATTEMPTS) {
        if (attempt === 1) onStep('waiting');
        await pause(LOCK_PAUSE_MS);
        continue;
      }
      const migration = await unfinished(database);
      throw new AppError(
        'migrationFailed',
        { migration, detail: `${migration ?? ''} ${firstLine(cause)}`.trim() },
        { cause },
      );
    }
  }
}

/** The SQL that would bring a database with all migrations to `prisma/schema`; empty when they agree. */
export async function schemaDrift(database: Database, folder = join(PRISMA_FOLDER, 'migrations')): Promise<string> {
  const schema = await readSchema();
  return withEngine(database, schema, async engine => {
    const result = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations(folder)) },
      to: { tag: 'schemaDatamodel', files: schema.map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = result.stdout ?? '';
    return script.includes('This is an empty migration') ? '' : script;
  });
}

async function isUpToDate(database: Database, migrations: MigrationFiles): Promise<boolean> {
  const table = await database.prisma.$queryRaw<{ present: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`;
  if (!table[0]?.present) return false;
  const rows = await database.prisma.$queryRaw<{ migration_name: string; checksum: string }[]>`
    SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Map(rows.map(row => [row.migration_name, row.checksum]));
  return migrations.migrationDirectories.every(directory => {
    const checksum = createHash('sha256').update(directory.migrationFile.content.value).digest('hex');
    return applied.get(directory.path) === checksum;
  });
}

/** The migration that was begun and not finished, if one was. */
async function unfinished(database: Database): Promise<string | undefined> {
  try {
    const rows = await database.prisma.$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at DESC LIMIT 1`;
    return rows[0]?.migration_name;
  } catch {
    // Not even the table is there: the failure itself says more.
    return undefined;
  }
}

async function readMigrations(folder: string): Promise<MigrationFiles> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  names.sort();
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content: await readFile(join(folder, LOCK_FILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async name => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

async function readSchema(): Promise<[string, string][]> {
  const folder = join(PRISMA_FOLDER, 'schema');
  const names = (await readdir(folder)).filter(name => name.endsWith('.prisma'));
  return Promise.all(
    names.map(async name => [join(folder, name), await readFile(join(folder, name), 'utf8')] as [string, string]),
  );
}

type SchemaEngineModule = typeof import('@prisma/schema-engine-wasm');
type Engine = Awaited<ReturnType<SchemaEngineModule['SchemaEngine']['new']>>;

let engineModule: Promise<SchemaEngineModule> | undefined;

/** Lends out an engine. It leaves its connections open, and on a server its advisory lock with them, until they are disposed of here. */
async function withEngine<T>(
  database: Database,
  datamodels: [string, string][],
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const opened: SqlDriverAdapter[] = [];
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: database.adapter.provider,
    adapterName: database.adapter.adapterName,
    async connect() {
      const adapter = await database.adapter.connect();
      opened.push(adapter);
      return adapter;
    },
    connectToShadowDb: () => database.adapter.connectToShadowDb(),
  };
  try {
    engineModule ??= loadEngineModule();
    const { SchemaEngine } = await engineModule;
    const engine = await SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory) as never,
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    for (const adapter of opened) await adapter.dispose();
  }
}

/**
 * Loads the WebAssembly by hand: its own entry point imports a `.wasm` file, which Node does not do by default. Once per process, since
 * its JavaScript side holds one instance's memory.
 */
async function loadEngineModule(): Promise<SchemaEngineModule> {
  const scriptPath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import(scriptPath)) as SchemaEngineModule & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const bytes = await readFile(scriptPath.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

function isLockTimeout(error: unknown): boolean {
  return /P1002|advisory lock|timed out trying to acquire/i.test(String(error));
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').slice(0, 3).join(' ').slice(0, 400);
}
