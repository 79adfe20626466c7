import { seedDemo } from '../../prisma/seed/load.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

let snapshot: Promise<Blob> | undefined;

/** A migrated in-memory database with the demo branch; prepared once per test file and copied. */
export async function openTestDatabase(): Promise<Database> {
  snapshot ??= prepare();
  return openDatabase({ kind: 'memory', snapshot: await snapshot });
}

async function prepare(): Promise<Blob> {
  const database = await openDatabase({ kind: 'memory' });
  await migrate(database);
  await database.transaction(tx => seedDemo(tx, new Date('2026-01-01T00:00:00+08:00')));
  const dump = await database.pglite!.dumpDataDir('none');
  await database.close();
  return dump;
}
