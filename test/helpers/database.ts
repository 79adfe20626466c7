import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedDemo } from '../../prisma/seed/load.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const CACHE = join(ROOT, 'node_modules/.cache/test-database');
/** What the prepared database follows from. */
const SOURCES = ['prisma/**/*.{ts,md,sql}', 'src/domain/**/*.ts', 'src/store/*.ts', 'package-lock.json'];

let snapshot: Promise<Blob> | undefined;

/** A migrated in-memory database with the demo branch; prepared once for all test files and copied. */
export async function openTestDatabase(): Promise<Database> {
  return openDatabase({ kind: 'memory', snapshot: await testSnapshot() });
}

/** The prepared database as PGlite dumps it; kept beside the packages until one of its sources changes. */
export function testSnapshot(): Promise<Blob> {
  snapshot ??= cached();
  return snapshot;
}

async function cached(): Promise<Blob> {
  const file = join(CACHE, `${fingerprint()}.tar`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return new Blob([known]);
  const dump = await prepare();
  await mkdir(CACHE, { recursive: true });
  for (const old of await readdir(CACHE))
    if (old.endsWith('.tar') && join(CACHE, old) !== file) await rm(join(CACHE, old), { force: true });
  // Written aside and renamed: test files run side by side.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, file);
  return dump;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex').slice(0, 32);
}

async function prepare(): Promise<Blob> {
  const database = await openDatabase({ kind: 'memory' });
  await migrate(database);
  await database.transaction(tx => seedDemo(tx, new Date('2026-01-01T00:00:00+08:00')));
  const dump = await database.pglite!.dumpDataDir('none');
  await database.close();
  return dump;
}
