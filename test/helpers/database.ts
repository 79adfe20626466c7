import { seedDemo } from '../../prisma/seed/load.ts';
import { startBoss } from '../../src/store/boss.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { memorySnapshot } from '../../src/store/memory-snapshot.ts';
import { migrate } from '../../src/store/migrate.ts';

let snapshot: Promise<Blob> | undefined;

/** A migrated in-memory database with the demo branch and the job queue; prepared once for all test files and copied. */
export async function openTestDatabase(): Promise<Database> {
  snapshot ??= memorySnapshot('test', prepare);
  return openDatabase({ kind: 'memory', snapshot: await snapshot });
}

async function prepare(database: Database): Promise<void> {
  await migrate(database);
  const installed = new Date('2026-01-01T00:00:00+08:00');
  await database.transaction(tx => seedDemo(tx, installed));
  const boss = await startBoss(database, installed, error => {
    throw error;
  });
  await boss.stop();
}
